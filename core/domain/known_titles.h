// SPDX-License-Identifier: GPL-3.0-or-later
// The titles printed on all papers that the catalogue knows, ready for being compared with what was read.
// Immutable; any thread.
#pragma once

#include "core/domain/procedure.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

// A title, or a read line, with what a comparison needs.
struct TitleText {
    std::string text;    // as printed
    std::string letters; // compact(text)
    std::array<std::uint8_t, 36> counts{};

    static TitleText of(std::string text);
};

// Edit distance of the letters, or limit + 1 for everything above it.
std::size_t letterDistance(const TitleText& title, const TitleText& line, std::size_t limit);

// Normalised edit distance of the letters in per mille of the longer text; 1000 for everything above `most`.
int titleDistance(const TitleText& title, const TitleText& line, int most);

class KnownTitles {
  public:
    KnownTitles() = default;
    explicit KnownTitles(const std::vector<Procedure>& procedures);

    // Each text once. The titles whose letters may be alike enough: lengths within `most` per mille.
    [[nodiscard]] std::span<const TitleText> near(std::size_t letters, int most) const;
    [[nodiscard]] bool empty() const { return m_titles.empty(); }

  private:
    std::vector<TitleText> m_titles; // shortest first
};

} // namespace core::domain

// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a page that may be its title, folded once for all comparisons to come. Immutable, and cheap to
// copy; any thread.
#pragma once

#include "core/domain/known_titles.h"

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace core::domain {

// Neighbouring lines joined: lines [first, last]. A title is broken over three lines at most.
struct TitleWindow {
    std::size_t first = 0;
    std::size_t last = 0;
    TitleText text;
};

class TitleLines {
  public:
    TitleLines() = default;
    // From the top. Folds the text: about 0.1 ms a page.
    TitleLines(std::vector<std::string> lines);
    TitleLines(std::initializer_list<std::string> lines) : TitleLines(std::vector<std::string>(lines)) {}

    // As they were read.
    [[nodiscard]] const std::vector<std::string>& lines() const { return m_folded->lines; }
    [[nodiscard]] const std::vector<TitleWindow>& windows() const { return m_folded->windows; }
    [[nodiscard]] bool showNationalHeading() const { return m_folded->nationalHeading; }

  private:
    struct Folded {
        std::vector<std::string> lines;
        std::vector<TitleWindow> windows;
        bool nationalHeading = false;
    };
    static const std::shared_ptr<const Folded>& none();

    std::shared_ptr<const Folded> m_folded = none();
};

} // namespace core::domain

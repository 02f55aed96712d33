// SPDX-License-Identifier: GPL-3.0-or-later
// term_words.json: how a term is written on the slip, for records that have numbers alone. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/deadline.h"

#include <filesystem>
#include <map>
#include <string>

namespace core::catalogue {

class TermWords {
  public:
    // By unit, with %1 where the quantity or the cut-off goes.
    explicit TermWords(std::map<core::domain::TermUnit, std::string> byUnit) : m_byUnit(std::move(byUnit)) {}

    // Errors: CatalogueUnreadable (args: the file).
    [[nodiscard]] static core::base::Result<TermWords> load(const std::filesystem::path& folder);

    // "03 working days", in the words of the file.
    [[nodiscard]] std::string words(const core::domain::Term& term) const;

  private:
    std::map<core::domain::TermUnit, std::string> m_byUnit;
};

} // namespace core::catalogue

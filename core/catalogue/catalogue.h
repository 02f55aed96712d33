// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of one authority, read from a folder of data files. Immutable after loading; any thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/procedures.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core::catalogue {

class Catalogue : public core::ports::Procedures {
  public:
    // Reads procedures.json and calendar.json; one wrong field refuses the whole folder.
    // Errors: CatalogueUnreadable (args: the file; detail: the reason).
    [[nodiscard]] static core::base::Result<std::unique_ptr<Catalogue>>
    load(const std::filesystem::path& folder);

    Catalogue(std::vector<core::domain::Procedure> procedures, core::domain::Calendar calendar);

    [[nodiscard]] core::base::Result<core::domain::Procedure> find(std::string_view code) const override;
    [[nodiscard]] std::vector<core::domain::Procedure> search(std::string_view query) const override;
    [[nodiscard]] const core::domain::Calendar& calendar() const override { return m_calendar; }

  private:
    // A procedure with the words it is found by.
    struct Entry {
        core::domain::Procedure procedure;
        std::vector<std::string> nameWords;
        std::vector<std::string> otherWords; // of code and field
    };

    static Entry entryOf(core::domain::Procedure procedure);

    std::vector<Entry> m_entries;
    core::domain::Calendar m_calendar;
};

} // namespace core::catalogue

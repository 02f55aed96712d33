// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of one authority: what came with the program, and what was imported since. Immutable after
// loading; any thread.
#pragma once

#include "core/base/result.h"
#include "core/catalogue/search_index.h"
#include "core/catalogue/version.h"
#include "core/ports/procedures.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core::catalogue {

class Catalogue : public core::ports::Procedures {
  public:
    // Reads procedures.json, calendar.json and abbreviations.json of the folder that came with the program,
    // and the releases of imports in a folder that may not be there yet; one wrong field refuses all. `uses`:
    // what this counter has taken. Errors: CatalogueUnreadable (args: the file; detail: the reason).
    [[nodiscard]] static core::base::Result<std::unique_ptr<Catalogue>>
    load(const std::filesystem::path& shipped, const std::filesystem::path& releases = {}, Uses uses = {});

    Catalogue(std::vector<Version> versions, core::domain::Calendar calendar,
              Abbreviations abbreviations = {}, Uses uses = {});

    [[nodiscard]] core::base::Result<core::domain::Procedure> find(std::string_view code,
                                                                   core::base::Date day) const override;
    [[nodiscard]] std::vector<core::domain::Procedure> search(std::string_view query, core::base::Date day,
                                                              std::size_t most) const override;
    [[nodiscard]] const core::domain::Calendar& calendar() const override { return m_calendar; }

    // The version that a dossier was received under, whether it is still in force or not. Errors:
    // UnknownProcedure.
    [[nodiscard]] core::base::Result<core::domain::Procedure> findVersion(std::string_view code,
                                                                          std::string_view version) const;
    // All versions of one procedure in the order in which they come into force; empty for an unknown one.
    [[nodiscard]] std::vector<Version> versions(std::string_view code) const;
    // What the next import is called.
    [[nodiscard]] int nextRelease() const { return m_newest + 1; }

  private:
    // A version as it stands among the others of its code.
    struct Entry {
        Version version;
        core::base::Date until; // the day on which the next one begins
    };
    [[nodiscard]] bool isInForce(std::size_t entry, core::base::Date day) const;
    void orderVersions();

    std::vector<Entry> m_entries; // in the order of loading, as the index counts them
    // By code, each in the order of coming into force; the last of those that begin on one day holds.
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_byCode;
    SearchIndex m_index;
    core::domain::Calendar m_calendar;
    int m_newest = kShipped;
};

} // namespace core::catalogue

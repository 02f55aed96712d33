// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include "core/catalogue/calendar_file.h"
#include "core/catalogue/json_file.h"
#include "core/catalogue/procedures_file.h"
#include "core/catalogue/release_file.h"
#include "core/domain/codes.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace core::catalogue {

using core::domain::DomainCode;
using core::domain::Procedure;

namespace {

constexpr base::Date kForEver{std::chrono::year::max(), std::chrono::December, std::chrono::day{31}};

} // namespace

core::base::Result<std::unique_ptr<Catalogue>>
Catalogue::load(const std::filesystem::path& shipped, const std::filesystem::path& releases, Uses uses) {
    auto versions = readJsonFile<std::vector<Version>>(shipped / "procedures.json", proceduresFrom);
    if (!versions) return base::fail(std::move(versions.error()));
    auto calendar = readJsonFile<core::domain::Calendar>(shipped / "calendar.json", calendarFrom);
    if (!calendar) return base::fail(std::move(calendar.error()));
    auto abbreviations = loadAbbreviations(shipped);
    if (!abbreviations) return base::fail(std::move(abbreviations.error()));
    auto imported = loadReleases(releases);
    if (!imported) return base::fail(std::move(imported.error()));
    std::ranges::move(*imported, std::back_inserter(*versions));
    return std::make_unique<Catalogue>(std::move(*versions), std::move(*calendar), std::move(*abbreviations),
                                       std::move(uses));
}

Catalogue::Catalogue(std::vector<Version> versions, core::domain::Calendar calendar,
                     Abbreviations abbreviations, Uses uses)
    : m_index(std::move(abbreviations), std::move(uses)), m_calendar(std::move(calendar)) {
    m_entries.reserve(versions.size());
    for (auto& version : versions) {
        m_index.add(version.procedure);
        m_byCode[version.procedure.code].push_back(m_entries.size());
        m_newest = std::max(m_newest, version.release);
        m_entries.push_back({std::move(version), kForEver});
    }
    m_index.finish();
    orderVersions();
}

void Catalogue::orderVersions() {
    for (auto& [code, entries] : m_byCode) {
        std::ranges::stable_sort(entries, {}, [this](std::size_t entry) {
            const auto& version = m_entries[entry].version;
            return std::tuple(version.from, version.release);
        });
        for (std::size_t i = 1; i < entries.size(); ++i)
            m_entries[entries[i - 1]].until = m_entries[entries[i]].version.from;
    }
}

bool Catalogue::isInForce(std::size_t entry, core::base::Date day) const {
    const auto& [version, until] = m_entries[entry];
    return version.from <= day && day < until && !version.ended;
}

core::base::Result<Procedure> Catalogue::find(std::string_view code, core::base::Date day) const {
    const auto found = m_byCode.find(code);
    if (found != m_byCode.end())
        for (const auto entry : found->second)
            if (isInForce(entry, day)) return m_entries[entry].version.procedure;
    return base::fail(DomainCode::UnknownProcedure, base::toIso(day), {std::string(code)});
}

core::base::Result<Procedure> Catalogue::findVersion(std::string_view code, std::string_view version) const {
    const auto found = m_byCode.find(code);
    if (found != m_byCode.end())
        for (const auto entry : found->second)
            if (!m_entries[entry].version.ended && m_entries[entry].version.procedure.version == version)
                return m_entries[entry].version.procedure;
    return base::fail(DomainCode::UnknownProcedure, std::string(version), {std::string(code)});
}

std::vector<Version> Catalogue::versions(std::string_view code) const {
    std::vector<Version> all;
    if (const auto found = m_byCode.find(code); found != m_byCode.end())
        for (const auto entry : found->second)
            all.push_back(m_entries[entry].version);
    return all;
}

std::vector<Procedure> Catalogue::search(std::string_view query, core::base::Date day,
                                         std::size_t most) const {
    std::vector<Procedure> found;
    for (const auto entry : m_index.found(query, most, [&](std::size_t i) { return isInForce(i, day); }))
        found.push_back(m_entries[entry].version.procedure);
    return found;
}

} // namespace core::catalogue

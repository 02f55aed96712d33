// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include "core/base/text.h"
#include "core/catalogue/calendar_file.h"
#include "core/catalogue/json_file.h"
#include "core/catalogue/procedures_file.h"
#include "core/domain/codes.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace core::catalogue {
namespace {

using core::domain::DomainCode;
using core::domain::Procedure;
using Words = std::vector<std::string>;

// Behind every place in a name: a hit in the field or the code says less about what is wanted.
constexpr std::size_t kBehindNames = 1'000'000;

void addCodeWords(Words& words, std::string_view code) {
    for (auto& word : base::foldedWords(code)) {
        for (auto dot = word.find_first_of(".-"); dot != std::string::npos;
             dot = word.find_first_of(".-", dot + 1))
            words.push_back(word.substr(dot + 1));
        words.push_back(std::move(word));
    }
}

std::optional<std::size_t> placeOf(std::string_view wanted, const Words& words) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const std::string& word) { return word.starts_with(wanted); });
    if (found == words.end()) return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

// Sum of the places where the words of the query are found; nothing when one of them is not.
std::optional<std::size_t> placesOf(const Words& query, const Words& words) {
    std::size_t sum = 0;
    for (const auto& wanted : query) {
        const auto place = placeOf(wanted, words);
        if (!place) return std::nullopt;
        sum += *place;
    }
    return sum;
}

// Lower is better: all in the name, the earlier the better; all in code and field; some here and some there.
std::optional<std::size_t> rank(const Words& query, const Words& nameWords, const Words& otherWords) {
    if (const auto places = placesOf(query, nameWords)) return *places;
    if (placesOf(query, otherWords)) return kBehindNames;
    const bool found = std::all_of(query.begin(), query.end(), [&](const std::string& wanted) {
        return placeOf(wanted, nameWords) || placeOf(wanted, otherWords);
    });
    return found ? std::optional(2 * kBehindNames) : std::nullopt;
}

} // namespace

core::base::Result<std::unique_ptr<Catalogue>> Catalogue::load(const std::filesystem::path& folder) {
    auto procedures = readJsonFile<std::vector<Procedure>>(folder / "procedures.json", proceduresFrom);
    if (!procedures) return base::fail(std::move(procedures.error()));
    auto calendar = readJsonFile<core::domain::Calendar>(folder / "calendar.json", calendarFrom);
    if (!calendar) return base::fail(std::move(calendar.error()));
    return std::make_unique<Catalogue>(std::move(*procedures), std::move(*calendar));
}

Catalogue::Catalogue(std::vector<Procedure> procedures, core::domain::Calendar calendar)
    : m_calendar(std::move(calendar)) {
    m_entries.reserve(procedures.size());
    for (auto& procedure : procedures)
        m_entries.push_back(entryOf(std::move(procedure)));
}

Catalogue::Entry Catalogue::entryOf(Procedure procedure) {
    Entry entry;
    entry.nameWords = base::foldedWords(procedure.name);
    entry.otherWords = base::foldedWords(procedure.fieldName);
    addCodeWords(entry.otherWords, procedure.code);
    addCodeWords(entry.otherWords, procedure.fieldCode);
    entry.procedure = std::move(procedure);
    return entry;
}

core::base::Result<Procedure> Catalogue::find(std::string_view code) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.procedure.code == code; });
    if (found == m_entries.end()) return base::fail(DomainCode::UnknownProcedure, {}, {std::string(code)});
    return found->procedure;
}

std::vector<Procedure> Catalogue::search(std::string_view query) const {
    const auto words = base::foldedWords(query);
    const bool isNonsense = words.empty() && (!base::isUtf8(query) || !base::folded(query).empty());
    std::vector<std::pair<std::size_t, const Entry*>> hits;
    for (const auto& entry : m_entries) {
        const auto place = rank(words, entry.nameWords, entry.otherWords);
        if (place && !isNonsense) hits.emplace_back(*place, &entry);
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Procedure> found;
    found.reserve(hits.size());
    for (const auto& hit : hits)
        found.push_back(hit.second->procedure);
    return found;
}

} // namespace core::catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_index.h"

#include "core/base/text.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace core::catalogue {
namespace {

using core::domain::Procedure;

constexpr std::uint16_t kNowhere = std::numeric_limits<std::uint16_t>::max();
constexpr std::size_t kMostWords = 32; // of a query; nobody types more, and each costs memory
constexpr std::size_t kBehindPhrases = 1'000;
constexpr std::size_t kLeastInitials = 2; // of one letter every name has some

bool hasDigit(const std::string& word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// A code whole and by its parts: "1.004222", "004222", and "4222", as people say it.
std::vector<std::string> codeWords(const std::string& code) {
    std::vector<std::string> words;
    for (auto& word : base::foldedWords(code)) {
        for (auto sign = word.find_first_of(".-"); sign != std::string::npos;
             sign = word.find_first_of(".-", sign + 1)) {
            const auto part = word.substr(sign + 1);
            words.push_back(part);
            const auto first = part.find_first_not_of('0');
            if (first != 0 && first != std::string::npos) words.push_back(part.substr(first));
        }
        words.push_back(std::move(word));
    }
    std::erase(words, "");
    return words;
}

// The last place stands for all behind it.
std::uint16_t placeOf(std::size_t place) {
    return static_cast<std::uint16_t>(std::min<std::size_t>(place, kNowhere - 1));
}

} // namespace

// Where the word stands best, kNowhere for nowhere.
struct SearchIndex::Found {
    std::uint16_t name = kNowhere;     // place in the name
    std::uint16_t initials = kNowhere; // place of the first letter
    bool head = false;
    bool component = false;

    [[nodiscard]] bool isInHead() const { return name != kNowhere || initials != kNowhere || head; }
};

void SearchIndex::addWord(const std::string& word, Posting posting) {
    auto& postings = m_growing[word];
    // Words of one entry come together: the best place is added first.
    if (postings.empty() || postings.back().entry != posting.entry || postings.back().where != posting.where)
        postings.push_back(posting);
}

void SearchIndex::add(const Procedure& procedure) {
    const auto number = static_cast<std::uint32_t>(m_entries.size());
    Entry entry;
    entry.name = " ";
    for (const auto& word : base::foldedWords(procedure.name)) {
        addWord(word, {number, placeOf(entry.initials.size()), Where::Name});
        entry.name += word + " ";
        entry.initials += word.front();
    }
    for (const auto& word : base::foldedWords(procedure.fieldName))
        addWord(word, {number, 0, Where::Head});
    for (const auto& code : {procedure.code, procedure.fieldCode})
        for (const auto& word : codeWords(code))
            addWord(word, {number, 0, Where::Head});
    for (const auto& component : procedure.components)
        for (const auto& text : {component.name, component.sourceName})
            for (const auto& word : base::foldedWords(text))
                addWord(word, {number, 0, Where::Component});
    const auto uses = m_uses.find(procedure.code);
    entry.uses = uses == m_uses.end() ? 0 : uses->second;
    m_entries.push_back(std::move(entry));
}

void SearchIndex::finish() {
    m_words.reserve(m_growing.size());
    for (auto& [text, postings] : m_growing) {
        postings.shrink_to_fit();
        m_words.push_back({text, std::move(postings)});
    }
    m_growing.clear();
}

void SearchIndex::lookUpBeginnings(const std::string& word, std::vector<Found>& found) const {
    const auto byText = [](const Word& each) { return std::string_view(each.text); };
    auto each = std::ranges::lower_bound(m_words, std::string_view(word), {}, byText);
    for (; each != m_words.end() && each->text.starts_with(word); ++each) {
        for (const auto& posting : each->postings) {
            auto& here = found[posting.entry];
            if (posting.where == Where::Name) here.name = std::min(here.name, posting.place);
            if (posting.where == Where::Head) here.head = true;
            if (posting.where == Where::Component) here.component = true;
        }
    }
}

void SearchIndex::lookUpPhrase(const std::string& phrase, std::vector<Found>& found) const {
    const auto wanted = " " + phrase + " ";
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto& name = m_entries[i].name;
        const auto at = name.find(wanted);
        if (at == std::string::npos) continue;
        const auto place = std::count(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(at), ' ');
        found[i].name = std::min(found[i].name, placeOf(static_cast<std::size_t>(place)));
    }
}

void SearchIndex::lookUpInitials(const std::string& word, std::vector<Found>& found) const {
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto at = m_entries[i].initials.find(word);
        if (at != std::string::npos) found[i].initials = placeOf(at);
    }
}

std::vector<SearchIndex::Found> SearchIndex::lookUp(const std::string& word) const {
    std::vector<Found> found(m_entries.size());
    lookUpBeginnings(word, found);
    if (const auto known = m_abbreviations.find(word); known != m_abbreviations.end()) {
        // What it stands for comes before words that happen to begin with it.
        for (auto& each : found)
            if (each.name != kNowhere) each.name = placeOf(each.name + kBehindPhrases);
        for (const auto& phrase : known->second)
            lookUpPhrase(phrase, found);
    }
    if (word.size() >= kLeastInitials && !hasDigit(word)) lookUpInitials(word, found);
    return found;
}

SearchIndex::Rank SearchIndex::rankOf(const std::vector<std::vector<Found>>& byWord, std::size_t entry) {
    const auto all = [&](bool (*says)(const Found&)) {
        return std::ranges::all_of(byWord, [&](const auto& found) { return says(found[entry]); });
    };
    if (all([](const Found& each) { return each.name != kNowhere; })) return Rank::Name;
    if (all([](const Found& each) { return each.head; })) return Rank::Head;
    if (all([](const Found& each) { return each.name != kNowhere || each.head; })) return Rank::Mixed;
    if (all([](const Found& each) { return each.isInHead(); })) return Rank::Initials;
    if (all([](const Found& each) { return each.isInHead() || each.component; })) return Rank::Component;
    return Rank::Nowhere;
}

std::vector<std::size_t> SearchIndex::found(std::string_view query, std::size_t most,
                                            const std::function<bool(std::size_t)>& wanted) const {
    const auto words = base::foldedWords(query);
    const bool isNonsense = words.empty() && (!base::isUtf8(query) || !base::folded(query).empty());
    if (isNonsense || words.size() > kMostWords) return {};
    std::vector<std::vector<Found>> byWord;
    for (const auto& word : words)
        byWord.push_back(lookUp(word));
    std::vector<std::tuple<Rank, int, std::size_t, std::size_t>> hits;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto rank = rankOf(byWord, i);
        if (rank == Rank::Nowhere || !wanted(i)) continue;
        std::size_t places = 0;
        for (const auto& found : byWord)
            places += found[i].name != kNowhere ? found[i].name : found[i].initials;
        hits.emplace_back(rank, words.empty() ? 0 : -m_entries[i].uses, places, i);
    }
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(most, hits.size()));
    std::ranges::partial_sort(hits, end);
    std::vector<std::size_t> entries;
    for (auto hit = hits.begin(); hit != end; ++hit)
        entries.push_back(std::get<3>(*hit));
    return entries;
}

} // namespace core::catalogue

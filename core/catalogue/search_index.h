// SPDX-License-Identifier: GPL-3.0-or-later
// Finds procedures by what is typed, at each key. Immutable; any thread.
#pragma once

#include "core/catalogue/abbreviations.h"
#include "core/domain/procedure.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core::catalogue {

// How many dossiers of each procedure, by code.
using Uses = std::map<std::string, int, std::less<>>;

class SearchIndex {
  public:
    explicit SearchIndex(Abbreviations abbreviations, Uses uses = {})
        : m_abbreviations(std::move(abbreviations)), m_uses(std::move(uses)) {}

    // Answers found() by their place in the order of adding, from 0.
    void add(const core::domain::Procedure& procedure);
    // After the last add().
    void finish();

    // At most `most` of those that `wanted` lets pass, best first; all of them for a query without words.
    // Every word has to be found: as the beginning of a word of the name, of field or code, as an
    // abbreviation, as first letters of neighbouring words of the name, or in a component. In this order
    // they count; among equals what is used more, then what stands earlier in the name, then the order of
    // adding.
    [[nodiscard]] std::vector<std::size_t> found(std::string_view query, std::size_t most,
                                                 const std::function<bool(std::size_t)>& wanted) const;

  private:
    enum class Where : std::uint8_t { Name, Head, Component };
    struct Posting {
        std::uint32_t entry = 0;
        std::uint16_t place = 0; // of the word in the name
        Where where = Where::Name;
    };
    struct Word {
        std::string text;
        std::vector<Posting> postings;
    };
    struct Entry {
        std::string name;     // folded words with a blank before, between and after: " khai sinh "
        std::string initials; // of these words
        int uses = 0;
    };
    struct Found; // of one word of the query in one entry
    // All words in the name; all in field and code; some here and some there; with the help of first
    // letters; of components.
    enum class Rank { Name, Head, Mixed, Initials, Component, Nowhere };

    void addWord(const std::string& word, Posting posting);
    static Rank rankOf(const std::vector<std::vector<Found>>& byWord, std::size_t entry);
    [[nodiscard]] std::vector<Found> lookUp(const std::string& word) const;
    void lookUpBeginnings(const std::string& word, std::vector<Found>& found) const;
    void lookUpPhrase(const std::string& phrase, std::vector<Found>& found) const;
    void lookUpInitials(const std::string& word, std::vector<Found>& found) const;

    Abbreviations m_abbreviations;
    Uses m_uses;
    std::vector<Entry> m_entries;
    std::map<std::string, std::vector<Posting>> m_growing; // until finish()
    std::vector<Word> m_words;                             // sorted
};

} // namespace core::catalogue

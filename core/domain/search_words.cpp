// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/search_words.h"

#include "core/base/text.h"

#include <algorithm>
#include <unordered_set>

namespace core::domain {

namespace base = core::base;

namespace {

constexpr std::size_t kLongestWord_bytes = 40;
constexpr std::size_t kMostWords = 32;
constexpr std::string_view kCountry = "84";
constexpr std::size_t kShortestWithCountry = 11; // 84 and nine digits

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isNumber(std::string_view word) {
    return std::ranges::all_of(word, isDigit);
}

bool isCode(std::string_view word) {
    return std::ranges::any_of(word, isDigit);
}

std::string joined(std::string_view code) {
    std::string whole(code);
    std::erase_if(whole, [](char c) { return c == '.' || c == '-'; });
    return whole;
}

// "+84 912 345 678" is 0912345678.
std::string localPhone(std::string digits) {
    const bool isAbroad = digits.starts_with(kCountry) && digits.size() >= kShortestWithCountry;
    return isAbroad && isNumber(digits) ? "0" + digits.substr(kCountry.size()) : digits;
}

std::string digitsOf(std::string_view text) {
    std::string digits(text);
    std::erase_if(digits, [](char c) { return !isDigit(c); });
    return digits;
}

class Words {
  public:
    void add(std::string word) {
        if (word.empty() || word.size() > kLongestWord_bytes || !m_known.insert(word).second) return;
        if (!m_text.empty()) m_text += ' ';
        m_text += word;
    }
    void addText(std::string_view text) {
        for (auto& word : base::foldedWords(text))
            isCode(word) ? addCode(word, ".-") : add(std::move(word));
    }
    // Whole, and from behind each of the separators on: "261121-0975" is found in "H15.50.05.13-261121-0975".
    void addCode(std::string_view code, std::string_view separators) {
        for (;;) {
            add(joined(code));
            const auto next = code.find_first_of(separators);
            if (next == std::string_view::npos) return;
            code.remove_prefix(next + 1);
        }
    }
    void addNumber(const DossierNumber& number) {
        for (const auto& word : base::foldedWords(number.text))
            addCode(word, "-");
    }
    void addPerson(const Person& person) {
        addText(person.name);
        add(digitsOf(person.idNumber));
        add(localPhone(digitsOf(person.phone)));
    }
    void addDossier(const Dossier& dossier) {
        addNumber(dossier.number);
        addNumber({dossier.provisionalNumber, true});
        addPerson(dossier.owner);
        addPerson(dossier.submitter);
        addText(dossier.procedureCode);
        addText(dossier.procedureName);
        addText(dossier.abstract);
    }

    std::string take() { return std::move(m_text); }

  private:
    std::unordered_set<std::string> m_known;
    std::string m_text;
};

using Way = std::vector<SearchedWord>;

Way withoutGaps(const Way& words) {
    Way joinedUp;
    for (const auto& word : words) {
        const bool goesOn = !joinedUp.empty() && isNumber(joinedUp.back().text) && isNumber(word.text);
        if (goesOn)
            joinedUp.back().text += word.text;
        else
            joinedUp.push_back(word);
    }
    return joinedUp;
}

Way withLocalPhones(Way words) {
    for (auto& word : words)
        word.text = localPhone(std::move(word.text));
    return words;
}

bool endsInBlank(std::string_view typed) {
    return !typed.empty() && (typed.back() == ' ' || typed.back() == '\t');
}

} // namespace

std::string searchWords(const Dossier& dossier) {
    Words words;
    words.addDossier(dossier);
    return words.take();
}

std::string searchWords(const Dossier& dossier, std::string_view pages) {
    Words words;
    words.addDossier(dossier);
    words.addText(pages);
    return words.take();
}

bool isFoundBy(const SearchQuery& query, std::string_view words) {
    const auto all = ' ' + std::string(words) + ' ';
    const auto holds = [&](const SearchedWord& word) {
        return all.find(' ' + word.text + (word.isBegin ? "" : " ")) != std::string::npos;
    };
    return std::ranges::any_of(query, [&](const Way& way) { return std::ranges::all_of(way, holds); });
}

SearchQuery searchQuery(std::string_view typed) {
    Way words;
    for (const auto& word : base::foldedWords(typed)) {
        if (words.size() == kMostWords) break;
        words.push_back({joined(word), isCode(word)});
    }
    if (words.empty()) return {};
    if (!endsInBlank(typed)) words.back().isBegin = true;
    SearchQuery ways{words};
    for (const auto& other : {withoutGaps(words), withLocalPhones(withoutGaps(words))})
        if (std::ranges::find(ways, other) == ways.end()) ways.push_back(other);
    return ways;
}

} // namespace core::domain

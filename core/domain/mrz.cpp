// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/mrz.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace core::domain {
namespace {

constexpr std::size_t kLongestLine = 60; // a line of OCR with everything doubled
constexpr std::size_t kMostLines = 400;  // of a page
constexpr std::string_view kIssuer = "IDVNM";
constexpr std::string_view kNation = "VNM";
constexpr std::size_t kShortNumber = 9;
constexpr std::size_t kNumber = 12;
constexpr char kUnreadable = '?';

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int valueOf(char c) {
    if (isDigit(c)) return c - '0';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
}

// What a digit looks like to OCR that expects letters.
char digitFor(char c) {
    static constexpr std::string_view kLetters = "OQDUILJZASGTB";
    static constexpr std::string_view kDigits = "0000111245678";
    if (isDigit(c)) return c;
    const auto at = kLetters.find(c);
    return at == std::string_view::npos ? kUnreadable : kDigits[at];
}

char letterFor(char c) {
    static constexpr std::string_view kDigits = "0125468";
    static constexpr std::string_view kLetters = "OIZSAGB";
    const auto at = kDigits.find(c);
    return at == std::string_view::npos ? c : kLetters[at];
}

// Signs of the lines only: fillers in their many readings become '<', blanks go.
std::string cleanLine(std::string_view text) {
    static constexpr std::string_view kFillerSigns = "<([{^~";
    std::string line;
    if (text.size() > 4 * kLongestLine) return line;
    const auto plain = base::folded(text);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        const auto rest = std::string_view(plain).substr(i);
        if (c >= 'a' && c <= 'z')
            line += static_cast<char>(c - 'a' + 'A');
        else if (isDigit(c))
            line += c;
        else if (c == '|' || c == '!')
            line += 'I';
        else if (kFillerSigns.find(c) != std::string_view::npos || rest.starts_with("\xE2\x80\xB9"))
            line += '<'; // and the single guillemet
        else if (rest.starts_with("\xC2\xAB"))
            line += "<<"; // a double one
    }
    return line.size() > kLongestLine ? std::string() : line;
}

// Reads signs one by one and notes where a letter stood for a digit.
class Reading {
  public:
    explicit Reading(std::string_view line) : m_line(line) {}

    // Digits, '?' for a sign that looks like none; '<' where `fillers` are allowed.
    std::string digits(std::size_t count, bool fillers = false) {
        std::string text;
        for (; text.size() < count && m_at < m_line.size(); ++m_at) {
            const char c = m_line[m_at];
            text += fillers && c == '<' ? c : digitFor(c);
            m_swapped = m_swapped || (text.back() != c && text.back() != kUnreadable);
        }
        return text;
    }
    bool word(std::string_view wanted) {
        int wrong = 0;
        for (const char c : wanted) {
            if (m_at >= m_line.size()) return false;
            wrong += letterFor(m_line[m_at++]) == c ? 0 : 1;
        }
        return wrong * 3 <= static_cast<int>(wanted.size());
    }
    char sign() { return m_at < m_line.size() ? m_line[m_at++] : '\0'; }
    // The check digit at the end, behind fillers of any number.
    char last() {
        if (m_at >= m_line.size()) return '\0';
        const char digit = digitFor(m_line.back());
        m_swapped = m_swapped || digit != m_line.back();
        return digit;
    }
    [[nodiscard]] bool swapped() const { return m_swapped; }

  private:
    std::string_view m_line;
    std::size_t m_at = 0;
    bool m_swapped = false;
};

bool holds(std::string_view text, char digit) {
    return isDigit(digit) && text.find(kUnreadable) == std::string_view::npos &&
           checkDigit(text) == digit - '0';
}

struct FirstLine {
    std::string number;
    std::string composite; // positions 6 to 30
    bool swapped = false;
};

std::optional<FirstLine> firstLine(std::string_view line) {
    Reading reading(line);
    if (!reading.word(kIssuer)) return std::nullopt;
    const auto shortNumber = reading.digits(kShortNumber);
    const char shortCheck = reading.sign();
    const auto number = reading.digits(kNumber);
    const char check = reading.last();
    if (number.size() != kNumber || number.substr(kNumber - kShortNumber) != shortNumber) return std::nullopt;
    if (!holds(shortNumber, digitFor(shortCheck)) || !holds(number, check)) return std::nullopt;
    return FirstLine{number, shortNumber + digitFor(shortCheck) + number + "<<" + check,
                     reading.swapped() || !isDigit(shortCheck)};
}

struct SecondLine {
    std::string birth;
    std::string expiry;
    std::optional<Sex> sex;
    std::string composite; // positions 1 to 7, 9 to 15, 19 to 29
    char check = 0;
    bool swapped = false;
};

std::optional<Sex> sexFrom(char sign) {
    if (sign == 'M') return Sex::Male;
    if (sign == 'F') return Sex::Female;
    return std::nullopt;
}

std::optional<SecondLine> secondLine(std::string_view line) {
    Reading reading(line);
    SecondLine second;
    second.birth = reading.digits(6);
    const auto birthCheck = reading.digits(1);
    second.sex = sexFrom(reading.sign());
    second.expiry = reading.digits(6, true);
    const auto expiryCheck = reading.digits(1, true);
    if (!reading.word(kNation)) return std::nullopt;
    second.check = reading.last();
    const bool endless = second.expiry == "<<<<<<" && expiryCheck == "<";
    if (!holds(second.birth, birthCheck.front())) return std::nullopt;
    if (!endless && !holds(second.expiry, expiryCheck.front())) return std::nullopt;
    second.composite = second.birth + birthCheck + second.expiry + expiryCheck + std::string(11, '<');
    second.swapped = reading.swapped();
    return second;
}

// The line may have noise before it.
template<class Line, class Parse>
std::optional<Line> anywhere(std::string_view line, Parse parse) {
    constexpr std::size_t kMostNoise = 4;
    for (std::size_t noise = 0; noise <= kMostNoise && line.size() >= noise + 20; ++noise)
        if (auto found = parse(line.substr(noise))) return found;
    return std::nullopt;
}

std::optional<base::Date> dateOf(std::string_view yyMMdd, int century) {
    if (!std::ranges::all_of(yyMMdd, isDigit)) return std::nullopt;
    const auto two = [&](std::size_t at) { return (yyMMdd[at] - '0') * 10 + yyMMdd[at + 1] - '0'; };
    const base::Date date{std::chrono::year(century * 100 + two(0)),
                          std::chrono::month(static_cast<unsigned>(two(2))),
                          std::chrono::day(static_cast<unsigned>(two(4)))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

// "NGUYEN<<THI<MAU<<<<": nothing if there is no surname before a double filler. Parts behind the next double
// filler, and single K or C at the end, are fillers misread.
std::string nameFrom(std::string_view line) {
    const auto surname = line.find("<<");
    if (surname == std::string_view::npos || surname == 0) return {};
    auto given = line.substr(surname + 2);
    given = given.substr(0, given.find("<<"));
    auto name = std::string(line.substr(0, surname)) + ' ' + std::string(given);
    std::ranges::replace(name, '<', ' ');
    while (name.ends_with(' ') || name.ends_with(" K") || name.ends_with(" C"))
        name.pop_back();
    return std::ranges::any_of(name, isDigit) ? std::string() : name;
}

std::optional<Mrz> joined(const FirstLine& first, const SecondLine& second, std::string_view thirdLine) {
    if (!holds(first.composite + second.composite, second.check)) return std::nullopt;
    const auto birth = dateOf(second.birth, 19 + (first.number[3] - '0') / 2);
    if (!birth) return std::nullopt;
    Mrz mrz{first.number, *birth, second.sex, {}, nameFrom(thirdLine), first.swapped || second.swapped};
    if (second.expiry.front() != '<') {
        mrz.expiry = dateOf(second.expiry, 20);
        if (!mrz.expiry) return std::nullopt;
    }
    return mrz;
}

struct FoundLines {
    Mrz mrz;
    std::size_t first = 0;
    std::size_t second = 0;
};

std::optional<FoundLines> findIn(std::span<const std::string> lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto first = anywhere<FirstLine>(lines[i], firstLine);
        for (std::size_t j = 0; first && j < lines.size(); ++j) {
            const auto second = anywhere<SecondLine>(lines[j], secondLine);
            if (!second) continue;
            const std::string_view third = j + 1 < lines.size() ? std::string_view(lines[j + 1]) : "";
            if (auto mrz = joined(*first, *second, third)) return FoundLines{std::move(*mrz), i, j};
        }
    }
    return std::nullopt;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start <= text.size() && lines.size() < kMostLines;) {
        const auto end = std::min(text.find('\n', start), text.size());
        lines.push_back(cleanLine(text.substr(start, end - start)));
        start = end + 1;
    }
    return lines;
}

std::string textOf(const Row& row, const std::vector<ReadWord>& words) {
    std::string text;
    for (const auto word : row)
        text += words[word].text;
    return cleanLine(text);
}

// Spares ordinary pages the search: no paper but a card has fillers or the issuer's code.
bool mayBeOfCard(const ReadWord& word) {
    return word.text.find("<<") != std::string::npos || word.text.find("\xC2\xAB") != std::string::npos ||
           word.text.find(kNation) != std::string::npos;
}

// Long enough that no quoted or spoilt word of another paper is one.
bool isPartOfLine(const ReadWord& word) {
    constexpr std::size_t kShortest = 10;
    return word.text.size() >= kShortest && mayBeOfCard(word);
}

Area areaOf(const Row& row, const std::vector<ReadWord>& words) {
    Area area = words[row.front()].area;
    for (const auto word : row)
        area = united(area, words[word].area);
    return area;
}

} // namespace

int checkDigit(std::string_view text) {
    static constexpr std::array kWeights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        sum += valueOf(text[i]) * kWeights[i % kWeights.size()] % 10;
    return sum % 10;
}

std::optional<Mrz> parseMrz(std::string_view text) {
    const auto found = findIn(linesOf(text));
    return found ? std::optional(found->mrz) : std::nullopt;
}

std::optional<Area> mrzPlaceIn(const std::vector<ReadWord>& words) {
    std::optional<Area> place;
    for (const auto& word : words)
        if (isPartOfLine(word)) place = place ? united(*place, word.area) : word.area;
    return place;
}

std::optional<MrzOnPage> findMrz(const std::vector<ReadWord>& words) {
    if (std::ranges::none_of(words, mayBeOfCard)) return std::nullopt;
    for (const auto turn : {Turn::None, Turn::Half, Turn::Quarter, Turn::ThreeQuarters}) {
        const auto rows = rowsOf(words, turn);
        std::vector<std::string> lines;
        lines.reserve(rows.size());
        for (const auto& row : rows)
            lines.push_back(textOf(row, words));
        if (const auto found = findIn(lines))
            return MrzOnPage{found->mrz,
                             united(areaOf(rows[found->first], words), areaOf(rows[found->second], words)),
                             turn};
    }
    return std::nullopt;
}

} // namespace core::domain

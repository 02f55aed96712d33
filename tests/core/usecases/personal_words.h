// SPDX-License-Identifier: GPL-3.0-or-later
// Persons who do not exist, and the search for what is known of them in files.
#pragma once

#include "core/base/text.h"
#include "tests/core/usecases/counter_fixture.h"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <unordered_map>

namespace tests {

// Shorter ones would be found in noise: 6 bytes match there once in 2^48 places.
inline constexpr std::size_t kLeastNeedle_bytes = 6;

// Papers that name their holder and who digitised them, and were read.
class NamingPaper : public FakePaper {
  public:
    std::string text;

    [[nodiscard]] base::Result<ports::FiledPaper> file(const base::BatchId&, const std::vector<int>& pages,
                                                       const ports::PaperLabel& label,
                                                       const std::filesystem::path& target) override {
        std::ofstream(target) << "%PDF " << label.holderName << '\n'
                              << label.holderNumber << '\n'
                              << label.digitisedBy;
        return ports::FiledPaper{static_cast<int>(pages.size()), 100, text};
    }
};

inline std::string invented(FakeRandom& random, int syllables) {
    static const char* const kHeads[] = {"Ngh", "Khu", "Th", "Đ", "Phư", "Tr", "Qu", "Ch"};
    static const char* const kTails[] = {"iễn", "ượng", "ằng", "ộc", "ênh", "ẩm", "oạn", "ửu"};
    std::string text;
    for (int i = 0; i < syllables; ++i) {
        if (i > 0) text += ' ';
        text += kHeads[ports::uniform(random, 0, 7)];
        text += kTails[ports::uniform(random, 0, 7)];
    }
    return text;
}

inline std::string digits(FakeRandom& random, int count) {
    std::string text = "0";
    while (static_cast<int>(text.size()) < count)
        text += std::to_string(ports::uniform(random, 0, 9));
    return text;
}

inline domain::Person person(FakeRandom& random) {
    domain::Person made;
    made.name = invented(random, 3);
    made.idNumber = digits(random, 12);
    made.address = "số " + digits(random, 7) + " ngõ " + invented(random, 4);
    made.phone = digits(random, 10);
    made.email = base::folded(invented(random, 1)) + digits(random, 6) + "@thu.example.vn";
    made.birth = base::Date{std::chrono::year{1950 + static_cast<int>(ports::uniform(random, 0, 50))},
                            std::chrono::month{7}, std::chrono::day{13}};
    return made;
}

// The bytes of UTF-8 text in UTF-16, low byte first.
inline std::string utf16(const std::string& text, bool bigEndian) {
    std::string bytes;
    for (const char32_t point : [&] {
             std::u32string points;
             for (std::size_t i = 0; i < text.size();) {
                 const auto lead = static_cast<unsigned char>(text[i]);
                 const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : 3; // no plane but the first
                 char32_t point = length == 1 ? lead : lead & (0xff >> (length + 1));
                 for (std::size_t k = 1; k < length; ++k)
                     point = (point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3f);
                 points += point;
                 i += length;
             }
             return points;
         }()) {
        const auto low = static_cast<char>(point & 0xff);
        const auto high = static_cast<char>(point >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

// Everything that must not be found, by its first bytes.
class Needles {
  public:
    // The text and each of its words: as they are, folded, and both in UTF-16.
    void addText(const std::string& text) {
        addWord(text);
        std::istringstream words(text);
        for (std::string word; words >> word;)
            addWord(word);
    }

    // The first that stands in there; empty: none.
    [[nodiscard]] std::string foundIn(const std::string& bytes) const {
        for (std::size_t i = 0; i + kLeastNeedle_bytes <= bytes.size(); ++i) {
            const auto [first, last] = m_byHead.equal_range(head(bytes.data() + i));
            for (auto needle = first; needle != last; ++needle)
                if (bytes.compare(i, needle->second.size(), needle->second) == 0) return needle->second;
        }
        return {};
    }
    [[nodiscard]] std::size_t size() const { return m_byHead.size(); }

  private:
    void addWord(const std::string& word) {
        for (const auto& form : {word, base::folded(word)})
            for (const auto& bytes : {form, utf16(form, false), utf16(form, true)})
                if (bytes.size() >= kLeastNeedle_bytes) m_byHead.emplace(head(bytes.data()), bytes);
    }
    static std::uint64_t head(const char* bytes) {
        std::uint64_t key = 0;
        std::memcpy(&key, bytes, kLeastNeedle_bytes);
        return key;
    }

    std::unordered_multimap<std::uint64_t, std::string> m_byHead;
};

inline void addPerson(Needles& needles, const domain::Person& person) {
    for (const auto& text : {person.name, person.idNumber, person.address, person.phone, person.email})
        needles.addText(text);
    needles.addText(base::toIso(*person.birth));
}

inline std::string wholeContentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What stands in a file of the folder, with the file's name; empty: nothing. Counts the bytes it has looked
// at.
inline std::string foundUnder(const std::filesystem::path& folder, const Needles& needles,
                              std::size_t& looked) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = wholeContentOf(entry.path());
        looked += bytes.size();
        if (const auto found = needles.foundIn(bytes); !found.empty())
            return entry.path().string() + ": " + found;
    }
    return {};
}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever has the disk and no passphrase: no personal word of 200 dossiers stands anywhere in the data
// folder.
#include "tests/core/usecases/counter_fixture.h"

#include "core/base/text.h"
#include "core/sync/portals/intake_body.h"
#include "core/usecases/keep_draft.h"

#include <catch2/catch.hpp>

#include <cstring>
#include <sstream>
#include <unordered_map>

using namespace tests;

namespace {

constexpr int kDossiers = 200;
// Shorter ones would be found in noise: 6 bytes match there once in 2^48 places.
constexpr std::size_t kLeast_bytes = 6;

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

std::string invented(FakeRandom& random, int syllables) {
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

std::string digits(FakeRandom& random, int count) {
    std::string text = "0";
    while (static_cast<int>(text.size()) < count)
        text += std::to_string(ports::uniform(random, 0, 9));
    return text;
}

domain::Person person(FakeRandom& random) {
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
std::string utf16(const std::string& text, bool bigEndian) {
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
        for (std::size_t i = 0; i + kLeast_bytes <= bytes.size(); ++i) {
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
                if (bytes.size() >= kLeast_bytes) m_byHead.emplace(head(bytes.data()), bytes);
    }
    static std::uint64_t head(const char* bytes) {
        std::uint64_t key = 0;
        std::memcpy(&key, bytes, kLeast_bytes);
        return key;
    }

    std::unordered_multimap<std::uint64_t, std::string> m_byHead;
};

void addPerson(Needles& needles, const domain::Person& person) {
    for (const auto& text : {person.name, person.idNumber, person.address, person.phone, person.email})
        needles.addText(text);
    needles.addText(base::toIso(*person.birth));
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What stands in a file of the folder, with the file's name; empty: nothing. Counts the bytes it has looked
// at.
std::string foundUnder(const std::filesystem::path& folder, const Needles& needles, std::size_t& looked) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = contentOf(entry.path());
        looked += bytes.size();
        if (const auto found = needles.foundIn(bytes); !found.empty())
            return entry.path().string() + ": " + found;
    }
    return {};
}

} // namespace

TEST_CASE("A stolen disk shows no personal word of 200 dossiers and their drafts, papers and letters") {
    CounterFixture counter;
    counter.setUp(1000, 9999);
    FakeRandom random(42);
    NamingPaper paper;
    const core::sync::IntakeBody format;
    counter.clerk.fullName = invented(random, 3);
    usecases::SignIn signIn(*counter.store, counter.vault, counter.clock, counter.random);
    REQUIRE(signIn.addFirstAccount({"mau", counter.clerk.fullName, ports::Role::Clerk, "bốn từ dễ nhớ"}));
    usecases::KeepDraft drafts(*counter.store, paper);
    usecases::ReceiveDossier receiving({*counter.store, counter.files, counter.reserve, paper,
                                        counter.procedures, format, counter.clock, counter.random});

    Needles needles;
    needles.addText(counter.clerk.fullName);
    for (int i = 0; i < kDossiers; ++i) {
        auto intake = counter.completeIntake();
        intake.submitter = person(random);
        intake.ownerIsSubmitter = false;
        intake.owner = person(random);
        intake.abstract = "về việc của " + invented(random, 5);
        addPerson(needles, intake.submitter);
        addPerson(needles, intake.owner);
        needles.addText(intake.abstract);
        paper.text = invented(random, 12) + ' ' + digits(random, 9);
        needles.addText(paper.text);
        REQUIRE(drafts.keep(intake, counter.clerk.clerk));
        const auto stays = i % 10 == 0; // a draft that nobody has ended
        if (!stays) REQUIRE(receiving.receive(intake, counter.clerk));
    }
    REQUIRE(needles.size() > 10'000);

    const auto log = counter.folder / "counterfoil.db-wal";
    REQUIRE(std::filesystem::file_size(log) > 100'000);
    std::size_t looked = 0;
    CHECK(foundUnder(counter.folder.path(), needles, looked) == "");
    CHECK(looked > 1'000'000);
    counter.store.reset(); // all of the log is in the database now
    CHECK(foundUnder(counter.folder.path(), needles, looked) == "");

    // The search itself: one word in one encoding beside them is found.
    const auto word = invented(random, 2);
    needles.addText(word);
    for (const auto& bytes : {word, base::folded(word), utf16(word, false), utf16(word, true)}) {
        std::ofstream(counter.folder / "planted", std::ios::binary) << "noise" << bytes << "noise";
        CHECK(foundUnder(counter.folder.path(), needles, looked) != "");
    }
}

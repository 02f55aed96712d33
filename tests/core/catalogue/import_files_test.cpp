// SPDX-License-Identifier: GPL-3.0-or-later
// Files of records: good ones, broken ones, monsters. What cannot be taken is named, the rest goes in.
#include "tests/core/catalogue/import_sample.h"

#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <random>
#include <set>

using core::catalogue::ReadFiles;
using core::catalogue::readFiles;
using core::domain::LeftOut;
using core::domain::LeftOutReason;
using nlohmann::json;
using tests::ImportFolder;
using tests::nationalRecordOf;
using tests::termWords;
using Codes = std::vector<std::string>;

namespace {

Codes codesOf(const ReadFiles& files) {
    Codes codes;
    for (const auto& record : files.records)
        codes.push_back(record.procedure.code);
    return codes;
}

ReadFiles read(const std::string& content) {
    const ImportFolder folder;
    return readFiles({folder.write("records.json", content)}, termWords());
}

std::string text(const char* code) {
    return nationalRecordOf(code).dump();
}

// Lists nested so deeply in one another.
std::string nested(int levels) {
    const auto depth = static_cast<std::size_t>(levels);
    return std::string(depth, '[') + std::string(depth, ']');
}

double resident_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1000;
}

} // namespace

TEST_CASE("One record, an array of them and a folder of files are read") {
    const ImportFolder folder;
    const auto one = folder.write("b.json", nationalRecordOf("1.000001"));
    const auto many =
        folder.write("a.JSON", json{nationalRecordOf("1.000002"), nationalRecordOf("1.000003")});
    folder.write("notes.txt", std::string("not of the catalogue"));
    CHECK(codesOf(readFiles({one}, termWords())) == Codes{"1.000001"});
    CHECK(codesOf(readFiles({many}, termWords())) == Codes{"1.000002", "1.000003"});
    const auto all = readFiles({folder.path()}, termWords());
    CHECK(codesOf(all) == Codes{"1.000002", "1.000003", "1.000001"});
    CHECK(all.leftOut.empty());
    CHECK(all.isWhole);
    CHECK(all.records[1].file == "a.JSON");
    CHECK(all.records[1].place == 2);
}

TEST_CASE("Byte order mark, white space and an empty array are no offence") {
    CHECK(codesOf(read("\xEF\xBB\xBF \r\n" + text("1.000001") + "\n\n")) == Codes{"1.000001"});
    const auto none = read(" [ ] ");
    CHECK(none.records.empty());
    CHECK(none.isWhole);
}

TEST_CASE("Braces, brackets and quotes inside texts end no record") {
    auto record = nationalRecordOf("1.000001");
    record["requirements"] = R"(}]{["\" \\)";
    CHECK(codesOf(read("[" + record.dump() + "," + text("1.000002") + "]")) == Codes{"1.000001", "1.000002"});
}

TEST_CASE("The first of two records with one code is taken, the second is named") {
    const ImportFolder folder;
    const auto first = folder.write("1.json", nationalRecordOf("1.000001"));
    const auto second = folder.write("2.json", nationalRecordOf("1.000001"));
    const auto files = readFiles({first, second}, termWords());
    CHECK(codesOf(files) == Codes{"1.000001"});
    CHECK(files.leftOut == std::vector<LeftOut>{{"2.json", 1, "1.000001", LeftOutReason::CodeTwice, {}}});
    CHECK(files.isWhole);
}

TEST_CASE("A broken record in the middle of an array costs none of the others") {
    struct Broken {
        std::string text;
        std::string code;
        LeftOutReason reason;
    };
    const auto broken = GENERATE(values<Broken>(
        {{R"({"code": "1.000009", "name": })", "1.000009", LeftOutReason::NotJson},
         {R"({"code": "1.000009", "name": 'x'})", "1.000009", LeftOutReason::NotJson},
         {R"({"code": "1.000009" "name"})", "1.000009", LeftOutReason::NotJson},
         {"{\"code\": \"1.000009\", \"name\": \"\xC4\"}", "1.000009", LeftOutReason::NotUtf8},
         {"{\"code\": \"1.000009\", \"name\": \"\x02\"}", "1.000009", LeftOutReason::NotJson},
         {"{}", "", LeftOutReason::FieldMissing},
         {"null", "", LeftOutReason::NotARecord},
         {"\"{\"", "", LeftOutReason::NotARecord},
         {"12.5", "", LeftOutReason::NotARecord},
         {"[{}]", "", LeftOutReason::NotARecord},
         {R"({"code": "1.000009", "a": )" + nested(40) + "}", "1.000009", LeftOutReason::TooDeep},
         {R"({"a": )" + nested(200'000) + "}", "", LeftOutReason::TooDeep},
         {R"({"code": "1.000009", "a": ")" + std::string(4'000'000, 'x') + "\"}", "1.000009",
          LeftOutReason::RecordTooLarge}}));
    const auto files = read("[" + text("1.000001") + "," + broken.text + " ,\n" + text("1.000002") + "]");
    CAPTURE(broken.text.substr(0, 60));
    CHECK(codesOf(files) == Codes{"1.000001", "1.000002"});
    REQUIRE(files.leftOut.size() == 1);
    CHECK(files.leftOut[0].place == 2);
    CHECK(files.leftOut[0].code == broken.code);
    CHECK(nameOf(files.leftOut[0].reason) == nameOf(broken.reason));
    CHECK(files.isWhole == !broken.code.empty());
}

TEST_CASE("32 levels of nesting are taken") {
    auto record = nationalRecordOf("1.000001");
    record["a"] = json::parse(nested(31));
    CHECK(codesOf(read(record.dump())) == Codes{"1.000001"});
}

TEST_CASE("Of a file that ends too early whole records are taken, and its end is named") {
    const auto whole = "[" + text("1.000001") + ", " + text("1.000002") + "]";
    const auto begin = text("1.000001").size() + 1;
    for (std::size_t length = begin; length + 1 < whole.size(); length += 97) {
        CAPTURE(length);
        const auto files = read(whole.substr(0, length));
        CHECK(codesOf(files) == Codes{"1.000001"});
        REQUIRE(files.leftOut.size() == 1);
        CHECK(files.leftOut[0].reason == LeftOutReason::CutShort);
        CHECK(files.leftOut[0].place == 2);
        CHECK_FALSE(files.isWhole);
    }
    const auto unclosed = read(whole.substr(0, whole.size() - 1));
    CHECK(codesOf(unclosed).size() == 2);
    CHECK_FALSE(unclosed.isWhole);
}

TEST_CASE("A file of something else, or nothing, is named as a whole") {
    struct Other {
        std::string content;
        LeftOutReason reason;
    };
    const auto other = GENERATE(values<Other>({{"", LeftOutReason::NotJson},
                                               {"code;name", LeftOutReason::NotJson},
                                               {"<html></html>", LeftOutReason::NotJson},
                                               {"\xFF\xFE[\0", LeftOutReason::NotUtf8},
                                               {"\xFE\xFF", LeftOutReason::NotUtf8},
                                               {std::string(1000, '\0'), LeftOutReason::NotJson}}));
    const auto files = read(other.content);
    CHECK(files.records.empty());
    CHECK(files.leftOut == std::vector<LeftOut>{{"records.json", 0, "", other.reason, {}}});
    CHECK_FALSE(files.isWhole);
}

TEST_CASE("What stands behind the last record is named") {
    const auto behind = GENERATE(as<std::string>{}, "]", "{}", ",", "x");
    const auto files = read("[" + text("1.000001") + "]" + behind);
    CHECK(codesOf(files) == Codes{"1.000001"});
    REQUIRE(files.leftOut.size() == 1);
    CHECK(files.leftOut[0].reason == LeftOutReason::NotJson);
    CHECK_FALSE(files.isWhole);
}

TEST_CASE("Commas that are missing or too many stop the file where they are, with the records before taken") {
    const auto between = GENERATE(as<std::string>{}, "", ",,", ";", "}");
    const auto files = read("[" + text("1.000001") + between + text("1.000002") + "]");
    CHECK(codesOf(files) == Codes{"1.000001"});
    REQUIRE(files.leftOut.size() == 1);
    CHECK(files.leftOut[0].reason == LeftOutReason::NotJson);
}

TEST_CASE("A file that is not there, a folder without files and a file that is none are named") {
    const ImportFolder folder;
    for (const auto& path : {folder.path() / "none.json", folder.path()}) {
        const auto files = readFiles({path}, termWords());
        REQUIRE(files.leftOut.size() == 1);
        CHECK(files.leftOut[0].reason == LeftOutReason::FileUnreadable);
        CHECK(files.leftOut[0].file == path.filename().string());
        CHECK_FALSE(files.isWhole);
    }
}

TEST_CASE("The project's own records go in, all of them and without a doubt about what they are") {
    const auto files = readFiles({COUNTERFOIL_TEST_RECORDS "/national.json"}, termWords());
    CHECK(files.records.size() >= 25);
    CHECK(files.leftOut.empty());
    std::set<core::domain::TermUnit> units;
    for (const auto& record : files.records) {
        CAPTURE(record.procedure.code);
        CHECK_FALSE(record.procedure.name.empty());
        CHECK_FALSE(record.procedure.authority.empty());
        CHECK_FALSE(record.procedure.components.empty());
        CHECK_FALSE(record.procedure.source.updated.empty());
        units.insert(record.procedure.term.unit);
    }
    CHECK(units.size() >= 3);
}

TEST_CASE("Records spoilt at any byte never crash, and are taken or named") {
    std::mt19937 dice(20261215);
    const auto whole = "[" + text("1.000001") + "," + text("1.000002") + "," + text("1.000003") + "]";
    for (int round = 0; round < 3'000; ++round) {
        auto content = whole;
        for (unsigned n = 0; n <= dice() % 4; ++n) {
            const auto at = dice() % content.size();
            switch (dice() % 3) {
            case 0:
                content[at] = static_cast<char>(dice() % 256);
                break;
            case 1:
                content.erase(at, 1 + dice() % 40);
                break;
            default:
                content.insert(at, content.substr(dice() % content.size(), dice() % 200));
            }
        }
        const auto files = read(content);
        for (const auto& record : files.records)
            CHECK_FALSE(record.procedure.code.empty());
        if (files.records.size() < 3) CHECK_FALSE(files.leftOut.empty());
    }
}

TEST_CASE("A file of 200 MB is read in the memory of its records, its prose in none") {
    const ImportFolder folder;
    constexpr int kRecords = 100;
    {
        std::ofstream big(folder.path() / "big.json", std::ios::binary);
        auto record = nationalRecordOf("1.000000");
        record["steps_raw"] = {{{"name", ""}, {"text", std::string(2'000'000, 'x')}}};
        auto content = record.dump();
        const auto place = content.find("1.000000");
        for (int i = 0; i < kRecords; ++i)
            big << (i == 0 ? "[" : ",")
                << content.replace(place, 8, "1.0000" + std::to_string(10 + i % 90) + (i >= 90 ? "x" : ""));
        big << "]";
        REQUIRE(big.good());
    }
    CHECK(std::filesystem::file_size(folder.path() / "big.json") >= 200'000'000);
    const double before_mb = resident_mb();
    const auto files = readFiles({folder.path() / "big.json"}, termWords());
    CHECK(resident_mb() - before_mb < 100);
    CHECK(files.records.size() + files.leftOut.size() == kRecords);
    CHECK(files.records.size() >= 90);
}

TEST_CASE("A text of 200 MB that never ends is given up with a word, in little memory") {
    const ImportFolder folder;
    {
        std::ofstream big(folder.path() / "big.json", std::ios::binary);
        big << "[" << text("1.000001") << R"(,{"code": "1.000002", "name": ")";
        const std::string block(1'000'000, 'x');
        for (int i = 0; i < 200; ++i)
            big << block;
        REQUIRE(big.good());
    }
    const double before_mb = resident_mb();
    const auto files = readFiles({folder.path() / "big.json"}, termWords());
    CHECK(resident_mb() - before_mb < 50);
    CHECK(codesOf(files) == Codes{"1.000001"});
    CHECK(files.leftOut == std::vector<LeftOut>{{"big.json", 2, "1.000002", LeftOutReason::CutShort, {}}});
}

TEST_CASE("More records than an import takes are cut off with a word") {
    const ImportFolder folder;
    {
        std::ofstream many(folder.path() / "many.json", std::ios::binary);
        auto content = nationalRecordOf("1.0000000").dump();
        const auto place = content.find("1.0000000");
        for (int i = 0; i <= 20'000; ++i)
            many << (i == 0 ? "[" : ",") << content.replace(place, 9, "1." + std::to_string(1'000'000 + i));
        many << "]";
    }
    const auto files = readFiles({folder.path() / "many.json"}, termWords());
    CHECK(files.records.size() == 20'000);
    REQUIRE(files.leftOut.size() == 1);
    CHECK(files.leftOut[0].reason == LeftOutReason::TooManyRecords);
    CHECK(files.leftOut[0].place == 20'001);
    CHECK_FALSE(files.isWhole);
}

TEST_CASE("A thousand of what was left out is listed, the rest is counted") {
    std::string content = "[{}";
    for (int i = 1; i < 1'500; ++i)
        content += ",{}";
    const auto files = read(content + "]");
    CHECK(files.leftOut.size() == 1'000);
    CHECK(files.furtherLeftOut == 500);
}

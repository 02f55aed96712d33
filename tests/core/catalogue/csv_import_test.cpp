// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that a province keeps by hand, as spreadsheets write them.
#include "tests/core/catalogue/import_sample.h"

#include <catch2/catch.hpp>

#include <random>

using core::catalogue::ReadFiles;
using core::domain::LeftOut;
using core::domain::LeftOutReason;
using core::domain::ProcedurePart;
using core::domain::Requirement;
using core::domain::TermUnit;
using Args = std::vector<std::string>;
using Codes = std::vector<std::string>;

namespace {

ReadFiles read(const std::string& content) {
    const tests::ImportFolder folder;
    return core::catalogue::readFiles({folder.write("table.csv", content)}, tests::termWords());
}

core::catalogue::ReadRecord readOne(const std::string& content) {
    auto files = read(content);
    if (!files.leftOut.empty())
        FAIL(nameOf(files.leftOut[0].reason) << " in line " << files.leftOut[0].place);
    REQUIRE(files.records.size() == 1);
    return std::move(files.records.front());
}

Codes codesOf(const ReadFiles& files) {
    Codes codes;
    for (const auto& record : files.records)
        codes.push_back(record.procedure.code);
    return codes;
}

constexpr char kTable[] =
    "code;name;authority;field_code;field_name;term;term_unit;fee;fee_text;result;by_post;component;"
    "component_code;requirement;group;originals;copies;presented\n"
    "1.000001;Đăng ký mẫu;UBND xã;G1;Hộ tịch;3,5;working_day;20.000;Miễn khi;Giấy mẫu;yes;Tờ khai;KQ1;"
    "required;;1;0;\n";

} // namespace

TEST_CASE("Every column of a table is read") {
    auto content = std::string(kTable);
    const std::string plain = "Miễn khi;Giấy";
    content.replace(content.find(plain), plain.size(), "\"Miễn; khi \"\"nghèo\"\"\";Giấy");
    content += "1.000001;;;;;;;;;;;Giấy A;KQ2;one_of;nhóm;0;2;\n"
               "1.000001;Đăng ký mẫu;;;;;;;;;;Giấy B;KQ3;one_of;nhóm;;;no\n"
               "1.000001;;;;;;;;;;;Căn cước;KQ4;;;;;yes\n";
    const auto record = readOne(content);
    const auto& read = record.procedure;
    CHECK(read.name == "Đăng ký mẫu");
    CHECK(read.authority == "UBND xã");
    CHECK(read.fieldName == "Hộ tịch");
    CHECK(read.term == core::domain::Term{TermUnit::WorkingDay, 350});
    CHECK(read.termText == "3,5 ngày làm việc");
    CHECK(read.fee.amount == 20000);
    CHECK(read.feeText == "Miễn; khi \"nghèo\"");
    CHECK(read.result == "Giấy mẫu");
    CHECK(read.byPost);
    REQUIRE(read.components.size() == 3);
    CHECK(read.components[0].requirement == Requirement::Required);
    CHECK(read.components[1].requirement == Requirement::OneOf);
    CHECK(read.components[1].group == "nhóm");
    CHECK(read.components[1].originals == 0);
    CHECK(read.components[1].copies == 2);
    CHECK(read.components[2].originals == 1);
    CHECK(read.presented == std::vector<core::domain::PresentedPaper>{{"Căn cước", false, "KQ4"}});
    CHECK(record.namesRequirements);
    CHECK(record.place == 2);
}

TEST_CASE("Commas or semicolons, with and without a byte order mark, line ends of all systems") {
    CHECK(readOne("\xEF\xBB\xBF"
                  "code,name\r\n1.000001,\"Một, hai\"\r\n")
              .procedure.name == "Một, hai");
    CHECK(readOne("\xEF\xBB\xBF\"code\";\"name\"\n1.000001;Một").procedure.name == "Một");
    CHECK(readOne("code;name\n\n;\n1.000001;\"Một\nhai\"\n\n").procedure.name == "Một hai");
    CHECK(readOne(" Code ;NAME;\n1.000001;Một;\n").procedure.name == "Một");
}

TEST_CASE("What a table does not tell is left as it was") {
    const auto record = readOne("code;name;fee;authority\n1.000001;Một;;\n");
    for (const auto part :
         {ProcedurePart::Fee, ProcedurePart::Authority, ProcedurePart::Term, ProcedurePart::Post,
          ProcedurePart::Boundary, ProcedurePart::Component, ProcedurePart::Result})
        CHECK(record.silent.contains(part));
    CHECK_FALSE(record.namesRequirements);
}

TEST_CASE("A line that is wrong leaves its procedure out, with all its lines, and no other") {
    struct Wrong {
        std::string column; // of the second of three procedures
        std::string cell;
        LeftOutReason reason;
        Args args;
    };
    const auto wrong = GENERATE(values<Wrong>({
        {"name", "", LeftOutReason::FieldMissing, {"name"}},
        {"fee", "-1", LeftOutReason::NumberOutOfRange, {"fee", "-1"}},
        {"fee", "20.00", LeftOutReason::NumberOutOfRange, {"fee", "20.00"}},
        {"fee", "free", LeftOutReason::NumberOutOfRange, {"fee", "free"}},
        {"fee", "99999999999999999999", LeftOutReason::NumberOutOfRange, {"fee", "99999999999999999999"}},
        {"term", "0", LeftOutReason::NumberOutOfRange, {"term", "0"}},
        {"term", "1,234", LeftOutReason::NumberOutOfRange, {"term", "1,234"}},
        {"term", "", LeftOutReason::FieldMissing, {"term"}},
        {"term_unit", "week", LeftOutReason::UnknownWord, {"term_unit", "week"}},
        {"term_unit", "", LeftOutReason::FieldMissing, {"term_unit"}},
        {"term_unit", "same_day", LeftOutReason::FieldMissing, {"cut_off"}},
        {"by_post", "maybe", LeftOutReason::UnknownWord, {"by_post", "maybe"}},
        {"originals", "-2", LeftOutReason::NumberOutOfRange, {"originals", "-2"}},
        {"copies", "1001", LeftOutReason::NumberOutOfRange, {"copies", "1001"}},
        {"requirement", "perhaps", LeftOutReason::UnknownWord, {"requirement", "perhaps"}},
        {"requirement", "one_of", LeftOutReason::FieldMissing, {"group"}},
        {"group", "nhóm", LeftOutReason::UnknownWord, {"group", "nhóm"}},
        {"component", "", LeftOutReason::FieldMissing, {"component"}},
        {"component", std::string(5'000, 'x'), LeftOutReason::TextTooLong, {"component", "5000", "4800"}},
        {"component_code", "hai mươi", LeftOutReason::UnknownWord, {"component_code", "hai mươi"}},
    }));
    const Args columns{"code",      "name",           "fee",         "term",  "term_unit", "by_post",
                       "component", "component_code", "requirement", "group", "originals", "copies"};
    const Args good{"", "Mẫu", "8000", "3", "working_day", "yes", "Đơn", "KQ1", "required", "", "1", "0"};
    const auto lineOf = [&](const std::string& code, const std::string& column, const std::string& cell) {
        std::string line = code;
        for (std::size_t i = 1; i < columns.size(); ++i)
            line += ";" + (columns[i] == column ? cell : good[i]);
        return line + "\n";
    };
    std::string content = columns.front();
    for (std::size_t i = 1; i < columns.size(); ++i)
        content += ";" + columns[i];
    content += "\n" + lineOf("1.000001", "", "") + lineOf("1.000002", wrong.column, wrong.cell) +
               lineOf("1.000002", "", "") + lineOf("1.000003", "", "");
    const auto files = read(content);
    CAPTURE(wrong.column, wrong.cell.substr(0, 40));
    CHECK(codesOf(files) == Codes{"1.000001", "1.000003"});
    REQUIRE(files.leftOut.size() == 1);
    CHECK(files.leftOut[0].place == 3);
    CHECK(files.leftOut[0].code == "1.000002");
    CHECK(nameOf(files.leftOut[0].reason) == nameOf(wrong.reason));
    CHECK(files.leftOut[0].args == wrong.args);
    CHECK(files.isWhole);
}

TEST_CASE("A line that is no line of the table is named by its number") {
    struct Wrong {
        std::string line;
        LeftOutReason reason;
    };
    const auto wrong = GENERATE(values<Wrong>({{"1.000002", LeftOutReason::WrongColumnCount},
                                               {"1.000002;Hai;3", LeftOutReason::WrongColumnCount},
                                               {";Hai", LeftOutReason::FieldMissing},
                                               {"1.000002;\"Hai\"x", LeftOutReason::WrongQuotes},
                                               {"1.000002;H\xC3", LeftOutReason::NotUtf8}}));
    const auto files = read("code;name\n1.000001;Một\n\n1.000009;Chín\n" + wrong.line + "\n1.000003;Ba\n");
    CAPTURE(wrong.line);
    REQUIRE(files.leftOut.size() == 1);
    CHECK(files.leftOut[0].place == 5);
    CHECK(nameOf(files.leftOut[0].reason) == nameOf(wrong.reason));
    const auto codes = codesOf(files);
    CHECK(codes.front() == "1.000001");
    CHECK(codes.back() == "1.000003");
}

TEST_CASE("A first line with a column missing, unknown or twice refuses the table") {
    const auto whole = [](const std::string& content) {
        const auto files = read(content);
        CHECK(files.records.empty());
        REQUIRE(files.leftOut.size() == 1);
        CHECK(files.leftOut[0].place == 0);
        CHECK_FALSE(files.isWhole);
        return std::pair(files.leftOut[0].reason, files.leftOut[0].args);
    };
    CHECK(whole("") == std::pair(LeftOutReason::ColumnMissing, Args{"code"}));
    CHECK(whole("name\nMột\n") == std::pair(LeftOutReason::ColumnMissing, Args{"code"}));
    CHECK(whole("code;title\n") == std::pair(LeftOutReason::ColumnUnknown, Args{"title"}));
    CHECK(whole("code;name;code\n") == std::pair(LeftOutReason::ColumnTwice, Args{"code"}));
    CHECK(whole("\xFF\xFE"
                "c\0o\0")
              .first == LeftOutReason::NotUtf8);
}

TEST_CASE("Lines of one code that say different things, or stand apart, leave it out") {
    const auto differ = read("code;name\n1.000001;Một\n1.000001;Hai\n1.000003;Ba\n");
    CHECK(codesOf(differ) == Codes{"1.000003"});
    CHECK(differ.leftOut ==
          std::vector<LeftOut>{{"table.csv", 3, "1.000001", LeftOutReason::LinesDiffer, {"name"}}});
    const auto apart = read("code;name\n1.000001;Một\n1.000003;Ba\n1.000001;Một\n1.000001;Một\n");
    CHECK(codesOf(apart) == Codes{"1.000003"});
    CHECK(apart.leftOut ==
          std::vector<LeftOut>{{"table.csv", 4, "1.000001", LeftOutReason::ProcedureScattered, {}}});
}

TEST_CASE("A quote that is never closed ends the table with a word, in little memory") {
    const auto cut = read("code;name\n1.000001;Một\n1.000002;\"Hai\n1.000003;Ba\n");
    REQUIRE(cut.leftOut.size() == 1);
    CHECK(cut.leftOut[0].reason == LeftOutReason::CutShort);
    CHECK_FALSE(cut.isWhole);
    const auto large = read("code;name\n1.000001;Một\n1.000002;\"" + std::string(50'000'000, 'x'));
    REQUIRE(large.leftOut.size() == 1);
    CHECK(large.leftOut[0].reason == LeftOutReason::RecordTooLarge);
    CHECK(read("code;name\n1" + std::string(1'000'000, ';')).records.empty());
}

TEST_CASE("Tables spoilt at any byte never crash") {
    std::mt19937 dice(7);
    for (int round = 0; round < 3'000; ++round) {
        std::string content = kTable;
        for (unsigned n = 0; n <= dice() % 5; ++n)
            content[dice() % content.size()] = "\";,\n\r\xC3\0x"[dice() % 8];
        const auto files = read(content);
        CHECK(files.records.size() <= 3);
    }
}

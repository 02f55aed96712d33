// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken from one record of the national portal, and what it is taken for.
#include "core/catalogue/procedures_file.h"
#include "core/domain/deadline.h"
#include "tests/core/catalogue/import_sample.h"

#include <catch2/catch.hpp>

using core::domain::LeftOutReason;
using core::domain::ProcedurePart;
using core::domain::Term;
using core::domain::TermUnit;
using nlohmann::json;
using tests::channelRow;
using tests::nationalRecordOf;
using tests::paperRow;
using tests::readOne;
using Args = std::vector<std::string>;

namespace {

struct Termed {
    Term term;
    std::string text;
    bool certain;
    bool operator==(const Termed&) const = default;
};

using Rows = std::vector<json>;

Termed termOf(const Rows& channels, const Rows& cases = {}) {
    auto record = nationalRecordOf("1.000001");
    record["channels"] = channels;
    record["processing_cases"] = cases;
    const auto read = readOne(record).procedure;
    return {read.term, read.termText, !read.unconfirmed.contains(ProcedurePart::Term)};
}

json caseOf(const json& quantity, const char* unit) {
    return {{"case_code", "1"}, {"qty", quantity}, {"unit", unit}};
}

core::domain::LeftOut leftOut(const json& record) {
    const auto files = tests::readJson(record);
    REQUIRE(files.records.empty());
    REQUIRE(files.leftOut.size() == 1);
    return files.leftOut.front();
}

struct Wrong {
    json::json_pointer place;
    json value; // discarded: the field is left out
    LeftOutReason reason;
    Args args;
};

} // namespace

TEST_CASE("Code, name, field, authority, result, channels and source of a record are taken") {
    const auto read = readOne(nationalRecordOf("1.000001")).procedure;
    CHECK(read.code == "1.000001");
    CHECK(read.name == "Thủ tục mẫu số 1.000001");
    CHECK(read.fieldCode == "G15-TP07");
    CHECK(read.fieldName == "Hộ tịch");
    CHECK(read.authority == "Ủy ban nhân dân cấp xã");
    CHECK(read.result == "Giấy mẫu");
    CHECK(read.byPost);
    CHECK_FALSE(read.nonTerritorial);
    CHECK(read.source == core::domain::RecordSource{"https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1.000001",
                                                    "2026-04-15", "2026-07-18"});
    CHECK(read.unconfirmed.empty());
}

TEST_CASE("Only rows with originals or copies are papers, and none below a note or of the authority's own") {
    auto record = nationalRecordOf("1.000001");
    auto result = paperRow("KQ6", "Kết quả");
    result["is_processing_result"] = true;
    record["checklist_raw"] = {
        {{"group", ""},
         {"items", {paperRow("KQ1", "+ Đơn;", 2, 1), paperRow("KQ2", "Hướng dẫn", 0, 0), result}}},
        {{"group", " * Giấy tờ phải xuất trình: "}, {"items", {paperRow("KQ3", "Thẻ căn cước")}}},
        {{"group", "* Lưu ý:"}, {"items", {paperRow("KQ4", "Lời khuyên")}}},
        {{"group", "Giấy tờ phải nộp, xuất trình"}, {"items", {paperRow("KQ5", "Bản sao", 0, 1)}}}};
    const auto read = readOne(record).procedure;
    REQUIRE(read.components.size() == 2);
    CHECK(read.components[0].name == "Đơn");
    CHECK(read.components[0].originals == 2);
    CHECK(read.components[0].copies == 1);
    CHECK(read.components[0].requirement == core::domain::Requirement::Optional);
    CHECK(read.components[1].code == "KQ5");
    CHECK(read.presented == std::vector<core::domain::PresentedPaper>{{"Thẻ căn cước", true, "KQ3"}});
}

TEST_CASE("Component codes that repeat, or are missing, still give each paper a key of its own") {
    auto record = nationalRecordOf("1.000001");
    auto nameless = paperRow("", "Giấy tờ khác");
    nameless["code"] = nullptr;
    record["checklist_raw"] = {
        {{"group", ""},
         {"items", {paperRow("H17-KQ2010", "Một"), paperRow("H17-KQ2010", "Hai"), nameless, nameless}}}};
    std::set<std::string> keys;
    for (const auto& component : readOne(record).procedure.components)
        keys.insert(component.key);
    CHECK(keys == std::set<std::string>{"h17-kq2010", "h17-kq2010-2", "giay-to-khac", "giay-to-khac-2"});
}

TEST_CASE("A term that channel and cases agree on is certain, in words and in numbers") {
    const auto days = [](const json& quantity, const char* unit) {
        return termOf({channelRow("DIRECT", quantity, unit)}, {caseOf(quantity, unit)});
    };
    CHECK(days(3, "WORKING_DAY") == Termed{{TermUnit::WorkingDay, 300}, "03 ngày làm việc", true});
    CHECK(days(7.5, "WORKING_DAY") == Termed{{TermUnit::WorkingDay, 750}, "7,5 ngày làm việc", true});
    CHECK(days(15, "DAY") == Termed{{TermUnit::Day, 1500}, "15 ngày", true});
    CHECK(days(2, "MONTH") == Termed{{TermUnit::Month, 200}, "02 tháng", true});
    CHECK(days(4, "HOUR") == Termed{{TermUnit::Hour, 400}, "04 giờ làm việc", true});
    CHECK(termOf({channelRow("DIRECT", 5, "WORKING_DAY")}).certain);
}

TEST_CASE("The counter's channel counts, before the post's and the screen's") {
    const auto post = channelRow("POSTAL", 5, "WORKING_DAY");
    const auto online = channelRow("ONLINE", 2, "WORKING_DAY");
    CHECK(termOf({online, post, channelRow("DIRECT", 3, "WORKING_DAY")}).term.hundredths == 300);
    CHECK(termOf({online, post}).term.hundredths == 500);
    CHECK(termOf({online}).term.hundredths == 200);
    CHECK(termOf({}).term.unit == TermUnit::Other);
}

TEST_CASE("OTHER with 1 is the same day until 15:00, if no case takes longer; it is to be confirmed") {
    const Rows channel{channelRow("DIRECT", 1, "OTHER")};
    const Termed sameDay{{TermUnit::SameDay, 0, std::chrono::hours(15)},
                         "Trong ngày; nhận hồ sơ sau 15:00 thì trả vào ngày làm việc tiếp theo",
                         false};
    CHECK(termOf(channel) == sameDay);
    CHECK(termOf(channel, {caseOf(1, "DAY"), caseOf(1, "WORKING_DAY")}) == sameDay);
    CHECK(termOf(channel, {caseOf(3, "WORKING_DAY")}).term == Term{TermUnit::WorkingDay, 300});
    CHECK(termOf(channel, {caseOf(1, "DAY"), caseOf(5, "WORKING_DAY")}).term == Term{TermUnit::Other});
}

TEST_CASE("A term that the record tells twice, by free text or against itself, is to be confirmed") {
    const auto unsure = [](const Rows& channels, const Rows& cases = {}) {
        const auto found = termOf(channels, cases);
        CHECK_FALSE(found.certain);
        return found.term;
    };
    const auto working = [](const json& days) { return channelRow("DIRECT", days, "WORKING_DAY"); };
    CHECK(unsure({working(10), working(20)}) == Term{TermUnit::Other});
    CHECK(unsure({working("Theo mô tả")}) == Term{TermUnit::Other});
    CHECK(unsure({working(nullptr)}) == Term{TermUnit::Other});
    CHECK(unsure({working(0)}) == Term{TermUnit::Other});
    CHECK(unsure({working(7.5)}, {caseOf(17.5, "WORKING_DAY")}) == Term{TermUnit::WorkingDay, 750});
    CHECK(unsure({channelRow("DIRECT", 5, "OTHER")}, {caseOf(25, "DAY")}) == Term{TermUnit::Day, 2500});
    CHECK(unsure({channelRow("DIRECT", 5, "OTHER")}) == Term{TermUnit::Other});
    CHECK(unsure({channelRow("DIRECT", 2.5, "DAY")}) == Term{TermUnit::Other});
}

TEST_CASE("15 hours may be the hour 15: nothing is computed") {
    CHECK(termOf({channelRow("DIRECT", 15, "HOUR")}) ==
          Termed{{TermUnit::Other}, "Theo từng trường hợp của thủ tục", false});
}

TEST_CASE("Days whose note speaks of working days are to be confirmed") {
    auto channel = channelRow("DIRECT", 20, "DAY");
    channel["note"] = "Không quá 20 ngày làm việc";
    CHECK(termOf({channel}, {caseOf(20, "DAY")}) == Termed{{TermUnit::Day, 2000}, "20 ngày", false});
}

TEST_CASE(
    "An amount is taken where the record names one; what others set is to be confirmed, its words stay") {
    const auto read = [](const Rows& fees) {
        auto record = nationalRecordOf("1.000001");
        record["channels"] = {channelRow("DIRECT", 3, "WORKING_DAY", fees)};
        return readOne(record);
    };
    const auto fee = [](const json& amount, const char* text) {
        return json{{"type", "FEE"}, {"value_vnd", amount}, {"text", text}};
    };
    const auto one = read({fee(20000, "Có trường hợp được miễn")});
    CHECK(one.procedure.fee.amount == 20000);
    CHECK(one.procedure.feeText == "20.000 đ: Có trường hợp được miễn");
    CHECK(one.procedure.unconfirmed.empty());
    CHECK(read({fee(0, "")}).procedure.unconfirmed.empty());

    for (const auto& fees : {Rows{fee(0, "Theo Hội đồng nhân dân")}, Rows{fee(nullptr, "Theo biểu phí")},
                             Rows{fee(45, "")}, Rows{fee(10000, "Theo danh sách"), fee(15000, "Cá nhân")}}) {
        const auto unsure = read(fees).procedure;
        CAPTURE(json(fees).dump());
        CHECK(unsure.fee.amount == 0);
        CHECK(unsure.unconfirmed == std::set{ProcedurePart::Fee});
    }
    CHECK(read({fee(10000, "Theo danh sách"), fee(15000, "Cá nhân")}).procedure.feeText ==
          "10.000 đ: Theo danh sách; 15.000 đ: Cá nhân");
    CHECK(read({}).silent.contains(ProcedurePart::Fee));
}

TEST_CASE("A record without an executing body names who made the rule, to be confirmed") {
    auto record = nationalRecordOf("1.000001");
    record["executing_agency"] = nullptr;
    const auto read = readOne(record).procedure;
    CHECK(read.authority == "Bộ Tư pháp");
    CHECK(read.unconfirmed == std::set{ProcedurePart::Authority});
}

TEST_CASE("Nulls and fields that are left out are no offence where nothing depends on them") {
    auto record = nationalRecordOf("1.000001");
    for (const auto* field : {"category", "results", "processing_cases", "source", "state"})
        record[field] = nullptr;
    CHECK(readOne(record).procedure.fieldName.empty());
    for (const auto* field : {"category", "results", "processing_cases", "source", "state"})
        record.erase(field);
    CHECK(readOne(record).procedure.code == "1.000001");
}

TEST_CASE("Text is cleaned of other normal forms and of what nobody sees") {
    auto record = nationalRecordOf("1.000001");
    record["name"] = "Đăng ky\xCC\x81 \xE2\x80\x8Bkhai\n\tsinh ";
    CHECK(readOne(record).procedure.name == "Đăng ký khai sinh");
}

TEST_CASE("A name of 4,800 characters goes in, a longer one is left out with its length") {
    std::string letters;
    for (int i = 0; i < 4'800; ++i)
        letters += "ệ";
    auto record = nationalRecordOf("1.000001");
    record["checklist_raw"][0]["items"][0]["name"] = letters;
    CHECK(readOne(record).procedure.components[0].name == letters);
    record["checklist_raw"][0]["items"][0]["name"] = letters + "ệ";
    const auto left = leftOut(record);
    CHECK(left.reason == LeftOutReason::TextTooLong);
    CHECK(left.args == Args{"name", "4801", "4800"});
    record = nationalRecordOf("1.000001");
    record["name"] = letters + "ệ";
    CHECK(leftOut(record).reason == LeftOutReason::TextTooLong);
}

TEST_CASE("55 papers go in, and 500; one more is left out") {
    auto record = nationalRecordOf("1.000001");
    auto& items = record["checklist_raw"][0]["items"];
    items = json::array();
    for (int i = 0; i < 500; ++i) {
        items.push_back(paperRow("KQ" + std::to_string(i), "Giấy số " + std::to_string(i)));
        if (i == 54) CHECK(readOne(record).procedure.components.size() == 55);
    }
    CHECK(readOne(record).procedure.components.size() == 500);
    items.push_back(paperRow("KQ500", "Giấy số 500"));
    CHECK(leftOut(record).reason == LeftOutReason::TooManyComponents);
    CHECK(leftOut(record).args == Args{"501", "500"});
}

TEST_CASE("A record with a wrong field is left out, and the field is named") {
    const json gone(json::value_t::discarded);
    const auto at = [](const char* place) { return json::json_pointer(place); };
    const std::vector<Wrong> all{
        {at("/code"), gone, LeftOutReason::FieldMissing, {"code"}},
        {at("/code"), " ", LeftOutReason::FieldMissing, {"code"}},
        {at("/code"), 1.001193, LeftOutReason::WrongType, {"code"}},
        {at("/code"), "một hai", LeftOutReason::UnknownWord, {"code", "một hai"}},
        {at("/name"), nullptr, LeftOutReason::FieldMissing, {"name"}},
        {at("/name"), json::array(), LeftOutReason::WrongType, {"name"}},
        {at("/executing_agency"), 7, LeftOutReason::WrongType, {"executing_agency"}},
        {at("/category"), "Hộ tịch", LeftOutReason::WrongType, {"category"}},
        {at("/results"), "Giấy", LeftOutReason::WrongType, {"results"}},
        {at("/results/0"), 1, LeftOutReason::WrongType, {"results"}},
        {at("/channels"), gone, LeftOutReason::FieldMissing, {"channels"}},
        {at("/channels"), json::object(), LeftOutReason::WrongType, {"channels"}},
        {at("/channels/0"), "DIRECT", LeftOutReason::WrongType, {"method"}},
        {at("/channels/0/method"), "BY_PIGEON", LeftOutReason::UnknownWord, {"method", "BY_PIGEON"}},
        {at("/channels/0/processing"), nullptr, LeftOutReason::FieldMissing, {"processing"}},
        {at("/channels/0/processing/unit"), "FORTNIGHT", LeftOutReason::UnknownWord, {"unit", "FORTNIGHT"}},
        {at("/channels/0/processing/qty"), -3, LeftOutReason::NumberOutOfRange, {"qty", "-3"}},
        {at("/channels/0/processing/qty"), 1001, LeftOutReason::NumberOutOfRange, {"qty", "1001"}},
        {at("/channels/0/processing/qty"), 0.333, LeftOutReason::NumberOutOfRange, {"qty", "0.333"}},
        {at("/channels/0/fees/0/value_vnd"), -1, LeftOutReason::NumberOutOfRange, {"value_vnd", "-1"}},
        {at("/channels/0/fees/0/value_vnd"), "8000", LeftOutReason::WrongType, {"value_vnd"}},
        {at("/channels/0/fees/0/value_vnd"),
         8000.5,
         LeftOutReason::NumberOutOfRange,
         {"value_vnd", "8000.5"}},
        {at("/processing_cases/0/unit"), nullptr, LeftOutReason::FieldMissing, {"unit"}},
        {at("/checklist_raw"), nullptr, LeftOutReason::FieldMissing, {"checklist_raw"}},
        {at("/checklist_raw/0"), 1, LeftOutReason::WrongType, {"items"}},
        {at("/checklist_raw/0/items"), "none", LeftOutReason::WrongType, {"items"}},
        {at("/checklist_raw/0/items/0/name"), "\xE2\x80\x8B", LeftOutReason::FieldMissing, {"name"}},
        {at("/checklist_raw/0/items/0/original_qty"),
         -1,
         LeftOutReason::NumberOutOfRange,
         {"original_qty", "-1"}},
        {at("/checklist_raw/0/items/0/copy_qty"), 1.5, LeftOutReason::NumberOutOfRange, {"copy_qty", "1.5"}},
        {at("/checklist_raw/0/items/0/copy_qty"),
         18446744073709551615u,
         LeftOutReason::NumberOutOfRange,
         {"copy_qty", "18446744073709551615"}},
        {at("/checklist_raw/0/items/0/copy_qty"), "1", LeftOutReason::WrongType, {"copy_qty"}},
        {at("/checklist_raw/0/items/0/copy_qty"), nullptr, LeftOutReason::FieldMissing, {"copy_qty"}},
        {at("/state"), "REVOKED", LeftOutReason::NotInForce, {"REVOKED"}},
        {at("/is_non_territorial"), "yes", LeftOutReason::WrongType, {"is_non_territorial"}},
    };
    for (const auto& wrong : all) {
        auto record = nationalRecordOf("1.000001");
        CAPTURE(wrong.place.to_string(), wrong.args);
        if (wrong.value.is_discarded())
            record.at(wrong.place.parent_pointer()).erase(wrong.place.back());
        else
            record[wrong.place] = wrong.value;
        const auto left = leftOut(json::array({record}));
        CHECK(nameOf(left.reason) == nameOf(wrong.reason));
        CHECK(left.args == wrong.args);
        CHECK(left.file == "records.json");
        CHECK(left.place == 1);
    }
}

TEST_CASE("What was read is written and read back the same, also beside an overlay") {
    auto procedure = readOne(nationalRecordOf("1.000001")).procedure;
    procedure.version = "v";
    procedure.term = {TermUnit::WorkingDay, 475};
    procedure.setAside = {"KQ9"};
    procedure.unconfirmed = {ProcedurePart::Fee, ProcedurePart::Term};
    auto& component = procedure.components.at(0);
    component.sourceName = "Tờ khai dài";
    component.requirement = core::domain::Requirement::OneOf;
    component.group = "g";
    component.titles = {"TỜ KHAI"};
    component.labels = {{"Họ và tên", core::domain::Field::OwnerName}, {"Giới tính"}};
    const auto row = core::catalogue::jsonOf(procedure);
    CHECK(core::catalogue::jsonOf(core::catalogue::procedureFrom(row)) == row);
    CHECK(row.at("components").at(0).at("labels").size() == 2);
    CHECK(core::catalogue::procedureFrom(row).term == procedure.term);
}

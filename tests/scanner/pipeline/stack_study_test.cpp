// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/stack_study.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace scanner;
using namespace scanner::pipeline;
using core::domain::Field;
using core::domain::ListKind;
using core::domain::SortReason;
using Kind = PageItem::Kind;

namespace {

core::domain::Procedure procedure() {
    core::domain::Component form;
    form.key = "form";
    form.titles = {"TỜ KHAI ĐĂNG KÝ KHAI SINH"};
    form.labels = {{"Số điện thoại", Field::SubmitterPhone}};
    core::domain::Procedure all;
    all.code = "1";
    all.name = "Đăng ký khai sinh";
    all.components = {form};
    return all;
}

std::shared_ptr<const core::domain::ClosedLists> lists() {
    return std::make_shared<const core::domain::ClosedLists>(
        std::vector{procedure()}, std::vector<std::string>{"Phường Ba Đình", "Xã Sóc Sơn"});
}

// One row of words for each text.
BatchPage page(int number, const std::vector<std::vector<std::string>>& rows) {
    BatchPage read;
    read.number = number;
    read.stage = PageStage::Read;
    read.readings = 1;
    read.record.width_px = 2480;
    read.record.height_px = 3508;
    int line = 0;
    for (const auto& row : rows) {
        int x = 300;
        for (const auto& word : row) {
            const int width = 25 * static_cast<int>(word.size());
            read.record.text.words.push_back({word, {x, 400 + 100 * line, width, 50}, 95, 0, line});
            x += width + 20;
        }
        ++line;
    }
    return read;
}

const std::vector<core::domain::PlacedPage> kInForm{{1, "form", SortReason::Title, false}};
const core::base::BatchId kBatch{{1}};

std::vector<std::string> valuesOf(const StackFindings& found) {
    std::vector<std::string> values;
    values.reserve(found.proposals.size());
    for (const auto& proposal : found.proposals)
        values.push_back(proposal.value);
    return values;
}

} // namespace

TEST_CASE("Words come in reading order, those under doubt are told, and unread ink comes behind them") {
    auto read = page(1, {{"Mẹ", "12a"}, {"đẻ"}});
    read.record.text.words[0].confidence = 74;
    read.record.text.words[1].confidence = 84; // more is asked of digits
    read.record.text.words[2].confidence = 76;
    read.record.unreadPlaces = {{100, 3000, 400, 400}};
    const auto items = itemsOn(read, {});
    REQUIRE(items.size() == 4);
    CHECK(items[0].kind == Kind::Doubtful);
    CHECK(items[0].confidence == 74);
    CHECK(items[1].kind == Kind::Doubtful);
    CHECK(items[2].kind == Kind::Word);
    CHECK(items[2].text == "đẻ");
    CHECK(items[3].kind == Kind::Unread);
    CHECK(items[3].box == Box{100, 3000, 400, 400});
    CHECK(items[3].text.empty());
}

TEST_CASE("A title and a unit that OCR spoilt are corrected, and the engine's words stay beside them") {
    StackStudy study(lists());
    auto read =
        page(1, {{"TỜ", "KHAI", "ĐĂNG", "KÝ", "KHAI", "SlNH"}, {"Nơi", "ở:", "Phưòng", "Ba", "Đinh"}});
    read.record.text.words[5].confidence = 50;
    const auto found = study.study(kBatch, {read}, kInForm, procedure());
    const auto& items = *found.items.at(1);
    REQUIRE(items.size() == 4);
    CHECK(items[0].kind == Kind::Corrected);
    CHECK(items[0].list == ListKind::Title);
    CHECK(items[0].text == "TỜ KHAI ĐĂNG KÝ KHAI SINH");
    CHECK(items[0].asRead == "TỜ KHAI ĐĂNG KÝ KHAI SlNH");
    CHECK(items[0].confidence == 50);
    CHECK(items[3].kind == Kind::Corrected);
    CHECK(items[3].list == ListKind::Unit);
    CHECK(items[3].text == "Phường Ba Đình");
    CHECK(items[3].asRead == "Phưòng Ba Đinh");
}

TEST_CASE("Labels and names of procedures are not corrected on the page") {
    StackStudy study(lists());
    const auto read = page(1, {{"Số", "diện", "thoai:", "0912345678"}, {"Đăng", "ký", "khai", "sanh"}});
    const auto found = study.study(kBatch, {read}, kInForm, procedure());
    CHECK(std::ranges::none_of(*found.items.at(1),
                               [](const PageItem& item) { return item.kind == Kind::Corrected; }));
}

TEST_CASE("Values beside labels are offered while the page lies in its component, and no longer") {
    StackStudy study(lists());
    const auto read = page(1, {{"Số", "điện", "thoại:", "0912345678"}});
    CHECK(valuesOf(study.study(kBatch, {read}, kInForm, procedure())) ==
          std::vector<std::string>{"0912345678"});
    CHECK(study.study(kBatch, {read}, {}, procedure()).proposals.empty());
    const std::vector<core::domain::PlacedPage> aside{{1, "form", SortReason::ByClerk, true}};
    CHECK(study.study(kBatch, {read}, aside, procedure()).proposals.empty());
    CHECK(valuesOf(study.study(kBatch, {read}, kInForm, procedure())) ==
          std::vector<std::string>{"0912345678"});
}

TEST_CASE("A page is looked at once for each reading") {
    StackStudy study(lists());
    auto read = page(1, {{"Số", "điện", "thoại:", "0912345678"}});
    const auto first = study.study(kBatch, {read}, kInForm, procedure());
    const auto second = study.study(kBatch, {read}, kInForm, procedure());
    CHECK(first.items.at(1) == second.items.at(1)); // the same object
    auto anew = page(1, {{"Số", "điện", "thoại:", "0987654321"}});
    anew.readings = 2;
    const auto third = study.study(kBatch, {anew}, kInForm, procedure());
    CHECK(third.items.at(1) != second.items.at(1));
    CHECK(valuesOf(third) == std::vector<std::string>{"0987654321"});
}

TEST_CASE("A page of the same number in another batch is another page") {
    StackStudy study(lists());
    const auto read = page(1, {{"Số", "điện", "thoại:", "0912345678"}});
    CHECK(study.study(kBatch, {read}, kInForm, procedure()).proposals.size() == 1);
    const auto other = page(1, {{"Tờ", "khác"}});
    const auto found = study.study(core::base::BatchId{{2}}, {other}, kInForm, procedure());
    CHECK(found.items.at(1)->size() == 2);
    CHECK(found.proposals.empty());
}

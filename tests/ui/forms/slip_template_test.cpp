// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_folder.h"
#include "ui/forms/print_code.h"
#include "ui/forms/slip_template.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace forms;

namespace {

std::string shipped() {
    std::ostringstream text;
    text << std::ifstream(TEMPLATE_FILE).rdbuf();
    return text.str();
}

// The shipped template with one passage changed; answers with the field that is named as wrong.
std::string wrongField(const std::string& passage, const std::string& change) {
    const tests::TempFolder folder;
    auto text = shipped();
    text.replace(text.find(passage), passage.size(), change);
    std::ofstream(folder / "slip.json") << text;
    const auto labels = loadSlipTemplate(folder / "slip.json");
    if (labels) return "none";
    REQUIRE(labels.error().is(PrintCode::TemplateUnreadable));
    return labels.error().args.at(1);
}

} // namespace

TEST_CASE("the shipped template is read whole") {
    const auto labels = loadSlipTemplate(TEMPLATE_FILE);
    REQUIRE(labels);
    CHECK(labels->title == QStringList{"GIẤY TIẾP NHẬN HỒ SƠ", "VÀ HẸN TRẢ KẾT QUẢ"});
    CHECK(labels->papers.certified_copies == "Bản chứng thực");
    CHECK(labels->after_papers.size() == 8);
}

TEST_CASE("a template with a missing field, an unknown placeholder or another form is refused by name") {
    CHECK(wrongField("\"motto\"", "\"moto\"") == "motto");
    CHECK(wrongField("\"hint\"", "\"hnt\"") == "signatures.hint");
    CHECK(wrongField("{owner.name}", "{owner.secret}") == "before_papers");
    CHECK(wrongField("\"Liên 2: Lưu tại nơi tiếp nhận\"", "\"\"") == "copies");
    CHECK(wrongField("appointment_slip", "refusal_slip") == "form");
}

TEST_CASE("a template that is no JSON or not there is refused") {
    const tests::TempFolder folder;
    std::ofstream(folder / "slip.json") << "{ half";
    CHECK(loadSlipTemplate(folder / "slip.json").error().is(PrintCode::TemplateUnreadable));
    CHECK(loadSlipTemplate(folder / "none.json").error().is(PrintCode::TemplateUnreadable));
}

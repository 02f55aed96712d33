// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/forms/sample_slip.h"
#include "ui/forms/slip_words.h"

#include <catch2/catch.hpp>

using namespace forms;
using namespace tests;

TEST_CASE("the slip takes heads from the counter and the matter from the dossier") {
    const auto slip = sampleSlip();
    CHECK(slip.office == "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG");
    CHECK(slip.submitter.idNumber == "001190000013");
    CHECK(slip.returnPlace == "Bưu cục Mẫu, số 1 đường Mẫu");
    CHECK(slip.trackingUrl == "https://tracuu.example.vn/ho-so?ma=H15.50.05.13-261121-5000");
}

TEST_CASE("the identity card is scanned but is no paper of the slip") {
    const auto papers = sampleSlip().papers;
    REQUIRE(papers.size() == 4);
    CHECK(papers[0] == PaperRow{"Tờ khai đăng ký khai sinh", 1, 0, 0});
    CHECK(papers[2] == PaperRow{"Xác nhận thông tin về cư trú", 0, 0, 1});
}

TEST_CASE("the sheet's code names sheet, number and dossier and holds no personal data") {
    const auto code = sheetCode(sampleSlip());
    CHECK(code == "CF1;slip;H15.50.05.13-261121-5000;0102030405060708090a0b0c0d0e0f10");
    CHECK(code.find("001190000013") == std::string::npos);
    CHECK(code.find('|') == std::string::npos);
}

TEST_CASE("without an address for tracking there is none on the slip") {
    auto setup = sampleSetup();
    setup.trackingUrl.clear();
    CHECK(appointmentSlip(sampleDossier(), setup).trackingUrl.empty());
}

TEST_CASE("a dossier without abstract and return place falls back to procedure and counter") {
    auto dossier = sampleDossier();
    dossier.abstract.clear();
    dossier.returnPlace = "Trung tâm Mẫu";
    const auto slip = appointmentSlip(dossier, sampleSetup());
    CHECK(slip.abstract == "Thủ tục đăng ký khai sinh");
    CHECK(slip.returnPlace == "Trung tâm Mẫu");
}

TEST_CASE("times are printed as the counter reads them") {
    const auto words = wordsOf(sampleSlip(), sampleTemplate(), kPrintedAt);
    CHECK(words["received_at"] == "09 giờ 15 phút, ngày 21/11/2026");
    CHECK(words["appointment_at"] == "09 giờ 15 phút, ngày 24/11/2026");
    CHECK(words["received.month"] == "11");
}

TEST_CASE("without a promised time the slip leaves room to write it in") {
    auto slip = sampleSlip();
    slip.dueAt.reset();
    const auto labels = sampleTemplate();
    CHECK(wordsOf(slip, labels, kPrintedAt)["appointment_at"] == labels.no_moment);
}

TEST_CASE("values are never read as markup or placeholders") {
    auto slip = sampleSlip();
    slip.submitter.name = "Mẫu **{owner.name}**";
    const auto words = wordsOf(slip, sampleTemplate(), kPrintedAt);
    const auto runs = runsOf("Tên: **{submitter.name}**", words);
    REQUIRE(runs.size() == 2);
    CHECK(runs[1].text == "Mẫu **{owner.name}**");
    CHECK(runs[1].bold);
}

TEST_CASE("values are printed in NFC") {
    auto slip = sampleSlip();
    slip.ownerName = "Ma\u0302\u0303u"; // decomposed
    CHECK(wordsOf(slip, sampleTemplate(), kPrintedAt)["owner.name"] == "Mẫu");
}

TEST_CASE("every placeholder that the template may use has a value") {
    const auto words = wordsOf(sampleSlip(), sampleTemplate(), kPrintedAt);
    const QStringList of_pages_and_moments{"page", "pages", "hour", "minute", "date"};
    for (const auto& name : placeholders()) {
        INFO(name.toStdString());
        CHECK((words.contains(name) || of_pages_and_moments.contains(name)));
    }
}

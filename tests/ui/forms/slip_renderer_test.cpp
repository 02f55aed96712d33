// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/forms/sample_slip.h"
#include "ui/forms/print_code.h"
#include "ui/forms/slip_renderer.h"

#include <QImage>
#include <ZXing/ReadBarcode.h>
#include <ZXing/TextUtfEncoding.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace forms;
using namespace tests;

namespace {

constexpr int kDpi = 200;

SlipRenderer laidOut(const AppointmentSlip& slip) {
    startGraphics();
    auto renderer = SlipRenderer::layOut(slip, sampleTemplate(), kDpi, kPrintedAt);
    REQUIRE(renderer);
    return *renderer;
}

QImage painted(const SlipRenderer& renderer, int page) {
    QImage image(qRound(148 * kDpi / 25.4), qRound(210 * kDpi / 25.4), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.draw(painter, page);
    return image;
}

struct FoundCode {
    std::string text;
    double width_mm = 0;
};

std::vector<FoundCode> codesOn(const QImage& image) {
    const ZXing::ImageView view(image.constBits(), image.width(), image.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(image.bytesPerLine()));
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
    std::vector<FoundCode> codes;
    for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
        const auto corners = result.position();
        codes.push_back({ZXing::TextUtfEncoding::ToUtf8(result.text()),
                         (corners.topRight().x - corners.topLeft().x) * 25.4 / kDpi});
    }
    return codes;
}

// Distance of the ink from the borders of the paper, in millimetres.
double emptyMargin(const QImage& image) {
    int nearest = image.width();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.constScanLine(y)[x] < 128)
                nearest = std::min({nearest, x, y, image.width() - 1 - x, image.height() - 1 - y});
    return nearest * 25.4 / kDpi;
}

std::string repeated(const std::string& word, int times) {
    std::string text;
    for (int i = 0; i < times; ++i)
        text += word;
    return text;
}

} // namespace

TEST_CASE("an everyday slip is one page for the submitter and one to keep") {
    CHECK(laidOut(sampleSlip()).pageCount() == 2);
}

TEST_CASE("both codes are read back from the drawn page and are at least 18 mm wide") {
    const auto renderer = laidOut(sampleSlip());
    for (const int page : {0, 1}) {
        std::set<std::string> texts;
        for (const auto& code : codesOn(painted(renderer, page))) {
            texts.insert(code.text);
            CHECK(code.width_mm >= 18);
        }
        CHECK(texts == std::set<std::string>{sheetCode(sampleSlip()), sampleSlip().trackingUrl});
    }
}

TEST_CASE("without a tracking address only the sheet's code is drawn") {
    auto slip = sampleSlip();
    slip.trackingUrl.clear();
    const auto codes = codesOn(painted(laidOut(slip), 0));
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].text == sheetCode(slip));
}

TEST_CASE("a list of 60 papers flows onto further pages of each copy") {
    auto slip = sampleSlip();
    for (int i = 0; i < 60; ++i)
        slip.papers.push_back({"Giấy tờ kèm theo số " + std::to_string(i), 1, 0, 2});
    const auto renderer = laidOut(slip);
    CHECK(renderer.pageCount() >= 4);
    CHECK(renderer.pageCount() % 2 == 0);
}

TEST_CASE("long names, words without a blank and long abstracts stay on the paper") {
    auto slip = sampleSlip();
    slip.submitter.name = repeated("Nguyễn Thị ", 30) + "Mẫu";
    slip.submitter.address = repeated("x", 400);
    slip.abstract = repeated("Đề nghị cấp lại giấy tờ ", 40);
    slip.papers.push_back({repeated("Văn bản của cơ quan có thẩm quyền ", 200), 1, 1, 1});
    const auto renderer = laidOut(slip);
    for (int page = 0; page < renderer.pageCount(); ++page)
        CHECK(emptyMargin(painted(renderer, page)) >= 5);
}

TEST_CASE("a sign that no font can draw is refused by its code point, not printed as a box") {
    startGraphics();
    auto slip = sampleSlip();
    slip.ownerName = "Mẫu \U000131F0";
    const auto refused = SlipRenderer::layOut(slip, sampleTemplate(), kDpi, kPrintedAt);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PrintCode::FontMissing));
    CHECK(refused.error().args == std::vector<std::string>{"U+131F0"});
}

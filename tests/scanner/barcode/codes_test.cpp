// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/barcode/codes.h"

#include "tests/scanner/image/cleaning.h"

#include <QPainter>
#include <qrencode.h>

#include <algorithm>
#include <memory>

using namespace tests;
using scanner::barcode::readQrCodes;

namespace {

const std::string kCard = "001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Tổ 1, Phường Mẫu, Hà Nội|15052025";

// UTF-8 without ECI, as on the cards, ten pixels a module.
QImage codeOf(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    REQUIRE(code);
    constexpr int kModule_px = 10;
    QImage image(code->width * kModule_px, code->width * kModule_px, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int i = 0; i < code->width * code->width; ++i)
        if (code->data[i] & 1)
            painter.fillRect(i % code->width * kModule_px, i / code->width * kModule_px, kModule_px,
                             kModule_px, Qt::black);
    return image;
}

void print(QImage& page, int x, int y, int side_px, const std::string& text) {
    QPainter painter(&page);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QImage code = codeOf(text);
    painter.fillRect(x - 20, y - 20, side_px + 40, side_px + 40, Qt::white);
    painter.drawImage(QPoint(x, y),
                      code.scaled(side_px, side_px, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

int pixels(double mm, int dpi = 300) {
    return qRound(mm * dpi / 25.4);
}

} // namespace

TEST_CASE("The QR of an identity card is read from a turned, noisy page with all its accents") {
    QImage page = blankPage();
    print(page, 1500, 600, pixels(15), kCard);
    fillWithText(page);
    print(page, 1900, 2600, pixels(15), kCard);
    page = turnedBy(page, 2.3);
    addNoise(page, 5, 31);
    CHECK(readQrCodes(cleaned(page).colour.get()) == std::vector{kCard});
}

TEST_CASE("A card's QR in any direction is read") {
    for (const double degrees : {17.0, 90.0, 135.0, 181.0}) {
        QImage page = blankPage(1000, 800);
        print(page, 420, 320, pixels(16), kCard);
        page = turnedBy(page, degrees);
        addNoise(page, 5, 32);
        CHECK(readQrCodes(cleaned(page).colour.get()) == std::vector{kCard});
    }
}

TEST_CASE("A grey page is read like a colour one") {
    QImage page = blankPage();
    print(page, 300, 300, pixels(25), "CF1;sep;to-khai;0;5A");
    CHECK(readQrCodes(cleaned(page).reading.get()) == std::vector<std::string>{"CF1;sep;to-khai;0;5A"});
}

TEST_CASE("Several codes on a page are all given, the same text once") {
    QImage page = blankPage();
    print(page, 300, 300, pixels(25), "A-1");
    print(page, 1500, 300, pixels(25), "A-1");
    print(page, 300, 2500, pixels(25), "Hồ sơ 2");
    auto codes = readQrCodes(cleaned(page).colour.get());
    std::sort(codes.begin(), codes.end());
    CHECK(codes == std::vector<std::string>{"A-1", "Hồ sơ 2"});
}

TEST_CASE("A page of text without a code gives none") {
    QImage page = blankPage();
    fillWithText(page);
    stamp(page, 1500, 2500, 500);
    addNoise(page, 5, 33);
    CHECK(readQrCodes(cleaned(page).colour.get()).empty());
}

TEST_CASE("No page gives no code") {
    CHECK(readQrCodes(nullptr).empty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/viet_qr.h"
#include "tests/support/emv_fields.h"
#include "ui/forms/qr_code.h"

#include <QImage>
#include <ZXing/ReadBarcode.h>
#include <ZXing/TextUtfEncoding.h>
#include <catch2/catch.hpp>

using core::domain::vietQr;

namespace {

// As a reader of another house sees it on paper; "" if there is none.
std::string readBack(const forms::QrCode& code) {
    constexpr int kModule = 4;
    constexpr int kQuiet = 4 * kModule;
    const int side = code.side * kModule + 2 * kQuiet;
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    forms::drawQrCode(painter, code, QRectF(kQuiet, kQuiet, code.side * kModule, code.side * kModule));
    painter.end();
    const ZXing::ImageView view(image.constBits(), image.width(), image.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(image.bytesPerLine()));
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    return ZXing::TextUtfEncoding::ToUtf8(ZXing::ReadBarcode(view, hints).text());
}

} // namespace

TEST_CASE("a drawn VietQR code is read back whole by another decoder, and its check holds") {
    struct Row {
        core::domain::BankAccount account;
        std::int64_t amount;
        const char* content;
    };
    const auto row = GENERATE(
        Row{{"970436", "0011004000000"}, 8000, "H15.50.05.13-261008-0975"}, Row{{"970403", "1"}, 0, ""},
        Row{{"970403", "ABCDEFGHIJ012345678"}, 9'999'999'999'999, "1234567890123456789012345"});
    CAPTURE(row.account.number);
    const auto text = vietQr(row.account, core::base::Dong{row.amount}, row.content);
    REQUIRE(text);
    const auto code = forms::qrCodeOf(*text);
    REQUIRE(code);
    const auto read = readBack(*code);
    CHECK(read == *text);
    CHECK(tests::emvCheckHolds(read));
    const auto fields = tests::emvFields(read);
    REQUIRE(fields);
    CHECK(tests::valueOf(*fields, "54") == (row.amount == 0 ? "" : std::to_string(row.amount)));
    CHECK(tests::valueOf(*fields, "38").find(row.account.number) != std::string::npos);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/page_picture.h"

#include "scanner/image/page_layers.h"
#include "scanner/image/pnm_file.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/shell/application.h"

#include <QPainter>

#include <catch2/catch.hpp>

#include <fstream>

using namespace tests;
using scanner::pipeline::PageRecord;
using ui::intake::pagePicture;

namespace {

constexpr int kDpi = 300;

// A form at 300 dpi: black lines of text, a red seal over some of them, a blue signature.
QImage form() {
    QImage page(1240, 1754, QImage::Format_RGB888);
    page.fill(QColor(0xfa, 0xf8, 0xf2));
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font(QStringLiteral("Noto Serif"));
    font.setPixelSize(42);
    painter.setFont(font);
    painter.setPen(QColor(0x20, 0x20, 0x20));
    for (int line = 0; line < 16; ++line)
        painter.drawText(120, 160 + line * 80, QStringLiteral("Họ, chữ đệm, tên người yêu cầu"));
    painter.setPen(QPen(QColor(0xc8, 0x1e, 0x28), 14));
    painter.drawEllipse(700, 1250, 330, 330);
    painter.setPen(QPen(QColor(0x20, 0x38, 0xb4), 9));
    painter.drawLine(150, 1600, 520, 1500);
    return page;
}

struct Filed {
    TempFolder folder;
    PageRecord record;
    [[nodiscard]] QString file(const char* name) const {
        return QString::fromStdString((folder / name).string());
    }

    // As the page worker keeps the picture.
    explicit Filed(const QImage& page) {
        REQUIRE(page.save(file("page.ppm"), "PPM"));
        const auto read = scanner::image::readPnm(folder / "page.ppm");
        REQUIRE(read);
        const auto encoded = scanner::image::encodedPicture(*read, kDpi, scanner::PictureProfile::Compact);
        REQUIRE(encoded);
        record.width_px = page.width();
        record.height_px = page.height();
        record.dpi = kDpi;
        record.picture = encoded->picture;
        std::ofstream(folder / "0001.picture", std::ios::binary) << encoded->bytes;
        QImage small(60, 85, QImage::Format_RGB888);
        small.fill(Qt::green);
        REQUIRE(small.save(file("small.jpg")));
    }
    [[nodiscard]] QImage shown() const {
        return pagePicture(record, file("0001.picture"), file("small.jpg"));
    }
};

// Share of the pixels that are ink on one picture and paper on the other. The background is evened on the
// way.
double differing(const QImage& a, const QImage& b) {
    const auto isInk = [](QRgb pixel) { return qGray(pixel) < 90; };
    const auto isPaper = [](QRgb pixel) { return qGray(pixel) > 215; };
    long count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const auto one = a.pixel(x, y), other = b.pixel(x, y);
            if ((isInk(one) && isPaper(other)) || (isPaper(one) && isInk(other))) ++count;
        }
    }
    return static_cast<double>(count) / a.width() / a.height();
}

} // namespace

TEST_CASE("the page is shown as it is filed: letters black, the seal red, the signature blue") {
    needApplication();
    const auto page = form();
    const Filed filed(page);
    REQUIRE(filed.record.picture.layers.size() > 1);
    const auto shown = filed.shown();
    REQUIRE(shown.width() == qRound(page.width() * 200.0 / 300));
    const auto wanted = page.scaled(shown.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    CHECK(differing(shown, wanted) < 0.0005);
    const auto at = [&](int x, int y) { return QColor(shown.pixel(x * 2 / 3, y * 2 / 3)); };
    const QColor seal = at(865, 1250);
    CHECK(seal.red() > seal.green() + 60);
    const QColor signature = at(335, 1550);
    CHECK(signature.blue() > signature.red() + 60);
    CHECK(at(620, 1700).lightness() > 230);
}

TEST_CASE("where the picture is cut short, or was never made, the small preview is shown") {
    needApplication();
    Filed filed(form());
    std::filesystem::resize_file(filed.folder / "0001.picture", 200);
    CHECK(filed.shown().size() == QSize(60, 85));
    std::filesystem::remove(filed.folder / "0001.picture");
    CHECK(filed.shown().size() == QSize(60, 85));
    filed.record.picture = {};
    CHECK(filed.shown().size() == QSize(60, 85));
    std::filesystem::remove(filed.folder / "small.jpg");
    CHECK(filed.shown().isNull());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/page_layers.h"

#include "tests/scanner/image/cleaning.h"
#include "tests/scanner/image/g4_decoded.h"

#include <QPainter>

#include <algorithm>
#include <random>

using namespace tests;
using scanner::Layer;
using scanner::PictureProfile;
using scanner::image::encodedPicture;
using scanner::image::EncodedPicture;

namespace {

EncodedPicture pictureOf(const QImage& page, PictureProfile profile = PictureProfile::Compact,
                         int dpi = 300) {
    const auto clean = cleaned(page, dpi);
    auto picture = encodedPicture(clean.colour, clean.dpi, profile);
    REQUIRE(picture);
    return std::move(*picture);
}

EncodedPicture greyPictureOf(const QImage& page) {
    const TempFolder folder;
    writeP5(page, folder / "0001.pnm");
    const auto clean = scanner::image::cleanPage(folder / "0001.pnm", 300);
    REQUIRE(clean);
    auto picture = encodedPicture(clean->colour, clean->dpi, PictureProfile::Compact);
    REQUIRE(picture);
    return std::move(*picture);
}

QImage textPage() {
    QImage page = blankPage();
    fillWithText(page);
    addNoise(page, 5, 1);
    return page;
}

bool isBlack(const Layer& layer) {
    return !layer.jpeg.exists() && layer.stencil.exists();
}
bool isMark(const Layer& layer) {
    return layer.jpeg.exists() && layer.stencil.exists();
}
bool isPicture(const Layer& layer) {
    return layer.jpeg.exists() && !layer.stencil.exists();
}
bool isPlain(const EncodedPicture& picture) {
    return picture.picture.layers.size() == 1 && isPicture(picture.picture.layers[0]) &&
           picture.picture.layers[0].area.width == picture.picture.layers[0].jpeg.width_px;
}

QImage decoded(const EncodedPicture& picture, const scanner::EncodedPart& part) {
    const auto bytes =
        picture.bytes.substr(static_cast<std::size_t>(part.offset), static_cast<std::size_t>(part.bytes));
    return QImage::fromData(QByteArray::fromStdString(bytes), "JPG");
}

// Smooth patches of every colour, as a photo has them.
void paintPhoto(QImage& page, const QRect& area) {
    std::mt19937 random(3);
    QPainter painter(&page);
    painter.setPen(Qt::NoPen);
    painter.setClipRect(area);
    painter.fillRect(area, QColor(120, 140, 90));
    for (int i = 0; i < 400; ++i) {
        painter.setBrush(QColor(int(random() % 200), int(random() % 200), int(random() % 200), 120));
        painter.drawEllipse(QPoint(area.x() + int(random() % unsigned(area.width())),
                                   area.y() + int(random() % unsigned(area.height()))),
                            40, 60);
    }
}

} // namespace

TEST_CASE("A page of text becomes a small background and black ink, and nothing else") {
    const auto picture = pictureOf(textPage());
    REQUIRE(picture.picture.layers.size() == 2);
    const Layer &paper = picture.picture.layers[0], &ink = picture.picture.layers[1];
    CHECK(isPicture(paper));
    CHECK(paper.jpeg.width_px == (kA4Width_px + 2) / 3);
    CHECK(isBlack(ink));
    CHECK(ink.stencil.width_px == kA4Width_px);
    CHECK(ink.stencil.height_px == kA4Height_px);
    CHECK(picture.bytes.size() < 60'000);
}

TEST_CASE("Under the ink the background is paper") {
    const auto picture = pictureOf(textPage());
    const QImage paper = decoded(picture, picture.picture.layers[0].jpeg);
    REQUIRE_FALSE(paper.isNull());
    int darkest = 255;
    for (int y = 0; y < paper.height(); ++y)
        for (int x = 0; x < paper.width(); ++x)
            darkest = std::min(darkest, qGreen(paper.pixel(x, y)));
    CHECK(darkest > 225);
}

TEST_CASE("On a photocopy the pale thin strokes stay whole, and noise is no ink") {
    QImage page = blankPage(kA4Width_px, kA4Height_px, QColor(180, 180, 180));
    fillWithText(page);
    constexpr int kLines = 10;
    for (int line = 0; line < kLines; ++line)
        QPainter(&page).fillRect(400, 2500 + 60 * line, 1500, 3, QColor(118, 118, 118));
    addNoise(page, 14, 5);
    const auto picture = pictureOf(page);
    const auto& layers = picture.picture.layers;
    const auto ink = std::find_if(layers.begin(), layers.end(), isBlack);
    REQUIRE(ink != layers.end());
    const auto bytes = picture.bytes.substr(static_cast<std::size_t>(ink->stencil.offset),
                                            static_cast<std::size_t>(ink->stencil.bytes));
    const QImage mask = g4Decoded(bytes, ink->stencil.width_px, ink->stencil.height_px);
    long whole = 0, specks = 0;
    for (int line = 0; line < kLines; ++line) {
        for (int x = 450; x < 1850; ++x) {
            whole += qGray(mask.pixel(x, 2501 + 60 * line)) == 0;
            specks += qGray(mask.pixel(x, 2531 + 60 * line)) == 0;
        }
    }
    CHECK(whole > 0.98 * kLines * 1400);
    CHECK(specks < 0.005 * kLines * 1400);
}

TEST_CASE("The parts of a picture lie one behind the other and fill its bytes") {
    QImage page = textPage();
    stamp(page, 1500, 2300, 450);
    const auto picture = pictureOf(page);
    std::int64_t end = 0;
    for (const auto& layer : picture.picture.layers) {
        for (const auto& part : {layer.jpeg, layer.stencil}) {
            if (!part.exists()) continue;
            CHECK(part.offset == end);
            end += part.bytes;
        }
    }
    CHECK(end == static_cast<std::int64_t>(picture.bytes.size()));
}

TEST_CASE("The same page gives the same bytes") {
    QImage page = textPage();
    stamp(page, 1500, 2300, 450);
    const auto clean = cleaned(page);
    const auto first = encodedPicture(clean.colour, clean.dpi, PictureProfile::Compact);
    const auto second = encodedPicture(clean.colour, clean.dpi, PictureProfile::Compact);
    REQUIRE((first && second));
    CHECK(first->bytes == second->bytes);
    CHECK(first->picture == second->picture);
}

TEST_CASE("A seal and a signature become marks of their own that lie where they were put") {
    QImage page = textPage();
    stamp(page, 1500, 2300, 450);
    const auto picture = pictureOf(page);
    const auto& layers = picture.picture.layers;
    REQUIRE(std::count_if(layers.begin(), layers.end(), isMark) == 1);
    const auto mark = std::find_if(layers.begin(), layers.end(), isMark);
    CHECK(std::abs(mark->area.x - 1500) < 40);
    CHECK(std::abs(mark->area.y - 2300) < 40);
    CHECK(std::abs(mark->area.width - 450) < 80);
    CHECK(std::abs(mark->area.height - 450) < 80);
    CHECK(isBlack(layers.back()));
    CHECK(picture.bytes.size() < 100'000);
}

TEST_CASE("Far marks stay apart, near ones are one, and a page full of them has few layers") {
    QImage page = blankPage();
    stamp(page, 200, 300, 450);
    stamp(page, 1800, 2900, 450);
    const auto count = [](const EncodedPicture& picture) {
        return std::count_if(picture.picture.layers.begin(), picture.picture.layers.end(), isMark);
    };
    CHECK(count(pictureOf(page)) == 2);
    for (int y = 300; y < 3300; y += 90)
        for (int x = 300; x < 2000; x += 500)
            write(page, x, y, QStringLiteral("viết tay"), 50, QColor(28, 48, 158));
    CHECK(count(pictureOf(page)) <= 2);
}

TEST_CASE("A photo on a page of text keeps its tones in a layer without a stencil") {
    QImage page = textPage();
    paintPhoto(page, QRect(1500, 2300, 400, 500));
    const auto picture = pictureOf(page);
    const auto& layers = picture.picture.layers;
    const auto photo = std::find_if(layers.begin() + 1, layers.end(), isPicture);
    REQUIRE(photo != layers.end());
    CHECK(std::abs(photo->area.x - 1500) < 30);
    CHECK(std::abs(photo->area.width - 400) < 60);
    CHECK(photo->jpeg.width_px == photo->area.width);
    CHECK(isBlack(layers.back()));
}

TEST_CASE("A page that is mostly a photo stays one JPEG of full resolution") {
    QImage page = blankPage();
    paintPhoto(page, QRect(300, 300, 1900, 1600));
    CHECK(isPlain(pictureOf(page)));
}

TEST_CASE("The archive keeps the whole page, whatever is on it") {
    const auto compact = pictureOf(textPage());
    const auto archive = pictureOf(textPage(), PictureProfile::Archive);
    CHECK(isPlain(archive));
    CHECK(archive.picture.layers[0].jpeg.width_px == kA4Width_px);
    CHECK(archive.bytes.size() > 5 * compact.bytes.size());
}

TEST_CASE("A page in black and white becomes its ink alone") {
    QImage page = blankPage(kA4Width_px, kA4Height_px, Qt::white);
    fillWithText(page);
    const auto picture = greyPictureOf(page.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither));
    REQUIRE(picture.picture.layers.size() == 1);
    CHECK(isBlack(picture.picture.layers[0]));
}

TEST_CASE("A grey page keeps its paper in a grey background") {
    QImage page = blankPage(kA4Width_px, kA4Height_px, QColor(215, 215, 215));
    fillWithText(page);
    QPainter(&page).fillRect(1200, 2600, 400, 300, QColor(150, 150, 150));
    const auto picture = greyPictureOf(page);
    REQUIRE(picture.picture.layers.size() >= 2);
    CHECK(decoded(picture, picture.picture.layers[0].jpeg).format() == QImage::Format_Grayscale8);
    CHECK(isBlack(picture.picture.layers.back()));
}

TEST_CASE("A page with nothing on it is a page all the same") {
    CHECK(pictureOf(blankPage()).bytes.size() < 15'000);
    const auto white = greyPictureOf(blankPage(kA4Width_px, kA4Height_px, Qt::white));
    REQUIRE(white.picture.layers.size() == 1);
    CHECK(white.bytes.size() < 2'000);
}

TEST_CASE("Small pages and odd resolutions have layers that cover them") {
    const auto [width, height, dpi] = GENERATE(table<int, int, int>({{100, 100, 50},
                                                                     {101, 173, 75},
                                                                     {331, 227, 150},
                                                                     {1001, 499, 200},
                                                                     {1750, 1003, 400},
                                                                     {1801, 2003, 2400}}));
    QImage page = blankPage(width, height);
    write(page, 10, 60, QStringLiteral("Giấy"), 40);
    const auto picture = pictureOf(page, PictureProfile::Compact, dpi);
    INFO(width << " x " << height << " at " << dpi);
    for (const auto& layer : picture.picture.layers) {
        CHECK(layer.area.x + layer.area.width <= width + 16);
        CHECK(layer.area.y + layer.area.height <= height + 16);
    }
    const auto& first = picture.picture.layers[0].area;
    CHECK((first.x == 0 && first.y == 0 && first.width >= width && first.height >= height));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Drawn pages, taken apart, filed and shown again by programs of others.
#include "scanner/image/page_layers.h"
#include "tests/scanner/image/cleaning.h"
#include "tests/scanner/image/g4_decoded.h"
#include "tests/scanner/pdf/pdf_pages.h"
#include "tests/scanner/pdf/similarity.h"
#include "tests/support/preflight.h"
#include "tests/support/shell.h"

#include <QPainter>
#include <QPainterPath>

#include <cstdlib>
#include <sstream>

using namespace tests;
using scanner::PictureProfile;
using scanner::pdf::PdfPage;
using scanner::pdf::writePdf;

namespace {

const QRect kText(280, 340, 1900, 1720); // where fillWithText() writes
// On a page of A6, which is quicker than A4.
constexpr int kWidth_px = 1240;
constexpr int kHeight_px = 1754;
const QRect kSeal(700, 1000, 450, 450);
const QRect kSignature(90, 1200, 520, 330);

QImage smallPage(QColor paper = QColor(kPaper)) {
    QImage page = blankPage(kWidth_px, kHeight_px, paper);
    for (int line = 0; line < 8; ++line)
        write(page, 100, 200 + 85 * line,
              QStringLiteral("Họ, chữ đệm, tên người yêu cầu, dòng %1").arg(line + 1));
    return page;
}

void sign(QImage& page, QColor ink = QColor(28, 48, 158), int width_px = 5) {
    QPainterPath pen(QPointF(100, 1440));
    pen.cubicTo(200, 1200, 260, 1220, 280, 1450);
    pen.cubicTo(320, 1250, 420, 1220, 460, 1400);
    pen.cubicTo(500, 1500, 540, 1360, 600, 1300);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, width_px));
    painter.drawPath(pen);
}

QImage stampedPage() {
    QImage page = smallPage();
    write(page, kSeal.x() - 40, kSeal.y() + 240, QStringLiteral("Nguyễn Thị Mẫu"));
    stamp(page, kSeal.x(), kSeal.y(), kSeal.width());
    sign(page);
    addNoise(page, 5, 1);
    return page;
}

QImage photoPage() {
    QImage page = blankPage(kWidth_px, kHeight_px);
    for (int y = 100; y < 1600; ++y)
        for (int x = 100; x < 1100; ++x)
            page.setPixel(x, y, qRgb(x / 6, y / 8, (x + y) / 12));
    return page;
}

QImage wholePage(bool stamped) {
    QImage page = blankPage();
    fillWithText(page);
    if (stamped) stamp(page, 1500, 2300, 450);
    if (stamped) stamp(page, 900, 800, 450);
    addNoise(page, 5, 1);
    return page;
}

// As the page worker files it.
PdfPage filed(const TempFolder& folder, const std::string& name, const scanner::image::CleanPage& clean,
              PictureProfile profile = PictureProfile::Compact) {
    const auto picture = scanner::image::encodedPicture(clean.colour, clean.dpi, profile);
    REQUIRE(picture);
    std::ofstream(folder / name, std::ios::binary) << picture->bytes;
    return {folder / name,
            picture->picture,
            scanner::image::widthOf(clean.colour),
            scanner::image::heightOf(clean.colour),
            clean.dpi,
            {}};
}

PdfPage filed(const TempFolder& folder, const std::string& name, const QImage& page) {
    return filed(folder, name, cleaned(page));
}

PdfPage filedGrey(const TempFolder& folder, const std::string& name, const QImage& page) {
    writeP5(page, folder / (name + ".pnm"));
    const auto clean = scanner::image::cleanPage(folder / (name + ".pnm"), 300);
    REQUIRE(clean);
    return filed(folder, name, *clean);
}

QImage rendered(const std::filesystem::path& pdf, int dpi) {
    const auto target = pdf.string() + "-shown";
    REQUIRE(run("pdftoppm -png -singlefile -r " + std::to_string(dpi) + " " + quoted(pdf.string()) + " " +
                quoted(target))
                .status == 0);
    return QImage(QString::fromStdString(target + ".png")).convertToFormat(QImage::Format_RGB32);
}

struct Colours {
    int red = 0, blue = 0, black = 0; // pixels
};

// Of what is clearly darker than paper.
Colours coloursIn(const QImage& page, const QRect& area) {
    Colours colours;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor colour(page.pixel(x, y));
            if (colour.value() < 90 && colour.saturation() < 90) {
                ++colours.black;
            } else if (colour.saturation() > 60) {
                const int hue = colour.hue();
                colours.red += hue < 25 || hue > 335;
                colours.blue += hue > 205 && hue < 255;
            }
        }
    }
    return colours;
}

// A pixel to either side: the file's edges may lie that much elsewhere.
bool isRedNear(const QImage& page, int x, int y) {
    for (int v = y - 1; v <= y + 1; ++v)
        for (int u = x - 1; u <= x + 1; ++u)
            if (qRed(page.pixel(u, v)) > qGreen(page.pixel(u, v)) + 40) return true;
    return false;
}

} // namespace

TEST_CASE("Preflight and qpdf find pages of every kind valid, whole and mixed in one file") {
    const TempFolder folder;
    const QImage bilevel = smallPage(Qt::white).convertToFormat(QImage::Format_Mono);
    std::vector<PdfPage> pages{filed(folder, "text", smallPage()),
                               filed(folder, "stamped", stampedPage()),
                               filed(folder, "photo", photoPage()),
                               filedGrey(folder, "bilevel", bilevel),
                               filedGrey(folder, "grey", smallPage(QColor(225, 225, 225))),
                               filed(folder, "blank", blankPage(kWidth_px, kHeight_px)),
                               filed(folder, "archive", cleaned(smallPage()), PictureProfile::Archive)};
    pages[1].text = textOf(vietnameseLines());
    std::vector<std::filesystem::path> files;
    files.reserve(pages.size());
    for (const auto& page : pages) {
        files.emplace_back(page.file.string() + ".pdf");
        REQUIRE(writePdf({page}, label(), files.back()));
    }
    files.push_back(folder / "all.pdf");
    REQUIRE(writePdf(pages, label(), files.back()));
    CHECK(preflight(files) == std::vector<std::string>(files.size(), "valid"));
    for (const auto& file : files)
        CHECK(run("qpdf --check " + quoted(file.string()) + " >/dev/null 2>&1").status == 0);
}

TEST_CASE("A page of text is filed in at most 65 KB, one with two seals in at most 120") {
    const TempFolder folder;
    REQUIRE(writePdf({filed(folder, "text", wholePage(false))}, label(), folder / "text.pdf"));
    REQUIRE(writePdf({filed(folder, "stamped", wholePage(true))}, label(), folder / "stamped.pdf"));
    CHECK(std::filesystem::file_size(folder / "text.pdf") <= 65'000);
    CHECK(std::filesystem::file_size(folder / "stamped.pdf") <= 120'000);
}

TEST_CASE("The stencils in the file are ours, pixel for pixel") {
    const TempFolder folder;
    const auto page = filed(folder, "stamped", stampedPage());
    REQUIRE(writePdf({page}, label(), folder / "a.pdf"));
    const std::string file = quoted((folder / "a.pdf").string());
    REQUIRE(run("pdfimages -png " + file + " " + quoted((folder / "image").string())).status == 0);
    const std::string bytes = bytesOf(folder / "stamped");
    // One number for each image and for each mask, in the order of the list.
    std::istringstream list(outputOf("pdfimages -list " + file + " | tail -n +3"));
    std::vector<QImage> stencils;
    for (std::string row; std::getline(list, row);) {
        std::istringstream words(row);
        std::string number, image, kind;
        words >> number >> image >> kind;
        if (kind == "image") continue;
        const std::string name = "image-" + std::string(3 - image.size(), '0') + image + ".png";
        QImage stencil(QString::fromStdString((folder / name).string()));
        stencil = stencil.convertToFormat(QImage::Format_Grayscale8);
        stencil.invertPixels(); // pdfimages shows what is painted as white
        stencils.push_back(stencil);
    }
    std::size_t seen = 0;
    for (const auto& layer : page.picture.layers) {
        if (!layer.stencil.exists()) continue;
        REQUIRE(seen < stencils.size());
        CHECK(stencils[seen++] == g4Decoded(bytes.substr(static_cast<std::size_t>(layer.stencil.offset),
                                                         static_cast<std::size_t>(layer.stencil.bytes)),
                                            layer.stencil.width_px, layer.stencil.height_px));
    }
    CHECK(seen == stencils.size());
    CHECK(seen >= 2);
}

TEST_CASE("Text looks in the file as it does on the cleaned page") {
    const TempFolder folder;
    const auto clean = cleaned(wholePage(GENERATE(false, true)));
    REQUIRE(writePdf({filed(folder, "a", clean)}, label(), folder / "a.pdf"));
    const double similarity = similarityOf(seen(clean.colour), rendered(folder / "a.pdf", 300), kText, 2);
    INFO(similarity);
    CHECK(similarity >= 0.95);
}

TEST_CASE("A seal stays red and a signature blue, and neither turns black") {
    const TempFolder folder;
    QImage page = blankPage(kWidth_px, kHeight_px);
    stamp(page, kSeal.x(), kSeal.y(), kSeal.width());
    sign(page);
    addNoise(page, 5, 2);
    REQUIRE(writePdf({filed(folder, "a", page)}, label(), folder / "a.pdf"));
    const QImage shown = rendered(folder / "a.pdf", 300);
    const QRect around = kSeal.adjusted(-10, -10, 10, 10);
    const Colours seal = coloursIn(shown, around), hand = coloursIn(shown, kSignature);
    CHECK(seal.red > coloursIn(page, around).red * 9 / 10);
    CHECK(seal.blue == 0);
    CHECK(seal.black == 0);
    CHECK(hand.blue > coloursIn(page, kSignature).blue * 9 / 10);
    CHECK(hand.red == 0);
    CHECK(hand.black == 0);
}

TEST_CASE("Even thin or nearly black blue ink is not taken for black") {
    const TempFolder folder;
    const auto [ink, width] = GENERATE(
        table<QColor, int>({{QColor(40, 45, 90), 5}, {QColor(28, 48, 158), 2}, {QColor(70, 90, 170), 3}}));
    QImage page = smallPage();
    sign(page, ink, width);
    addNoise(page, 5, 2);
    REQUIRE(writePdf({filed(folder, "a", page)}, label(), folder / "a.pdf"));
    const QImage shown = rendered(folder / "a.pdf", 300);
    int inked = 0, blue = 0;
    for (int y = kSignature.top(); y <= kSignature.bottom(); ++y) {
        for (int x = kSignature.left(); x <= kSignature.right(); ++x) {
            const QRgb pixel = shown.pixel(x, y);
            if (qRed(pixel) > 170) continue;
            ++inked;
            blue += qBlue(pixel) > qRed(pixel) + 20;
        }
    }
    CHECK(inked > 1500);
    CHECK(blue > inked * 95 / 100);
}

TEST_CASE("Of a faint red title on pink paper no stroke is lost") {
    const TempFolder folder;
    QImage page = smallPage(QColor(229, 220, 221));
    const QRect title(100, 1000, 1000, 130);
    const QColor ink(205, 138, 146);
    write(page, title.x(), title.y() + 60, QStringLiteral("QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU"), 50, ink);
    write(page, title.x(), title.y() + 120, QStringLiteral("GẮN LIỀN VỚI ĐẤT"), 50, ink);
    const QImage drawn = page;
    addNoise(page, 4, 7);
    REQUIRE(writePdf({filed(folder, "a", page)}, label(), folder / "a.pdf"));
    const QImage shown = rendered(folder / "a.pdf", 300);
    int inked = 0, kept = 0;
    for (int y = title.top(); y <= title.bottom(); ++y) {
        for (int x = title.left(); x <= title.right(); ++x) {
            if (qGreen(drawn.pixel(x, y)) > 150) continue;
            ++inked;
            kept += isRedNear(shown, x, y);
        }
    }
    CHECK(inked > 5000);
    CHECK(kept > inked * 98 / 100);
}

TEST_CASE("Text under a seal stays black, and light that falls off leaves no halo round the seal") {
    const TempFolder folder;
    QImage page = stampedPage();
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            const double light = 1.0 - 0.22 * x / page.width();
            const QRgb pixel = page.pixel(x, y);
            page.setPixel(
                x, y, qRgb(int(qRed(pixel) * light), int(qGreen(pixel) * light), int(qBlue(pixel) * light)));
        }
    }
    REQUIRE(writePdf({filed(folder, "a", page)}, label(), folder / "a.pdf"));
    const QImage shown = rendered(folder / "a.pdf", 300);
    CHECK(coloursIn(shown, kSeal).black > coloursIn(stampedPage(), kSeal).black / 2);
    for (const QPoint& corner :
         {kSeal.topLeft(), kSeal.topRight(), kSeal.bottomLeft(), kSeal.bottomRight()}) {
        const QColor paper(shown.pixel(corner));
        CHECK(paper.red() > 235);
        CHECK(std::abs(paper.red() - paper.blue()) < 20);
    }
}

TEST_CASE("The text of a layered page is found where it stands") {
    const TempFolder folder;
    auto page = filed(folder, "a", stampedPage());
    page.text = textOf(vietnameseLines());
    REQUIRE(writePdf({page}, label(), folder / "a.pdf"));
    const auto text = outputOf("pdftotext -enc UTF-8 " + quoted((folder / "a.pdf").string()) + " -");
    CHECK(text.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") != std::string::npos);
}

TEST_CASE("A picture that was cut short on the disk is not filed") {
    const TempFolder folder;
    const auto page = filed(folder, "a", stampedPage());
    std::filesystem::resize_file(page.file, std::filesystem::file_size(page.file) - 1);
    const auto written = writePdf({page}, label(), folder / "a.pdf");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(scanner::PageCode::PdfNotWritten));
    CHECK_FALSE(std::filesystem::exists(folder / "a.pdf"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// From drawn paper with noise, through the real cleaner, engine and code reader, to places and values: how
// often titles, separators and values beside labels are hit. A wrong hit is worse
// than none.
#include "core/catalogue/catalogue.h"
#include "scanner/barcode/codes.h"
#include "scanner/ocr/reader.h"
#include "scanner/pipeline/page_hint.h"
#include "scanner/pipeline/page_values.h"
#include "tests/scanner/image/cleaning.h"
#include "ui/forms/separator_sheet.h"

#include <QFont>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

using namespace tests;
using namespace core::domain;
using namespace scanner::pipeline;
using namespace std::chrono_literals;

namespace {

constexpr core::base::Date kDay{std::chrono::year{2026}, std::chrono::December, std::chrono::day{1}};

const core::catalogue::Catalogue& catalogue() {
    static const auto loaded = core::catalogue::Catalogue::load(COUNTERFOIL_CATALOGUE_FOLDER);
    if (!loaded) FAIL(loaded.error().detail);
    return **loaded;
}

scanner::ocr::Reader& reader() {
    static auto opened = scanner::ocr::Reader::open({});
    REQUIRE(opened);
    return *opened;
}

// As the page worker does it.
BatchPage read(const QImage& page, int number = 1) {
    const auto clean = cleaned(page);
    BatchPage result;
    result.number = number;
    result.stage = PageStage::Read;
    result.record.width_px = scanner::image::widthOf(clean.colour);
    result.record.height_px = scanner::image::heightOf(clean.colour);
    result.record.dpi = clean.dpi;
    result.record.codes = scanner::barcode::readQrCodes(clean.colour.get());
    auto text = reader().read(clean.reading.get(), clean.readingDpi, {60s, 600s});
    REQUIRE(text);
    const double factor = static_cast<double>(clean.dpi) / clean.readingDpi;
    for (auto& word : text->words) {
        const auto scaled = [factor](int value) { return static_cast<int>(value * factor); };
        word.box = {scaled(word.box.x), scaled(word.box.y), scaled(word.box.width), scaled(word.box.height)};
    }
    result.record.text = std::move(*text);
    return result;
}

enum class Look { Scan, Skewed, Copy };

QImage as(Look look, QImage page, std::uint32_t seed) {
    if (look == Look::Skewed) page = turnedBy(page, 2.5);
    if (look == Look::Copy) { // of a copy: soft, grey, noisy
        const QSize size = page.size();
        page = page.scaled(size * 0.45, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QPainter(&page).fillRect(page.rect(), QColor(110, 110, 110, 90));
    }
    addNoise(page, look == Look::Copy ? 14 : 6, seed);
    return page;
}

// Fonts need the application, which is made by the first text that is written.
QImage paper(int width_px = kA4Width_px, int height_px = kA4Height_px) {
    QImage page = blankPage(width_px, height_px);
    write(page, 0, 0, QStringLiteral(" "));
    return page;
}

void centred(QImage& page, int y, const QString& text, int height_px) {
    const int width = QFontMetrics([&] {
                          QFont font("TeX Gyre Termes");
                          font.setPixelSize(height_px);
                          return font;
                      }())
                          .horizontalAdvance(text);
    write(page, std::max(40, (page.width() - width) / 2), y, text, height_px);
}

// The head of a paper: national heading, the title on one line or two, some lines of text.
QImage headOf(const QString& title) {
    QImage page = paper(kA4Width_px, 1900);
    centred(page, 200, QStringLiteral("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 50);
    centred(page, 270, QStringLiteral("Độc lập - Tự do - Hạnh phúc"), 54);
    auto words = title.split(' ');
    const auto half = title.size() > 40 ? words.size() / 2 : words.size();
    centred(page, 430, words.mid(0, half).join(' '), 66);
    if (half < words.size()) centred(page, 510, words.mid(half).join(' '), 66);
    for (int line = 0; line < 5; ++line)
        write(page, 300, 700 + line * 85,
              QStringLiteral("Kèm theo giấy tờ khác của người đi đăng ký, dòng %1").arg(line + 1));
    return page;
}

struct Rates {
    int pages = 0;
    int hits = 0;
    int wrong = 0;
};

// Each title once, the looks by turn.
Rates titleRates() {
    Rates rates;
    std::set<std::string> seen;
    const KnownTitles known(catalogue().search({}, kDay, core::ports::Procedures::kAll));
    for (const auto& procedure : catalogue().search({}, kDay, core::ports::Procedures::kAll)) {
        for (const auto& component : procedure.components) {
            if (component.titles.empty() || !seen.insert(component.titles.front()).second) continue;
            const auto look = static_cast<Look>(rates.pages % 3);
            const auto page = read(as(look, headOf(QString::fromStdString(component.titles.front())),
                                      static_cast<std::uint32_t>(rates.pages)));
            const auto sorted = sortPage(hintOf(page.record), procedure, {}, known);
            ++rates.pages;
            const bool hit = sorted.component == component.key;
            rates.hits += hit ? 1 : 0;
            rates.wrong += !hit && !sorted.component.empty() ? 1 : 0;
            UNSCOPED_INFO(component.titles.front() << (hit ? ": hit" : ": missed"));
        }
    }
    return rates;
}

QImage birthForm() {
    QImage page = paper(kA4Width_px, 2100);
    centred(page, 200, QStringLiteral("TỜ KHAI ĐĂNG KÝ KHAI SINH"), 66);
    int y = 300;
    for (const QString& line :
         {QStringLiteral("Kính gửi: Ủy ban nhân dân Phường Mẫu, Hà Nội"),
          QStringLiteral("Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mẫu"),
          QStringLiteral("Ngày, tháng, năm sinh: 15/05/1990"),
          QStringLiteral("Giấy tờ tùy thân: Căn cước số 001190000013      cấp ngày 15/05/2025"),
          QStringLiteral("Nơi cư trú: Tổ 1, Phường Mẫu, Hà Nội"),
          QStringLiteral("Quan hệ với người được khai sinh: Mẹ"),
          QStringLiteral("Họ, chữ đệm, tên: NGUYỄN MẪU AN"),
          QStringLiteral("Ngày, tháng, năm sinh: 08/11/2026"),
          QStringLiteral("Họ, chữ đệm, tên người mẹ: Trần Thị Khác"),
          QStringLiteral("Nơi cư trú: Tổ 9, Phường Khác, Huế")})
        write(page, 300, y += 110, line);
    return page;
}

QImage separatorSheet() {
    QImage page = paper();
    QPainter painter(&page);
    REQUIRE(
        forms::drawSeparator(painter, {{"birth-certificate", {}}, "Giấy chứng sinh"}, "DejaVu Serif", 300));
    return page;
}

} // namespace

TEST_CASE("Titles of the shipped forms are hit on scans, skewed scans and copies, and never wrong") {
    const auto rates = titleRates();
    CHECK(rates.pages >= 12);
    CHECK(rates.hits * 100 >= rates.pages * 90);
    CHECK(rates.wrong == 0);
    if (std::getenv("COUNTERFOIL_SHOW_RATES")) WARN("titles: " << rates.hits << " of " << rates.pages);
}

TEST_CASE("A separator sheet is known upside down, skewed, noisy and with two corners lost") {
    const QImage sheet = separatorSheet();
    QImage torn = sheet;
    QPainter(&torn).fillRect(0, 0, 700, 700, Qt::white);
    QPainter(&torn).fillRect(1800, 2800, 700, 720, Qt::darkGray);
    const auto separatorOn = [](const QImage& page) {
        const auto hint = hintOf(read(page).record);
        return hint.separator ? hint.separator->component : std::string("-");
    };
    CHECK(separatorOn(as(Look::Skewed, sheet, 1)) == "birth-certificate");
    CHECK(separatorOn(as(Look::Copy, sheet, 2)) == "birth-certificate");
    CHECK(separatorOn(as(Look::Scan, turnedBy(sheet, 180), 3)) == "birth-certificate");
    CHECK(separatorOn(as(Look::Scan, torn, 4)) == "birth-certificate");
}

TEST_CASE("Values beside the labels of a birth registration are offered from noise, and none is wrong") {
    const auto procedure = *catalogue().find("1.001193", kDay);
    const std::map<Field, std::string> truth{{Field::SubmitterName, "Nguyễn Thị Mẫu"},
                                             {Field::SubmitterBirth, "15/05/1990"},
                                             {Field::SubmitterId, "001190000013"},
                                             {Field::SubmitterAddress, "Tổ 1, Phường Mẫu, Hà Nội"}};
    int hits = 0;
    for (const auto look : {Look::Scan, Look::Skewed, Look::Copy}) {
        const auto page = read(as(look, birthForm(), 9), 4);
        const auto offers =
            proposalsIn({page}, {{4, "birth-declaration", SortReason::Title, false}}, procedure);
        for (const auto& offer : offers) {
            CAPTURE(static_cast<int>(look), nameOf(offer.field), offer.value);
            const bool isRight = offer.value == truth.at(offer.field);
            CHECK((isRight || offer.doubtful || look == Look::Copy));
            hits += isRight ? 1 : 0;
            CHECK(offer.page == 4);
        }
        CHECK(offers.size() <= truth.size());
    }
    CHECK(hits >= 9);
    if (std::getenv("COUNTERFOIL_SHOW_RATES")) WARN("values beside labels: " << hits << " of 12");
}

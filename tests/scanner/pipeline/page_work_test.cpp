// SPDX-License-Identifier: GPL-3.0-or-later
// What the page worker does with a page, in this process: drawn pages, real engines, files on disk.
#include "scanner/pipeline/page_work.h"

#include "core/base/text.h"
#include "tests/scanner/image/cleaning.h"

#include <QPainter>
#include <QTransform>

#include <fstream>
#include <iterator>

using namespace tests;
using namespace scanner::pipeline;

namespace {

QImage lying(const QImage& page, int clockwise) {
    return page.transformed(QTransform().rotate(clockwise));
}

QImage form(int width_px = kA4Width_px, int height_px = kA4Height_px) {
    QImage page = blankPage(width_px, height_px);
    write(page, width_px / 3, 250, QStringLiteral("TỜ KHAI ĐĂNG KÝ KHAI SINH"), 60);
    fillWithText(page);
    return page;
}

// A worker's desk for one page.
class Desk {
  public:
    explicit Desk(QImage page) {
        order.page = 1;
        order.dpi = 300;
        order.raw = folder / "0001.pnm";
        order.cleaned = folder / "0001.picture";
        order.preview = folder / "0001.preview.jpg";
        order.record = folder / "0001.json";
        addNoise(page, 5, 3);
        writeP6(page, order.raw);
    }

    PageRecord work() {
        const auto done = m_work.run(order);
        REQUIRE(done);
        std::ifstream in(order.record);
        const auto record = pageRecordFromJson(std::string(std::istreambuf_iterator<char>(in), {}));
        REQUIRE(record);
        return *record;
    }

    TempFolder folder;
    PageOrder order;

  private:
    PageWork m_work;
};

bool holdsTitle(const PageRecord& record) {
    std::string text;
    for (const auto& line : record.text.lines())
        text += core::base::folded(line) + "\n";
    return text.find("to khai dang ky khai sinh") != std::string::npos;
}

// Words lie inside the page, upright, the title above the rest.
bool boxesFit(const PageRecord& record) {
    long tall = 0;
    for (const auto& word : record.text.words) {
        const auto& box = word.box;
        if (box.x < 0 || box.y < 0 || box.x + box.width > record.width_px ||
            box.y + box.height > record.height_px)
            return false;
        if (word.text.size() > 3 && box.height > box.width) ++tall;
    }
    return tall * 10 < static_cast<long>(record.text.words.size());
}

QSize sizeOf(const std::filesystem::path& picture) {
    return QImage(QString::fromStdString(picture.string())).size();
}

} // namespace

TEST_CASE("A page that lies upside down or on its side comes out upright and level, picture and words") {
    const int lies = GENERATE(90, 180, 270);
    Desk desk(lying(turnedBy(form(), 1.5), lies));
    const PageRecord record = desk.work();
    CHECK(record.turn_deg == 360 - lies);
    CHECK(record.skewDegrees == Approx(-1.5).margin(0.1));
    CHECK(record.width_px == kA4Width_px);
    CHECK(record.height_px == kA4Height_px);
    CHECK(sizeOf(desk.order.preview).width() < sizeOf(desk.order.preview).height());
    CHECK(holdsTitle(record));
    CHECK(boxesFit(record));
    CHECK(record.text.meanConfidence > 85);
}

TEST_CASE("A page that was printed in landscape stays as it is") {
    Desk desk(form(kA4Height_px, kA4Width_px));
    const PageRecord record = desk.work();
    CHECK(record.turn_deg == 0);
    CHECK(record.width_px == kA4Height_px);
    CHECK(holdsTitle(record));
}

TEST_CASE("A page printed in landscape that went through the feeder on its side is turned") {
    Desk desk(lying(form(kA4Height_px, kA4Width_px), 90));
    const PageRecord record = desk.work();
    CHECK(record.turn_deg == 270);
    CHECK(record.width_px == kA4Height_px);
    CHECK(holdsTitle(record));
}

TEST_CASE("An upright page is left alone even if its neighbour had to be turned") {
    Desk desk(form());
    desk.order.neighbourTurned = true;
    CHECK(desk.work().turn_deg == 0);
}

TEST_CASE("What the clerk says about a page's turn is not questioned") {
    Desk desk(form());
    desk.order.turn_deg = 90;
    const PageRecord record = desk.work();
    CHECK(record.turn_deg == 90);
    CHECK(record.width_px == kA4Height_px);
    CHECK(record.height_px == kA4Width_px);
    CHECK(sizeOf(desk.order.preview).width() > sizeOf(desk.order.preview).height());
}

TEST_CASE("A page that comes again unchanged keeps its words and is not read again") {
    Desk desk(form());
    const PageRecord first = desk.work();
    REQUIRE(first.readingKey.size() == 64);
    CHECK(first.engine.find("tesseract 5") == 0);

    // A mark in the words shows whether they were taken over or read anew.
    PageRecord marked = first;
    marked.text.words.at(0).text = std::string("mark");
    std::ofstream(desk.order.record) << toJson(marked);
    const PageRecord again = desk.work();
    CHECK(again.readingKey == first.readingKey);
    CHECK(again.text.words.at(0).text == "mark");
    CHECK(again.text.words.size() == first.text.words.size());
    CHECK(again.readable);

    std::ofstream(desk.order.record) << toJson(marked);
    desk.order.median = true; // other pixels
    const PageRecord other = desk.work();
    CHECK(other.median);
    CHECK(other.readingKey != first.readingKey);
    CHECK(other.text.words.at(0).text != "mark");

    marked.text.partial = true;
    desk.order.median = false;
    std::ofstream(desk.order.record) << toJson(marked);
    CHECK(desk.work().text.words.at(0).text != "mark");
}

TEST_CASE("A page that was turned there and back keeps the words of its first reading") {
    Desk desk(form());
    PageRecord first = desk.work();
    // Words that nobody reads on it: they come from the record, or not at all.
    first.text.words.assign(1, {"marker", {10, 10, 90, 20}, 90, 0, 0});
    std::ofstream(desk.order.record) << toJson(first);
    desk.order.earlier = {desk.order.record};
    desk.order.record = desk.folder / "0001-2.json";
    desk.order.turn_deg = 0;
    CHECK(desk.work().text.words.at(0).text == "marker");
}

TEST_CASE("A page that had to be turned is not asked again when it comes a second time") {
    Desk desk(lying(form(), 180));
    PageRecord record = desk.work();
    REQUIRE(record.turn_deg == 180);
    record.text.words.at(0).text = std::string("mark");
    std::ofstream(desk.order.record) << toJson(record);
    record = desk.work();
    CHECK(record.turn_deg == 180);
    CHECK(record.text.words.at(0).text == "mark");
}

TEST_CASE("A page full of specks is kept as a picture and marked as not read") {
    QImage page = blankPage();
    std::uint32_t state = 7;
    QPainter painter(&page);
    for (int i = 0; i < 60'000; ++i) {
        state = state * 1664525U + 1013904223U;
        const int x = static_cast<int>((state >> 16) % kA4Width_px);
        state = state * 1664525U + 1013904223U;
        painter.fillRect(x, static_cast<int>((state >> 16) % kA4Height_px), 6, 6, Qt::black);
    }
    painter.end();
    Desk desk(page);
    const PageRecord record = desk.work();
    CHECK_FALSE(record.readable);
    CHECK_FALSE(record.blank);
    CHECK(record.median); // it was tried
    CHECK(record.text.words.empty());
    CHECK(QSize(record.width_px, record.height_px) == page.size());
    CHECK(std::filesystem::file_size(desk.order.cleaned) > 0);
}

TEST_CASE("A page with nothing but a stamp is neither turned nor taken for blank") {
    QImage page = blankPage();
    stamp(page, 1500, 2500, 400);
    Desk desk(page);
    const PageRecord record = desk.work();
    CHECK(record.turn_deg == 0);
    CHECK_FALSE(record.blank);
}

TEST_CASE("A drawing beside the text is told as a place on the page, in pixels of the picture") {
    QImage page = form();
    QPainter(&page).fillRect(1500, 2950, 260, 200, Qt::black);
    const PageRecord record = Desk(page).work();
    REQUIRE(record.unreadPlaces.size() == 1);
    const auto& place = record.unreadPlaces[0];
    CHECK(std::abs(place.x - 1500) <= 5);
    CHECK(std::abs(place.y - 2950) <= 5);
    CHECK(std::abs(place.width - 260) <= 6);
}

namespace {

// A card of 85.6 x 54 mm, its colours those of no glass, with words to tell which way is up.
QImage drawnCard(const QString& heading, QColor tint) {
    QImage card(1011, 638, QImage::Format_RGB32);
    card.fill(tint);
    write(card, 250, 110, heading, 52);
    for (int line = 0; line < 5; ++line)
        write(card, 330, 210 + 80 * line, QStringLiteral("Nguyễn Thị Mẫu, dòng chữ %1").arg(line + 1), 40);
    return card;
}

// On a glass with nothing else.
QImage onGlass(const QImage& card, QPointF middle, double degrees) {
    QImage glass = blankPage(kA4Width_px, kA4Height_px, QColor(250, 250, 250));
    QPainter painter(&glass);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(middle);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-card.width() / 2.0, -card.height() / 2.0), card);
    return glass;
}

} // namespace

TEST_CASE("Both sides of a card, however they lay on the glass, come upright onto one sheet at true size") {
    Desk desk(onGlass(drawnCard(QStringLiteral("CĂN CƯỚC"), QColor(215, 232, 238)), {700, 900}, 170));
    QImage back = onGlass(drawnCard(QStringLiteral("BỘ CÔNG AN"), QColor(238, 230, 212)), {1500, 2100}, -80);
    addNoise(back, 5, 4);
    desk.order.card = true;
    desk.order.cardBack = desk.folder / "0002.pnm";
    writeP6(back, desk.order.cardBack);
    const PageRecord record = desk.work();
    CHECK(record.card);
    CHECK(record.width_px == 2480);
    CHECK(record.height_px == 3508);
    std::string text;
    for (const auto& line : record.text.lines())
        text += core::base::folded(line) + "\n";
    INFO(text);
    const auto front = text.find("can cuoc");
    const auto other = text.find("bo cong an");
    REQUIRE(front != std::string::npos);
    REQUIRE(other != std::string::npos);
    CHECK(front < other);
}

TEST_CASE("A page without a card is one like any other, even if a card was promised") {
    Desk desk(form());
    desk.order.card = true;
    const PageRecord record = desk.work();
    CHECK_FALSE(record.card);
    CHECK(holdsTitle(record));
}

TEST_CASE("A card that lies on its side or askew on the glass is read although nobody told of a card") {
    const double lies = GENERATE(90.0, 270.0, 12.0);
    Desk desk(onGlass(drawnCard(QStringLiteral("CĂN CƯỚC"), QColor(215, 232, 238)), {1200, 900}, lies));
    const PageRecord record = desk.work();
    std::string text;
    for (const auto& line : record.text.lines())
        text += core::base::folded(line) + "\n";
    INFO(text);
    CHECK(record.turn_deg == (lies == 12 ? 0 : 360 - static_cast<int>(lies)));
    CHECK(text.find("can cuoc") != std::string::npos);
    CHECK(text.find("dong chu 5") != std::string::npos);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/reader.h"

#include "core/base/text.h"
#include "tests/scanner/image/cleaning.h"

#include <omp.h>

#include <algorithm>

using namespace tests;
using namespace std::chrono_literals;
using scanner::PageCode;
using scanner::PageText;
using scanner::ocr::Reader;
using scanner::ocr::ReadingLimit;

namespace {

const QStringList kLines{
    QStringLiteral("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    QStringLiteral("TỜ KHAI ĐĂNG KÝ KHAI SINH"),
    QStringLiteral("Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mẫu"),
    QStringLiteral("Nơi cư trú: Tổ 1, Phường Mẫu, thành phố Hà Nội"),
    QStringLiteral("Đề nghị cơ quan đăng ký khai sinh cho người dưới đây"),
};

QImage form() {
    QImage page = blankPage();
    int y = 400;
    for (const QString& line : kLines)
        write(page, 300, y += 120, line, 56);
    return page;
}

constexpr ReadingLimit kLong{60s, 600s};

Reader vietnamese() {
    auto reader = Reader::open({});
    REQUIRE(reader);
    return std::move(*reader);
}

PageText readText(Reader& reader, const QImage& page) {
    const auto clean = cleaned(page);
    auto text = reader.read(clean.reading.get(), clean.readingDpi, kLong);
    REQUIRE(text);
    return std::move(*text);
}

QStringList wordsOf(const QStringList& lines) {
    return lines.join(' ').split(' ');
}

} // namespace

TEST_CASE("OpenMP is held to one thread before the engine loads") {
    CHECK(omp_get_thread_limit() == 1);
}

TEST_CASE("Vietnamese words come back with all their accents") {
    QImage page = turnedBy(form(), 1.5);
    addNoise(page, 5, 21);
    Reader reader = vietnamese();
    const PageText text = readText(reader, page);
    QStringList read;
    for (const auto& word : text.words)
        read << QString::fromStdString(word.text);
    const QStringList printed = wordsOf(kLines);
    const auto missed = std::count_if(printed.begin(), printed.end(),
                                      [&](const QString& word) { return !read.contains(word); });
    INFO(read.join(' ').toStdString());
    CHECK(missed <= 1);
    CHECK(text.meanConfidence > 80);
    CHECK_FALSE(text.partial);
}

TEST_CASE("Lines come in reading order, numbered without gaps") {
    Reader reader = vietnamese();
    const PageText text = readText(reader, form());
    const auto lines = text.lines();
    REQUIRE(lines.size() == static_cast<std::size_t>(kLines.size()));
    CHECK(lines.at(1) == kLines.at(1).toStdString());
    for (std::size_t i = 1; i < text.words.size(); ++i) {
        const int step = text.words[i].line - text.words[i - 1].line;
        CHECK((step == 0 || step == 1));
    }
    CHECK(text.words.front().line == 0);
    CHECK(text.words.front().block == 0);
}

TEST_CASE("Each word is NFC, not empty, and lies where it is printed") {
    Reader reader = vietnamese();
    const PageText text = readText(reader, form());
    REQUIRE_FALSE(text.words.empty());
    for (const auto& word : text.words) {
        CHECK_FALSE(word.text.empty());
        CHECK(core::base::toNfc(word.text) == word.text);
        CHECK(word.confidence >= 0);
        CHECK(word.confidence <= 100);
        CHECK(word.box.x >= 190);
        CHECK(word.box.width >= 1);
        CHECK(word.box.height < 60);
        const int baseline = (520 + word.line * 120) * 2 / 3;
        CHECK(word.box.y < baseline);
        CHECK(word.box.y + word.box.height > baseline - 10);
    }
}

TEST_CASE("A page without text gives no words and is no error") {
    Reader reader = vietnamese();
    QImage page = blankPage();
    addNoise(page, 5, 22);
    const PageText text = readText(reader, page);
    CHECK(text.words.empty());
    CHECK(text.meanConfidence == 0);
    CHECK_FALSE(text.partial);
}

TEST_CASE("A page read after another bears no trace of it") {
    Reader reader = vietnamese();
    const PageText first = readText(reader, form());
    readText(reader, blankPage());
    const PageText again = readText(reader, form());
    CHECK(first.lines() == again.lines());
}

TEST_CASE("A limit that is reached, on either clock, leaves a partial page, and the reader goes on") {
    const auto limit = GENERATE(ReadingLimit{1ms, 600s}, ReadingLimit{60s, 1ms});
    QImage page = blankPage();
    fillWithText(page);
    const auto clean = cleaned(page);
    Reader reader = vietnamese();
    const auto whole = reader.read(clean.reading.get(), clean.readingDpi, kLong);
    REQUIRE(whole);
    const auto cut = reader.read(clean.reading.get(), clean.readingDpi, limit);
    REQUIRE(cut);
    CHECK(cut->partial);
    CHECK(cut->words.size() < whole->words.size());
    const auto again = reader.read(clean.reading.get(), clean.readingDpi, kLong);
    REQUIRE(again);
    CHECK(again->lines() == whole->lines());
}

TEST_CASE("A folder without the language's data is named as such") {
    const TempFolder empty;
    const auto reader = Reader::open(empty.path().string());
    REQUIRE_FALSE(reader);
    CHECK(reader.error().is(PageCode::LanguageMissing));
    CHECK_FALSE(Reader::open({}, "xxx"));
}

TEST_CASE("What is not an 8-bit page is refused") {
    Reader reader = vietnamese();
    const auto clean = cleaned(form());
    const auto colour = reader.read(clean.colour.get(), clean.dpi, kLong);
    REQUIRE_FALSE(colour);
    CHECK(colour.error().is(PageCode::ReadingFailed));
    CHECK_FALSE(reader.read(nullptr, 200, kLong));
}

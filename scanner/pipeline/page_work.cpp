// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_work.h"

#include "scanner/barcode/codes.h"
#include "scanner/image/page_layers.h"
#include "scanner/ocr/reading_quality.h"
#include "scanner/ocr/unread_ink.h"
#include "scanner/pipeline/card_lines.h"
#include "scanner/pipeline/card_sheet.h"
#include "scanner/pipeline/whole_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace scanner::pipeline {
namespace {

constexpr int kPreviewQuality = 70;
constexpr int kPreviewHeight_px = 600;
constexpr int kPreviewWidth_px = 4 * kPreviewHeight_px; // in effect the height alone decides

class Stopwatch {
  public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

  private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

class FullSize {
  public:
    explicit FullSize(const FullSizeGate& gate) : m_gate(gate) { m_gate.enter(); }
    ~FullSize() { end(); }
    FullSize(const FullSize&) = delete;
    FullSize& operator=(const FullSize&) = delete;

    void end() {
        if (std::exchange(m_inside, false)) m_gate.leave();
    }

  private:
    const FullSizeGate& m_gate;
    bool m_inside = true;
};

base::Result<Picture> writePicture(const image::CleanPage& page, const PageOrder& order) {
    // The card's guilloche and photo are no text: never taken apart.
    const auto profile = page.card ? PictureProfile::Archive : order.profile;
    auto encoded = image::encodedPicture(page.colour, page.dpi, profile);
    if (!encoded) return base::fail(encoded.error());
    if (auto written = writeWhole(order.cleaned, encoded->bytes); !written)
        return base::fail(written.error());
    return std::move(encoded->picture);
}

base::Result<void> writePreview(const image::CleanPage& page, const PageOrder& order) {
    const image::Image preview = image::previewOf(page.colour, kPreviewWidth_px, kPreviewHeight_px);
    if (!preview) return base::fail(PageCode::TooLarge, "no memory for the preview");
    return image::writeJpeg(preview, kPreviewQuality, order.preview);
}

PageRecord describe(const image::CleanPage& page) {
    PageRecord record;
    record.width_px = image::widthOf(page.colour);
    record.height_px = image::heightOf(page.colour);
    record.dpi = page.dpi;
    record.card = page.card;
    record.turn_deg = page.turn_deg;
    record.skewDegrees = page.skewDegrees;
    record.median = page.median;
    record.blank = page.blank;
    record.inkShare = page.inkShare;
    record.holes = page.holes;
    record.streaks = page.streaks;
    record.readable = page.blank;
    return record;
}

// From pixels of the reading copy to those of the picture, and never outside it.
Box scaled(const Box& box, double factor, const PageRecord& page) {
    const auto at = [factor](int value, int most) {
        return std::clamp(static_cast<int>(std::lround(value * factor)), 0, most);
    };
    const int left = at(box.x, page.width_px - 1);
    const int top = at(box.y, page.height_px - 1);
    const int right = at(box.x + box.width, page.width_px);
    const int bottom = at(box.y + box.height, page.height_px);
    return {left, top, std::max(1, right - left), std::max(1, bottom - top)};
}

bool isReadable(const image::CleanPage& page) {
    return !page.blank && page.legible;
}

bool isLandscape(const image::CleanPage& page) {
    return image::widthOf(page.reading) > image::heightOf(page.reading);
}

// Pictures and a record without text: from here on the page can be filed.
base::Result<PageRecord> keep(const image::CleanPage& page, const PageOrder& order) {
    const Stopwatch keeping;
    auto picture = writePicture(page, order);
    if (!picture) return base::fail(picture.error());
    if (auto written = writePreview(page, order); !written) return base::fail(written.error());
    PageRecord record = describe(page);
    record.picture = std::move(*picture);
    record.profile = order.profile;
    record.codes = barcode::readQrCodes(page.colour.get());
    record.cleanSeconds = keeping.seconds();
    if (auto written = writeWhole(order.record, toJson(record)); !written) return base::fail(written.error());
    return record;
}

void takeText(PageRecord& record, PageText text, int readingDpi) {
    const double factor = static_cast<double>(record.dpi) / readingDpi;
    for (auto& word : text.words)
        word.box = scaled(word.box, factor, record);
    record.text = std::move(text);
}

std::vector<Box> unreadPlaces(const image::CleanPage& page, const PageText& text, const PageRecord& record) {
    auto places = ocr::unreadPlaces(page.reading.get(), page.readingDpi, text.words);
    for (auto& place : places)
        place = scaled(place, static_cast<double>(record.dpi) / page.readingDpi, record);
    return places;
}

// What an earlier run left, if the page was read to its end.
std::optional<PageRecord> readBefore(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    auto record = pageRecordFromJson(std::string(std::istreambuf_iterator<char>(in), {}));
    if (!record || record->readingKey.empty() || record->text.partial) return {};
    return std::move(*record);
}

// The page may have been turned there and back.
std::optional<PageRecord> readBefore(const PageOrder& order, std::optional<PageRecord> last,
                                     const std::string& key) {
    if (last && last->readingKey == key) return last;
    for (const auto& file : order.earlier) {
        auto before = readBefore(file);
        if (before && before->readingKey == key) return before;
    }
    return std::nullopt;
}

} // namespace

base::Result<image::CleanPage> PageWork::clean(const PageOrder& order, int turn_deg) {
    if (order.card) {
        auto sheet = sheetOf(order, m_reader);
        if (!sheet) return base::fail(sheet.error());
        if (*sheet) {
            auto page =
                image::cleanPicture(std::move(**sheet), order.dpi, {turn_deg, order.median, false, {}});
            if (page) page->card = true;
            return page;
        }
    }
    return image::cleanPage(order.raw, order.dpi, {turn_deg, order.median, order.keepMarks, order.streaks});
}

base::Result<image::CleanPage> PageWork::cleanUpright(const PageOrder& order, std::optional<int> known_deg) {
    auto page = clean(order, known_deg.value_or(0));
    if (!page || known_deg || !isReadable(*page)) return page;
    if (!order.neighbourTurned && !isLandscape(*page)) return page;
    const int turn = m_reader.turnBeforeReading(*page);
    if (turn == 0) return page;
    page->colour.reset(); // before another one is in memory
    return clean(order, turn);
}

base::Result<void> PageWork::turnIfBetter(Look& look, const PageOrder& order) {
    const int turn = m_reader.turnAfterReading(look.page, look.text);
    if (turn == 0) return {};
    const FullSize fullSize(m_gate);
    auto page = clean(order, (look.page.turn_deg + turn) % 360);
    if (!page) return base::fail(page.error());
    auto text = m_reader.read(*page);
    if (!text || !ocr::isBetter(*text, look.text)) return {};
    auto record = keep(*page, order);
    if (!record) return base::fail(record.error());
    record->machineLines = linesOfCards(*page, *record, order.tessdata);
    auto key = m_reader.keyOf(*page);
    if (!key) return base::fail(key.error());
    record->readingKey = std::move(*key);
    page->colour.reset();
    look = {std::move(*page), std::move(*record), std::move(*text)};
    return {};
}

base::Result<PageRecord> PageWork::read(image::CleanPage page, PageRecord record, const PageOrder& order) {
    auto text = m_reader.read(page);
    if (!text) return base::fail(text.error());
    Look look{std::move(page), std::move(record), std::move(*text)};
    // A second time for a page on its side that was turned the wrong way.
    for (int tries = 0; tries < 2 && !order.turn_deg && ocr::mayLieWrong(look.text); ++tries) {
        const int before = look.page.turn_deg;
        if (auto done = turnIfBetter(look, order); !done) return base::fail(done.error());
        if (look.page.turn_deg == before) break;
    }
    if (look.record.machineLines.empty())
        look.record.machineLines = linesAmongWords(look.page, look.text, order.tessdata);
    look.record.unreadPlaces = unreadPlaces(look.page, look.text, look.record);
    takeText(look.record, std::move(look.text), look.page.readingDpi);
    takeLines(look.record.text, look.record.machineLines);
    return std::move(look.record);
}

base::Result<void> PageWork::run(const PageOrder& order) {
    const Stopwatch cleaning;
    auto before = readBefore(order.record);
    FullSize fullSize(m_gate);
    m_reader.beginPage(order.tessdata);
    auto page = cleanUpright(order, order.turn_deg || !before ? order.turn_deg : before->turn_deg);
    if (!page) return base::fail(page.error());
    auto record = keep(*page, order);
    if (!record) return base::fail(record.error());
    const double cleanSeconds = cleaning.seconds();
    if (!isReadable(*page)) return {};

    const Stopwatch reading;
    record->machineLines = linesOfCards(*page, *record, order.tessdata);
    page->colour.reset();
    fullSize.end();
    auto key = m_reader.keyOf(*page);
    if (!key) return base::fail(key.error());
    record->readingKey = *key;
    before = readBefore(order, std::move(before), *key);
    if (before) {
        record->text = before->text;
        record->unreadPlaces = before->unreadPlaces;
        if (record->machineLines.empty()) record->machineLines = before->machineLines;
    } else {
        record = read(std::move(*page), std::move(*record), order);
        if (!record && record.error().is(PageCode::ReadingFailed)) return {}; // filed without text
        if (!record) return base::fail(record.error());
    }
    record->engine = m_reader.engine();
    record->readable = true;
    record->cleanSeconds = cleanSeconds;
    record->readSeconds = reading.seconds();
    return writeWhole(order.record, toJson(*record));
}

} // namespace scanner::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_reader.h"

#include "core/vault/sha256.h"
#include "scanner/image/even_copy.h"
#include "scanner/image/paper_edge.h"
#include "scanner/image/turn.h"
#include "scanner/ocr/reading_quality.h"
#include "scanner/pipeline/reading_key.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace scanner::pipeline {
namespace {

constexpr ocr::ReadingLimit kReadingLimit{std::chrono::seconds(15), std::chrono::seconds(75)};
constexpr float kSureMean = 70;

// The words of the part of the page that a second look is compared with.
PageText wordsBelow(const PageText& text, int y) {
    PageText part;
    std::copy_if(text.words.begin(), text.words.end(), std::back_inserter(part.words),
                 [y](const Word& word) { return word.box.y >= y; });
    return part;
}

// Enough of it to tell one data file from another.
std::string hashOfFile(const std::filesystem::path& file) {
    constexpr std::size_t kEnough = 16;
    std::ifstream in(file, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    return core::domain::toHex(core::vault::sha256(bytes)).substr(0, kEnough);
}

} // namespace

void PageReader::beginPage(const std::string& tessdata) {
    m_tessdata = tessdata;
    m_left = kReadingLimit;
}

base::Result<PageText> PageReader::read(const image::CleanPage& page) {
    return readPart(page.reading.get(), page.readingDpi);
}

base::Result<void> PageReader::open() {
    if (m_reader) return {};
    auto opened = ocr::Reader::open(m_tessdata);
    if (!opened) return base::fail(opened.error());
    m_reader.emplace(std::move(*opened));
    m_engine = m_reader->version() + ", data " + hashOfFile(m_reader->dataFile());
    return {};
}

base::Result<std::string> PageReader::keyOf(const image::CleanPage& page) {
    if (auto opened = open(); !opened) return base::fail(opened.error());
    return readingKey(page.reading, page.readingDpi, m_engine);
}

base::Result<PageText> PageReader::readPart(Pix* part, int dpi) {
    if (auto opened = open(); !opened) return base::fail(opened.error());
    const ocr::ReadingTime time(m_left);
    auto text = m_reader->read(part, dpi, m_left);
    m_left = time.left();
    return text;
}

int PageReader::turnBeforeReading(const image::CleanPage& page) {
    if (!m_orientation && !m_orientationMissing) {
        auto opened = ocr::Orientation::open(m_tessdata);
        if (opened) m_orientation.emplace(std::move(*opened));
        m_orientationMissing = !opened; // pages then stay as they lie; the clerk can turn them
    }
    return m_orientation ? m_orientation->turnOf(page.reading.get(), page.readingDpi) : 0;
}

int PageReader::turnAfterReading(const image::CleanPage& page, const PageText& text) {
    if (!ocr::runsSideways(text) && readsUpsideDown(page, text)) return 180;
    return turnBeforeReading(page);
}

bool PageReader::isUpsideDown(const image::Image& card, int dpi) {
    const image::EvenCopy copy = image::evenCopyOf(card, dpi);
    if (!copy.even) return false;
    const auto asItLies = readPart(copy.even.get(), copy.dpi);
    if (!asItLies || !ocr::mayLieWrong(*asItLies)) return false;
    const image::Image turned = image::quarterTurned(copy.even, 180);
    const auto other = turned ? readPart(turned.get(), copy.dpi) : base::Result<PageText>();
    return other && ocr::isBetter(*other, *asItLies);
}

bool PageReader::readsUpsideDown(const image::CleanPage& page, const PageText& text) {
    const int below = image::heightOf(page.reading) * 2 / 3;
    const image::Image lowest = image::cropped(page.reading, {0, below, 0, 0});
    const image::Image turned = lowest ? image::quarterTurned(lowest, 180) : image::Image();
    if (!turned) return false;
    const auto read = readPart(turned.get(), page.readingDpi);
    return read && read->meanConfidence >= kSureMean && ocr::isBetter(*read, wordsBelow(text, below));
}

} // namespace scanner::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/reader.h"

#include "core/base/text.h"
#include "scanner/base/word_lines.h"
#include "scanner/ocr/engine_start.h"
#include "scanner/ocr/scrawl.h"
#include "scanner/ocr/split_lines.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <exception>
#include <optional>

namespace scanner::ocr {

struct Reader::Engine {
    tesseract::TessBaseAPI api;
};

namespace {

constexpr auto kPageMode = tesseract::PSM_AUTO;
constexpr auto kLineMode = tesseract::PSM_SINGLE_LINE;

// Gives back what the engine allocated for the page even if a page ends by an exception.
class PageInEngine {
  public:
    PageInEngine(tesseract::TessBaseAPI& api, Pix* page, int dpi) : m_api(api) {
        m_api.SetPageSegMode(kPageMode);
        m_api.SetImage(page);
        m_api.SetSourceResolution(dpi);
    }
    ~PageInEngine() { m_api.Clear(); }
    PageInEngine(const PageInEngine&) = delete;
    PageInEngine& operator=(const PageInEngine&) = delete;

  private:
    tesseract::TessBaseAPI& m_api;
};

std::string textOf(const tesseract::ResultIterator& place) {
    const std::unique_ptr<char[]> text(place.GetUTF8Text(tesseract::RIL_WORD));
    return text ? core::base::cleaned(text.get()) : std::string();
}

std::optional<Box> boxOf(const tesseract::ResultIterator& place) {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (!place.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) return {};
    return Box{left, top, std::max(1, right - left), std::max(1, bottom - top)};
}

// Numbers blocks and lines by the words that are kept, so that neither has gaps.
class WordCollector {
  public:
    void take(const tesseract::ResultIterator& place) {
        m_newBlock = m_newBlock || place.IsAtBeginningOf(tesseract::RIL_BLOCK);
        m_newLine = m_newLine || place.IsAtBeginningOf(tesseract::RIL_TEXTLINE);
        std::string text = textOf(place);
        const auto box = boxOf(place);
        if (text.empty() || !box) return;
        if (std::exchange(m_newBlock, false)) ++m_block;
        if (std::exchange(m_newLine, false)) ++m_line;
        m_words.push_back({std::move(text), *box, place.Confidence(tesseract::RIL_WORD), m_block, m_line});
    }

    std::vector<Word> words() && { return std::move(m_words); }

  private:
    std::vector<Word> m_words;
    bool m_newBlock = true;
    bool m_newLine = true;
    int m_block = -1;
    int m_line = -1;
};

std::vector<Word> wordsIn(tesseract::TessBaseAPI& api) {
    const std::unique_ptr<tesseract::ResultIterator> place(api.GetIterator());
    WordCollector collector;
    if (!place || place->Empty(tesseract::RIL_WORD)) return {};
    do
        collector.take(*place);
    while (place->Next(tesseract::RIL_WORD));
    return std::move(collector).words();
}

// `page` stands in the engine. The last lines first: joining two changes the numbers of those behind.
std::vector<Word> withWholeLines(tesseract::TessBaseAPI& api, Pix* page, std::vector<Word> words,
                                 tesseract::ETEXT_DESC& monitor) {
    auto splits = splitLinesIn(words);
    std::ranges::reverse(splits);
    for (const auto& split : splits) {
        const int left = std::max(0, split.place.x);
        const int top = std::max(0, split.place.y);
        const int right = std::min(pixGetWidth(page), split.place.x + split.place.width);
        const int foot = std::min(pixGetHeight(page), split.place.y + split.place.height);
        api.SetPageSegMode(kLineMode);
        api.SetRectangle(left, top, right - left, foot - top);
        if (api.Recognize(&monitor) == 0) words = joined(std::move(words), split, wordsIn(api));
    }
    return words;
}

base::Result<PageText> readPage(tesseract::TessBaseAPI& api, Pix* page, int dpi, const ReadingLimit& most) {
    const PageInEngine held(api, page, dpi);
    ReadingTime time(most);
    tesseract::ETEXT_DESC monitor;
    limit(monitor, time);
    const bool whole = api.Recognize(&monitor) == 0;
    if (!whole && !time.isOver()) return base::fail(PageCode::ReadingFailed, "the engine gave up");
    PageText text;
    text.words = wordsIn(api);
    if (whole) text.words = withWholeLines(api, page, std::move(text.words), monitor);
    text.words = withoutScrawl(std::move(text.words));
    text.meanConfidence = meanConfidenceOf(text.words);
    text.partial = !whole;
    return text;
}

} // namespace

Reader::Reader(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

base::Result<Reader> Reader::open(const std::string& tessdata, const std::string& language) {
    const std::string what = nameOfData(tessdata, language);
    try {
        auto engine = std::make_unique<Engine>();
        if (!startEngine(engine->api, tessdata, language, tesseract::OEM_LSTM_ONLY))
            return base::fail(PageCode::LanguageMissing, what);
        return Reader(std::move(engine));
    } catch (const std::exception& problem) {
        return base::fail(PageCode::LanguageMissing, what + ": " + problem.what());
    }
}

std::string Reader::version() const {
    return std::string("tesseract ") + tesseract::TessBaseAPI::Version() + ", " +
           m_engine->api.GetInitLanguagesAsString() + ", LSTM, page mode " + std::to_string(kPageMode) +
           ", line mode " + std::to_string(kLineMode);
}

std::filesystem::path Reader::dataFile() const {
    const std::string name = std::string(m_engine->api.GetInitLanguagesAsString()) + ".traineddata";
    return std::filesystem::path(m_engine->api.GetDatapath()) / name;
}

base::Result<PageText> Reader::read(Pix* page, int dpi, const ReadingLimit& limit) {
    if (!page || pixGetDepth(page) != 8) return base::fail(PageCode::ReadingFailed, "not an 8-bit grey page");
    try {
        return readPage(m_engine->api, page, dpi, limit);
    } catch (const std::exception& problem) {
        return base::fail(PageCode::ReadingFailed, problem.what());
    }
}

} // namespace scanner::ocr

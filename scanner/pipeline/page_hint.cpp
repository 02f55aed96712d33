// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_hint.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace scanner::pipeline {
namespace {

namespace domain = core::domain;

constexpr double kUpperShare = 0.4;
// A line counts as in capitals if OCR took at most a third of them for small letters.
constexpr double kCapitals = 0.67;
// Shares of the page's width: how far the middle of a centred line may lie from the page's, and how far from
// the left edge of the text it begins at least (a full line of running text is centred too).
constexpr double kOffCentre = 0.08;
constexpr double kIndent = 0.05;
constexpr int kAgreeing = 2; // codes of one separator sheet

domain::SeenPage::Stage stageOf(PageStage stage) {
    switch (stage) {
    case PageStage::Scanned:
        return domain::SeenPage::Stage::Waiting;
    case PageStage::Read:
        return domain::SeenPage::Stage::Read;
    case PageStage::Failed:
        return domain::SeenPage::Stage::Failed;
    }
    return domain::SeenPage::Stage::Failed;
}

struct Line {
    std::string text;
    int left_px = 0;
    int right_px = 0;
    int top_px = 0;
};

std::vector<Line> linesOf(const PageText& text) {
    std::vector<Line> lines;
    int current = -1;
    for (const auto& word : text.words) {
        const int right = word.box.x + word.box.width;
        if (word.line != current || lines.empty()) {
            lines.push_back({word.text, word.box.x, right, word.box.y});
            current = word.line;
            continue;
        }
        auto& line = lines.back();
        line.text += ' ' + word.text;
        line.left_px = std::min(line.left_px, word.box.x);
        line.right_px = std::max(line.right_px, right);
        line.top_px = std::min(line.top_px, word.box.y);
    }
    return lines;
}

bool isIndented(const Line& line, int textLeft_px, int pageWidth_px) {
    return line.left_px - textLeft_px >= kIndent * pageWidth_px;
}

bool isCentred(const Line& line, int textLeft_px, int pageWidth_px) {
    const double middle = (line.left_px + line.right_px) / 2.0;
    return std::abs(middle - pageWidth_px / 2.0) <= kOffCentre * pageWidth_px &&
           isIndented(line, textLeft_px, pageWidth_px);
}

// "2 GIẤY CHỨNG SINH": a list of papers names those that come with it, not itself.
bool isNumbered(const std::string& text) {
    constexpr std::size_t kMostDigits = 3;
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || digits > kMostDigits) return false;
    return text.find(' ', digits) == text.find_first_not_of(".)", digits);
}

// The marks above capitals come as a line of their own at times.
bool holdsWords(const std::string& text) {
    constexpr std::ptrdiff_t kLeastLetters = 3;
    return std::ranges::count_if(core::base::folded(text), [](char c) { return c >= 'a' && c <= 'z'; }) >=
           kLeastLetters;
}

std::vector<std::string> titleLines(const PageRecord& record) {
    const auto lines = linesOf(record.text);
    const auto leftmost = std::ranges::min_element(lines, {}, &Line::left_px);
    std::vector<std::string> titles;
    for (const auto& line : lines) {
        if (line.top_px >= record.height_px * kUpperShare || !holdsWords(line.text)) continue;
        if (isNumbered(line.text) && !isIndented(line, leftmost->left_px, record.width_px)) continue;
        if (core::base::capitalShare(line.text) >= kCapitals ||
            isCentred(line, leftmost->left_px, record.width_px))
            titles.push_back(line.text);
    }
    return titles;
}

std::optional<domain::SeparatorCode> separatorOn(const PageRecord& record) {
    std::map<std::string, int> counts;
    for (const auto& code : record.codes)
        if (domain::parseSeparator(code.text)) ++counts[code.text];
    std::erase_if(counts, [](const auto& count) { return count.second < kAgreeing; });
    return counts.size() == 1 ? domain::parseSeparator(counts.begin()->first) : std::nullopt;
}

std::optional<domain::SlipCode> slipOn(const PageRecord& record) {
    for (const auto& code : record.codes)
        if (auto slip = domain::parseSlip(code.text)) return slip;
    return std::nullopt;
}

double areaOf(const PageRecord& record) {
    if (record.dpi <= 0) return 0;
    const double mm = 25.4 / record.dpi;
    return record.width_px * mm * record.height_px * mm;
}

// By its QR, or by its machine-readable lines where the QR cannot be read.
bool isCard(const PageRecord& record) {
    return identityOn(record) || mrzOn(record);
}

domain::Area asArea(const Box& box) {
    return {box.x, box.y, box.width, box.height};
}

} // namespace

domain::SeenPage seenPage(const BatchPage& page) {
    return {page.number, stageOf(page.stage), page.hint,          page.record.blank,
            page.aside,  page.inPlaceOf,      page.isIncomplete()};
}

std::optional<domain::Identity> identityOn(const PageRecord& record) {
    for (const auto& code : record.codes)
        if (auto identity = domain::parseIdCardCode(code.text)) return *identity;
    return std::nullopt;
}

std::optional<domain::MrzOnPage> mrzOn(const PageRecord& record) {
    for (const auto& lines : record.machineLines)
        if (auto mrz = domain::parseMrz(lines.text)) return domain::MrzOnPage{*mrz, asArea(lines.box)};
    std::vector<domain::ReadWord> words;
    words.reserve(record.text.words.size());
    for (const auto& word : record.text.words)
        words.push_back({word.text, asArea(word.box), word.confidence});
    return domain::findMrz(words);
}

domain::PageHint hintOf(const PageRecord& record) {
    return {titleLines(record), isCard(record), separatorOn(record), slipOn(record), areaOf(record)};
}

std::vector<SlipOnPage> slipsIn(const std::vector<BatchPage>& pages) {
    std::vector<SlipOnPage> slips;
    for (const auto& page : pages)
        if (const auto slip = slipOn(page.record)) slips.push_back({page.number, *slip});
    return slips;
}

} // namespace scanner::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/text_layer.h"

#include "scanner/base/word_lines.h"
#include "scanner/pdf/glyphless_font.h"
#include "scanner/pdf/numbers.h"

#include <algorithm>

namespace scanner::pdf {
namespace {

constexpr char32_t kBlank = U' ';
constexpr double kGlyphWidthEm = static_cast<double>(kGlyphWidth) / kUnitsPerEm;

// One base line and one size for all words of a line, so that readers see one line; medians, because a stray
// mark is at times read as a word as high as the page.
struct Placement {
    double baseline_pt = 0;
    double size_pt = 0;
    int height_px = 0;
};

Placement placementOf(Line line, int pageHeight_px, double pointsPerPixel) {
    const int bottom = medianOf(line, [](const Word& word) { return word.box.y + word.box.height; });
    const int height = medianOf(line, [](const Word& word) { return word.box.height; });
    return {(pageHeight_px - bottom) * pointsPerPixel, std::max(1, height) * pointsPerPixel, height};
}

std::string hexString(const std::u32string& text, const Characters& characters) {
    std::string hex = "<";
    for (const char32_t c : text)
        hex += toHex4(characters.codeOf(c));
    return hex + ">";
}

// Readers see a blank where they measure a gap, and poppler wants up to 0.4 em of it if a line begins with
// two single signs ("- Ô tô"). So a word's text ends that much before the next word; where boxes overlap, as
// those of handwriting do, it covers the first part of its picture alone. A word that does not stand to the
// right (print that runs up the page) is seen as one of another line if this one covers all of its picture.
int textWidth_px(const Word& word, const Word* next, int lineHeight_px) {
    constexpr double kGapEm = 0.42;
    constexpr int kLeastPart = 8;
    const int whole = std::max(1, word.box.width), least = (whole + kLeastPart - 1) / kLeastPart;
    const int gap = static_cast<int>(kGapEm * lineHeight_px);
    if (!next || next->box.x < word.box.x + least + gap / 2) return whole;
    return std::clamp(next->box.x - gap - word.box.x, least, whole);
}

std::string wordOperators(const Word& word, const Word* next, const Placement& placement,
                          double pointsPerPixel, const Characters& characters) {
    std::u32string shown = shownCharacters(word.text);
    if (shown.empty()) return {};
    const double natural = static_cast<double>(shown.size()) * kGlyphWidthEm * placement.size_pt;
    const double stretch = 100 * textWidth_px(word, next, placement.height_px) * pointsPerPixel / natural;
    shown += kBlank;
    return toNumber(stretch) + " Tz 1 0 0 1 " + toNumber(word.box.x * pointsPerPixel) + " " +
           toNumber(placement.baseline_pt) + " Tm " + hexString(shown, characters) + " Tj\n";
}

std::string lineOperators(Line line, const Placement& placement, double pointsPerPixel,
                          const Characters& characters) {
    std::string content;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Word* next = i + 1 < line.size() ? &line[i + 1] : nullptr;
        content += wordOperators(line[i], next, placement, pointsPerPixel, characters);
    }
    return content;
}

} // namespace

void addCharacters(const PageText& text, Characters& characters) {
    for (const auto& word : text.words)
        characters.add(shownCharacters(word.text) + kBlank);
}

std::string textLayer(const PageText& text, int pageHeight_px, int dpi, std::string_view fontName,
                      const Characters& characters) {
    if (text.words.empty()) return {};
    const double pointsPerPixel = kPointsPerInch / dpi;
    std::string content = "BT 3 Tr\n";
    for (const Line line : linesOf(text.words)) {
        const Placement placement = placementOf(line, pageHeight_px, pointsPerPixel);
        content += "/" + std::string(fontName) + " " + toNumber(placement.size_pt) + " Tf\n";
        content += lineOperators(line, placement, pointsPerPixel, characters);
    }
    return content + "ET\n";
}

} // namespace scanner::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fonts.h"

#include "ui/forms/print_code.h"

#include <QFontDatabase>
#include <QRawFont>

#include <array>
#include <optional>
#include <set>

namespace forms {
namespace {

constexpr std::array kFamilies{"TeX Gyre Termes", "Noto Serif", "DejaVu Serif"};
constexpr double kCheckDpi = 96;

std::optional<char32_t> missingSign(const QString& family, const std::set<char32_t>& signs) {
    for (const bool bold : {false, true}) {
        const auto raw = QRawFont::fromFont(fontFor({family, 10, bold, false}, kCheckDpi));
        for (const auto sign : signs)
            if (!raw.supportsCharacter(sign)) return sign;
    }
    return std::nullopt;
}

std::set<char32_t> signsOf(const QString& text) {
    std::set<char32_t> signs;
    for (const char32_t sign : text.toUcs4())
        if (sign != U'\n') signs.insert(sign);
    return signs;
}

} // namespace

core::base::Result<QString> familyFor(const QString& text) {
    const auto installed = QFontDatabase::families();
    const auto signs = signsOf(text);
    std::string missing;
    for (const QString family : kFamilies) {
        if (!installed.contains(family)) continue;
        const auto sign = missingSign(family, signs);
        if (!sign) return family;
        missing = QString("U+%1").arg(static_cast<uint>(*sign), 4, 16, QChar('0')).toUpper().toStdString();
    }
    return core::base::fail(PrintCode::FontMissing, "no installed family covers the sheet", {missing});
}

QFont fontFor(const Typeface& face, double dpi) {
    QFont font(face.family);
    font.setPixelSize(qMax(1, qRound(face.pt * dpi / 72.0)));
    font.setBold(face.bold);
    font.setItalic(face.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    return font;
}

} // namespace forms

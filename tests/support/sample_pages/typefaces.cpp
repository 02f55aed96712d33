// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_pages/typefaces.h"

#include <QFontDatabase>
#include <QRawFont>
#include <QStringList>

#include <stdexcept>

namespace tests::sample_pages {
namespace {

QStringList familiesOf(Face face) {
    switch (face) {
    case Face::Serif:
        return {"TeX Gyre Termes", "Noto Serif", "DejaVu Serif"};
    case Face::Sans:
        return {"DejaVu Sans", "Noto Sans"};
    case Face::Mono:
        return {"DejaVu Sans Mono", "Noto Sans Mono"};
    }
    return {};
}

QString installedFamily(Face face) {
    const auto installed = QFontDatabase::families();
    for (const auto& family : familiesOf(face))
        if (installed.contains(family)) return family;
    throw std::runtime_error("none of these fonts is installed: " +
                             familiesOf(face).join(", ").toStdString());
}

} // namespace

QFont fontFor(const Style& style, double dpi) {
    QFont font(installedFamily(style.face));
    font.setPixelSize(qRound(style.pt * dpi / 72.0));
    font.setBold(style.bold);
    font.setItalic(style.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    return font;
}

void requireGlyphs(const QFont& font, const QString& text) {
    const auto raw = QRawFont::fromFont(font);
    for (const auto code_point : text.toUcs4()) {
        if (raw.supportsCharacter(code_point)) continue;
        throw std::runtime_error(font.family().toStdString() + " has no glyph for U+" +
                                 QString::number(code_point, 16).toUpper().toStdString());
    }
}

} // namespace tests::sample_pages

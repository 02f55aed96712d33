// SPDX-License-Identifier: GPL-3.0-or-later
// The papers of one birth registration. All persons, places and numbers are made up and carry the word "Mẫu".
// GUI thread.
#pragma once

#include "tests/support/sample_pages/scan_look.h"
#include "tests/support/sample_pages/sheet.h"

#include <QImage>
#include <QString>
#include <QStringList>

#include <vector>

namespace tests::sample_pages {

struct Paper {
    QString kind;  // "birth-certificate", also part of the file's name
    QString title; // as printed; empty for the blank page
    ScanLook look;
    void (*draw)(Sheet&) = nullptr; // nullptr: nothing is printed
};

// In the order in which they lie in the feeder.
const std::vector<Paper>& papers();

struct DrawnPage {
    QImage image; // RGB888
    double skew_degrees = 0;
    QStringList lines;
};

// Same seed, position and dpi: same pixels. Throws std::runtime_error if a font or glyph is missing.
DrawnPage drawPage(const Paper& paper, int dpi, std::uint64_t seed, int position);

// The text of the identity card's QR.
QString identityText();

// A sheet on the scanner's lid: the lid's colour, and paper with the shadow that it throws, its upper left
// corner at the painter's origin.
inline constexpr QRgb kLid = 0xFFD2D2D0;
void layPaper(QPainter& painter, QRgb paper, double width_px, double height_px, double dpi);

// The two lines that head every paper of an authority, centred on `x_mm`; leaves y below them.
void nationalHeading(Sheet& sheet, double x_mm, double pt = 13);
// Place and date, "Người …", a signature and the name below it, centred on `x_mm`.
void signedBy(Sheet& sheet, double x_mm, const QString& role, const QString& hint, const QString& name);

void drawIdCard(Sheet& sheet);
// The same with a code of another size; a card of the public has 14 to 16 mm.
void drawIdCard(Sheet& sheet, double qr_mm);
void drawBirthRegistration(Sheet& sheet);
void drawBirthCertificate(Sheet& sheet);
void drawResidenceConfirmation(Sheet& sheet);
void drawAuthorisation(Sheet& sheet);

} // namespace tests::sample_pages

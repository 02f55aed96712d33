// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a sheet before and while it was scanned, from clean to poor. Any thread but where a Sheet
// is drawn on.
#pragma once

#include "tests/support/sample_pages/scan_look.h"
#include "tests/support/sample_pages/sheet.h"

#include <QImage>
#include <QString>

#include <vector>

namespace tests::corpus {

using sample_pages::Pen;
using sample_pages::Random;

struct Look {
    QString name;
    sample_pages::ScanLook scan;
    Pen pen = Pen::AsSet;
    int photocopies = 0;       // generations between the original and this sheet
    double contrast = 1;       // share that the print kept
    bool stamped = false;      // a seal over the text and a signature beside it, besides what the form has
    bool folded = false;       // a corner lies over
    bool punched = false;      // two holes for a folder
    bool showsThrough = false; // the print of the other side
    bool specked = false;      // dust
};

// The clean office scan first.
const std::vector<Look>& looks();
const Look& lookNamed(const QString& name);

// Toner on the paper again: grey, softer, flat, with specks. `dpi` scales the blur.
QImage photocopied(const QImage& sheet, double dpi, Random& random);
// Black towards the paper, paper as it was.
QImage faded(const QImage& sheet, double contrast);
// What the print of `back` leaves on `front`; both RGB32 of one size.
QImage withShowThrough(const QImage& front, const QImage& back, double dpi);
// `share` of the pixels become dark grains of about 0.1 mm.
QImage withSpecks(const QImage& sheet, double share, double dpi, Random& random);
void foldCorner(QImage& sheet, QRgb paper, double dpi);
void punchHoles(QImage& sheet, double dpi);

} // namespace tests::corpus

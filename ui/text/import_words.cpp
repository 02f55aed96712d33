// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/import_words.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct ImportWords {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

QString takenOver(const scanner::OpenedFile& file) {
    if (file.saysPdfA) return ImportWords::tr("This PDF is filed as it is, byte for byte.");
    return ImportWords::tr(
        "This PDF is filed as it is, byte for byte. It is no PDF/A: an authority may ask for one.");
}

} // namespace

QString words(const scanner::OpenedFile& file) {
    switch (file.treatment) {
    case scanner::FileTreatment::Pictures:
        return ImportWords::tr("Taken in as pictures of pages.");
    case scanner::FileTreatment::TakenOver:
        return takenOver(file);
    case scanner::FileTreatment::Scans:
        return ImportWords::tr("A PDF of scanned pages: its pictures were taken in as they are.");
    case scanner::FileTreatment::Drawn:
        return ImportWords::tr("A PDF without text: its pages were taken in as pictures.");
    }
    return {};
}

QString guessedResolution() {
    return ImportWords::tr("The size of the paper was guessed from its shape: check it by eye.");
}

} // namespace ui::text

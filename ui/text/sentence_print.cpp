// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/print_code.h"
#include "ui/text/sentence_rooms.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct PrintSentence {
    Q_DECLARE_TR_FUNCTIONS(PrintSentence)
};

} // namespace

QString printSentence(const core::base::Error& error) {
    using forms::PrintCode;
    switch (error.as<PrintCode>()) {
    case PrintCode::NoPrinter:
        return PrintSentence::tr(
            "No printer is set up. The dossier is saved and the slip is kept as a file. Print it once a "
            "printer is there.");
    case PrintCode::PrintFailed:
        return PrintSentence::tr(
            "The printer did not take the slip. The dossier is saved. Check the printer and print the slip "
            "again.");
    case PrintCode::FontMissing:
        return PrintSentence::tr(
            "The font for the slip is not installed. The dossier is saved. Call the technician, "
            "then print the "
            "slip again.");
    case PrintCode::FileNotWritten:
        return PrintSentence::tr(
            "The file of the slip could not be written. The dossier is saved. Free some space and print the "
            "slip again.");
    case PrintCode::TemplateUnreadable:
        return PrintSentence::tr(
                   "The template of the slip cannot be read (%1). The dossier is saved. Call the "
                   "technician, then "
                   "print the slip again.")
            .arg(argument(error, 0));
    }
    return {};
}

} // namespace ui::text

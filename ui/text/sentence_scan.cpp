// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/scan_source.h"
#include "ui/text/sentence_rooms.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct ScanSentence {
    Q_DECLARE_TR_FUNCTIONS(ScanSentence)
};

QString kept(int pages) {
    if (pages <= 0) return ScanSentence::tr("No page of this stack was read yet; nothing is lost.");
    return ScanSentence::tr("%n page(s) of this stack are kept.", nullptr, pages);
}

// "what happened" + "what was kept" + "put the page in again".
QString again(const core::base::Error& error, const QString& happened) {
    const int page = numberArgument(error, 0);
    const QString todo = page > 0 ? ScanSentence::tr("Put sheet %1 in again and press F5.").arg(page)
                                  : ScanSentence::tr("Put the sheet in again and press F5.");
    return happened + u' ' + kept(numberArgument(error, 1)) + u' ' + todo;
}

QString deviceGone(const core::base::Error& error) {
    const QString rest =
        ScanSentence::tr("Pages read before are kept. Is it switched on and plugged in? Then press F5.");
    if (error.args.empty()) return ScanSentence::tr("The scanner does not answer.") + u' ' + rest;
    return ScanSentence::tr("The scanner %1 does not answer.").arg(argument(error, 0)) + u' ' + rest;
}

} // namespace

QString scanSentence(const core::base::Error& error) {
    using core::ports::ScanCode;
    switch (error.as<ScanCode>()) {
    case ScanCode::DeviceGone:
        return deviceGone(error);
    case ScanCode::NoDevice:
        return ScanSentence::tr(
            "No scanner was found. The draft is kept. Switch the scanner on, check the cable, then "
            "press F5.");
    case ScanCode::SettingsRefused:
        return ScanSentence::tr(
            "The scanner refused these settings. Pages read before are kept. Press F5 to try once more, or "
            "call the technician.");
    case ScanCode::Busy:
        return ScanSentence::tr(
            "The scanner is in use by another PC or program. Pages read before are kept. Press F5 when it is "
            "free.");
    case ScanCode::WarmingUp:
        return ScanSentence::tr(
            "The scanner is still warming up. Pages read before are kept. Press F5 in a moment.");
    case ScanCode::TransportLocked:
        return ScanSentence::tr(
            "The scanner's transport lock is on. Pages read before are kept. Unlock it as its label shows, "
            "then press F5.");
    case ScanCode::FeederEmpty:
        return ScanSentence::tr(
            "The feeder is empty. Pages read before are kept. Put the papers in, also any "
            "sheet that went through without a page here, and press F5.");
    case ScanCode::Jammed:
        return ScanSentence::tr("Paper jam, or two sheets at once.") + u' ' + kept(numberArgument(error, 0)) +
               u' ' + ScanSentence::tr("Take the sheets out, put the last two back in and press F5.");
    case ScanCode::CoverOpen:
        return ScanSentence::tr("The scanner is open.") + u' ' + kept(numberArgument(error, 0)) + u' ' +
               ScanSentence::tr("Close it and press F5.");
    case ScanCode::ConnectionBroken:
        return again(error, ScanSentence::tr("The connection to the scanner broke."));
    case ScanCode::NoMemory:
        return ScanSentence::tr(
            "The scanner's program ran out of memory. Pages read before are kept. Put the sheet in again and "
            "press F5.");
    case ScanCode::NoMemoryAgain:
        return ScanSentence::tr("The scanner's program ran out of memory again. Pages read before are kept. "
                                "Choose 200 dpi, put the sheet in again and press F5.");
    case ScanCode::AccessDenied:
        if (!error.args.empty())
            return ScanSentence::tr(
                "The scanner asks for a name and a password and got none that it knows. Pages read "
                "before are kept. Press F5 and type them again.");
        return ScanSentence::tr(
            "This account may not use the scanner. Pages read before are kept. Call the technician.");
    case ScanCode::Unsupported:
        return ScanSentence::tr(
            "This scanner cannot do that. Pages read before are kept. Choose other settings or another "
            "scanner.");
    case ScanCode::DriverCrashed:
        return again(error, ScanSentence::tr("The scanner's driver stopped."));
    case ScanCode::DriverHung:
        return again(error, ScanSentence::tr("The scanner's driver gave no answer and was ended."));
    case ScanCode::DriverUnreliable:
        return again(error,
                     ScanSentence::tr("The scanner's driver stopped for the third time within ten minutes. "
                                      "Call the technician."));
    case ScanCode::DiskFull:
        return ScanSentence::tr(
            "The disk is full: no new pages. Pages read before are kept. Free some space, then press F5.");
    case ScanCode::NotAnImage:
        return ScanSentence::tr(
            "The scanner delivered something that is no picture. Pages read before are kept. Put "
            "the sheet in "
            "again and press F5.");
    case ScanCode::PageTooLarge:
        return ScanSentence::tr(
            "The page is too large for this program. Pages read before are kept. Scan it in parts or at a "
            "lower resolution.");
    case ScanCode::WorkerMissing:
        return ScanSentence::tr(
            "The scanning part of Counterfoil could not be started. The draft is kept. Call the technician.");
    case ScanCode::Failed:
        return ScanSentence::tr(
            "The scanner reported an error. Pages read before are kept. Put the sheet in again and press F5; "
            "if it fails again, call the technician.");
    }
    return {};
}

} // namespace ui::text

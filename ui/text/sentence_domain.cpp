// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/codes.h"
#include "ui/text/sentence_rooms.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct DomainSentence {
    Q_DECLARE_TR_FUNCTIONS(DomainSentence)
};

// Field names as the identity code and the setup give them.
QString fieldWords(const QString& field) {
    if (field == u"birth") return DomainSentence::tr("date of birth");
    if (field == u"issued") return DomainSentence::tr("date of issue");
    return field;
}

QString setupWords(const core::base::Error& error) {
    if (error.args.empty())
        return DomainSentence::tr(
            "This counter has not been set up yet. No data was touched. Call the technician.");
    return DomainSentence::
        tr("The setup of this counter is not usable: “%1” is missing or wrong. Nothing was changed. Call the "
           "technician.")
            .arg(argument(error, 0));
}

} // namespace

QString domainSentence(const core::base::Error& error) {
    using core::domain::DomainCode;
    switch (error.as<DomainCode>()) {
    case DomainCode::NotAnIdCardCode:
        return DomainSentence::tr(
            "This is not the QR code of an ID card. Nothing was changed. Read the code on the card again, or "
            "type the details.");
    case DomainCode::VneidScreenCode:
        return DomainSentence::tr(
            "A code on the screen of VNeID holds no identity. Nothing was changed. Read the code on the card "
            "itself, or type the details.");
    case DomainCode::ImpossibleDate:
        return DomainSentence::
            tr("There is no such date (%1). Nothing was changed. Check the date and type it as dd/MM/yyyy.")
                .arg(fieldWords(argument(error, 0)));
    case DomainCode::WrongUnitCode:
        return DomainSentence::tr(
                   "The unit code “%1” of this counter is wrong, so no number can be given. The draft is "
                   "kept. Call "
                   "the supervisor.")
            .arg(argument(error, 0));
    case DomainCode::NumberBlockUsed:
        return DomainSentence::tr(
                   "This counter had a part of the numbers %1 before, so some may stand on slips already. "
                   "Nothing was changed. Name a block that no counter had.")
            .arg(argument(error, 0));
    case DomainCode::NumberRangeUsedUp:
        return DomainSentence::tr(
            "All numbers of this counter are used up for today. The draft is kept. Call the supervisor for "
            "more numbers.");
    case DomainCode::TermNeedsDate:
        return DomainSentence::tr(
            "The due date of this procedure cannot be computed. The draft is kept. Agree a date with the "
            "authority first.");
    case DomainCode::UnknownProcedure:
        return DomainSentence::
            tr("The procedure %1 is not in the catalogue of this counter. The draft is kept. Choose another "
               "procedure.")
                .arg(argument(error, 0));
    case DomainCode::OwnerMissing:
        return DomainSentence::tr(
            "The owner's name is missing. The draft is kept. Type the name, or tick that the owner is the "
            "submitter.");
    case DomainCode::SubmitterMissing:
        return DomainSentence::tr(
            "The submitter's name is missing. The draft is kept. Read the ID card or type the name.");
    case DomainCode::ComponentsMissing:
        return DomainSentence::tr("Papers are missing: %1. The draft is kept. Scan them with F5.")
            .arg(error.args.empty() ? argument(error, 0) : arguments(error).join(QStringLiteral("; ")));
    case DomainCode::PagesUnassigned:
        return DomainSentence::tr(
            "%n page(s) belong to no paper of the list. All pages are kept. Assign them with Alt "
            "and a digit, "
            "or set them aside with Del.",
            nullptr, numberArgument(error, 0));
    case DomainCode::PagesIncomplete:
        return DomainSentence::tr("%n page(s) are incomplete. What was scanned is kept. Scan these sheets "
                                  "again in place with S, or "
                                  "take the pages as they are with T.",
                                  nullptr, numberArgument(error, 0));
    case DomainCode::ChannelNotAllowed:
        return DomainSentence::tr(
                   "The procedure %1 cannot be lodged in this way. The draft is kept. Choose another way.")
            .arg(argument(error, 0));
    case DomainCode::DossierUnknown:
        return DomainSentence::tr(
                   "There is no dossier %1 at this counter. Nothing was changed. Check the number.")
            .arg(argument(error, 0));
    case DomainCode::NothingToConfirm:
        return DomainSentence::tr(
                   "Nobody has to look for dossier %1 at the portal. Nothing was changed. Look "
                   "in the outbox what it waits for.")
            .arg(argument(error, 0));
    case DomainCode::NotReceivedYet:
        return DomainSentence::tr(
                   "The portal has not confirmed dossier %1 yet, so its scans are still needed. "
                   "Nothing was removed. Send it first.")
            .arg(argument(error, 0));
    case DomainCode::OriginalsHere:
        return DomainSentence::tr("The originals of dossier %1 are still at this counter, so its scans are "
                                  "still needed. Nothing was removed. Hand the papers over first.")
            .arg(argument(error, 0));
    case DomainCode::ScansKeptForNow:
        return DomainSentence::tr("The scans of dossier %1 are kept until this PC has been on for %n more "
                                  "day(s). Nothing was removed. Try again then.",
                                  nullptr, numberArgument(error, 1))
            .arg(argument(error, 0));
    case DomainCode::ScansShredded:
        return DomainSentence::tr("The scans of this dossier were removed when their time was over. What was "
                                  "typed is kept. Ask the authority for the papers.");
    case DomainCode::NoRetentionRule:
        return DomainSentence::tr(
            "The set-up of this counter names no number of days after which what was typed "
            "goes. Nothing was removed. Ask the technician to enter it.");
    case DomainCode::DossierStillOpen:
        return DomainSentence::tr(
                   "An original, a result or a payment in an open shift of dossier %1 is still "
                   "here. Nothing was removed. Bring the dossier to its end first.")
            .arg(argument(error, 0));
    case DomainCode::RecordsKeptForNow:
        return DomainSentence::tr(
                   "What was typed of dossier %1 is kept until this PC has been on for %n more "
                   "day(s). Nothing was removed. Try again then.",
                   nullptr, numberArgument(error, 1))
            .arg(argument(error, 0));
    case DomainCode::RecordsErased:
        return DomainSentence::tr(
                   "What was typed of dossier %1 was erased when its time was over. Its number and "
                   "states are kept. Ask the authority for the rest.")
            .arg(argument(error, 0));
    case DomainCode::NotAllowed:
        return DomainSentence::tr("Your role does not allow this. Nothing was changed. Ask the supervisor.");
    case DomainCode::WrongPassphrase:
        return DomainSentence::tr("Name or passphrase is wrong. Nothing is lost. Try again.");
    case DomainCode::SignInDelayed:
        return DomainSentence::tr("Too many wrong tries. Nothing is lost. Wait %n second(s), then try again.",
                                  nullptr, numberArgument(error, 0));
    case DomainCode::SignInLocked:
        return DomainSentence::tr("Ten wrong tries have locked this account. Nothing is lost. Ask the "
                                  "supervisor to unlock it.");
    case DomainCode::AccountExists:
        return DomainSentence::tr("The name “%1” is taken. Nothing was changed. Choose another name.")
            .arg(argument(error, 0));
    case DomainCode::AccountUnknown:
        return DomainSentence::tr("There is no such account. Nothing was changed. Check the name.");
    case DomainCode::LastSupervisor:
        return DomainSentence::tr(
            "This is the last supervisor who can sign in here. Nothing was changed. Add "
            "another supervisor first.");
    case DomainCode::NoRecoverySlot:
        return DomainSentence::tr(
            "This counter was set up without the supervisor's offline key, so no key opens "
            "it without a passphrase. Nothing was changed. Sign in with a passphrase.");
    case DomainCode::WrongRecoveryKey:
        return DomainSentence::tr("This is not the offline key that this counter was set up for. Nothing was "
                                  "changed. Fetch the right key.");
    case DomainCode::PassphraseTooShort:
        return DomainSentence::tr("The passphrase is too short. Nothing was changed. Use at least %n "
                                  "character(s), or four different words.",
                                  nullptr, numberArgument(error, 0));
    case DomainCode::CatalogueUnreadable:
        return DomainSentence::
            tr("The catalogue of procedures cannot be read (%1). Saved dossiers are not touched. Call the "
               "technician.")
                .arg(argument(error, 0));
    case DomainCode::NothingToImport:
        return DomainSentence::tr("Nothing in these files changes the catalogue. Nothing was changed.");
    case DomainCode::ImportNotWhole:
        return DomainSentence::tr(
            "Not everything in these files could be read, so nobody can tell what they no longer hold. "
            "Nothing was changed. Mend the files, or import them without --complete.");
    case DomainCode::ImportDayOver:
        return DomainSentence::tr("The day %1 is over, and dossiers were taken under what was in force then. "
                                  "Nothing was changed. Name today or a later day.")
            .arg(argument(error, 0));
    case DomainCode::NotSetUp:
        return setupWords(error);
    case DomainCode::AlreadySetUp:
        return DomainSentence::tr(
            "This counter is set up already. Nothing was changed. Change single settings instead.");
    }
    return {};
}

} // namespace ui::text

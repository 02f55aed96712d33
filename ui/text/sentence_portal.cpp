// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/transport.h"
#include "ui/text/sentence_rooms.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct PortalSentence {
    Q_DECLARE_TR_FUNCTIONS(PortalSentence)
};

QString refusedWords(const core::base::Error& error) {
    if (error.args.empty())
        return PortalSentence::tr(
            "The portal refused this dossier. It is kept here. Check it and send it again.");
    return PortalSentence::tr(
               "The portal refused this dossier: %1. It is kept here. Check it and send it again.")
        .arg(argument(error, 0));
}

} // namespace

QString portalSentence(const core::base::Error& error) {
    using core::ports::PortalCode;
    switch (error.as<PortalCode>()) {
    case PortalCode::NoLink:
        return PortalSentence::tr(
            "There is no network. Everything is kept here and is sent by itself as soon as the network is "
            "back.");
    case PortalCode::NotThePortal:
        return PortalSentence::tr(
            "The network answers, but not the portal: perhaps a log-in page or used-up data. Everything is "
            "kept here. Sign in to the network or top it up.");
    case PortalCode::Insecure:
        return PortalSentence::tr(
            "The connection to the portal is not safe, so nothing is sent. Everything is kept here. Call the "
            "technician.");
    case PortalCode::UnknownAuthority:
        return PortalSentence::tr("What answers is not certified by the province, so nothing is sent: "
                                  "somebody may listen on the way. "
                                  "Everything is kept here. Call the technician of the province.");
    case PortalCode::CertificateOutdated:
        return PortalSentence::tr(
            "The portal's certificate does not hold today, so nothing is sent. Everything is kept here. Look "
            "whether the date of this PC is right; if it is, call the technician of the province.");
    case PortalCode::DeviceRefused:
        return PortalSentence::tr(
            "The portal does not accept this PC's certificate: it is missing, has ended or was revoked. "
            "Everything is kept here. The technician has to enrol this PC again.");
    case PortalCode::CodeRefused:
        return PortalSentence::tr("The portal does not take this code: %1. Nothing was changed. Ask the "
                                  "province for a new code.")
            .arg(argument(error, 0));
    case PortalCode::SignInRefused:
        return PortalSentence::tr(
            "The portal does not accept this counter's key. Everything is kept here. Call the technician of "
            "the province.");
    case PortalCode::DeviceRevoked:
        return PortalSentence::tr(
            "The province has taken this counter out of service, so nothing is received and nobody but a "
            "supervisor "
            "or technician signs in. What was taken is kept here, sealed. Call the province.");
    case PortalCode::Unsealed:
        return PortalSentence::tr("%1 dossier(s) are neither at the portal nor sealed for it, so no key is "
                                  "destroyed. Bring them "
                                  "to the portal first.")
            .arg(argument(error, 0));
    case PortalCode::WrongCommand:
        return PortalSentence::tr(
            "This command is not the province's, or not for this counter. Nothing was changed.");
    case PortalCode::Wiped:
        return PortalSentence::tr("The keys of this counter were destroyed on the province's command. What "
                                  "had not been sent is here, "
                                  "sealed for the portal. Call the technician of the province.");
    case PortalCode::Refused:
        return refusedWords(error);
    case PortalCode::Busy:
        return PortalSentence::tr("The portal is busy. Everything is kept here and is sent again by itself.");
    case PortalCode::PortalFull:
        return PortalSentence::tr(
            "The portal has no room for more files. Everything is kept here. Tell the supervisor.");
    case PortalCode::Conflict:
        return PortalSentence::tr(
            "The portal holds another content under this dossier. Both are kept. Tell the supervisor.");
    case PortalCode::OutcomeUnknown:
        return PortalSentence::tr(
            "Nobody knows whether the authority's system has this: its answer was lost, and it cannot be "
            "asked. Nothing is sent again by itself. Look for the number on its own screen. If it is there, "
            "press “It is there”; if it is not, send it again.");
    case PortalCode::WrongReceipt:
        return PortalSentence::tr(
            "The portal's receipt is not genuine or speaks of something else. The dossier is kept here and "
            "counts as not received. Tell the supervisor.");
    case PortalCode::WrongAnswer:
        return PortalSentence::tr(
            "The portal answered in a way that this program does not understand. Everything is kept here. "
            "Call the technician.");
    case PortalCode::UploadGone:
        return PortalSentence::tr(
            "The portal dropped a half-sent file. The file is kept here and is sent again by itself.");
    case PortalCode::WrongOffset:
        return PortalSentence::tr(
            "The portal and this counter disagree about how much was sent. The file is kept here and is sent "
            "again by itself.");
    case PortalCode::FileDamaged:
        return PortalSentence::tr(
            "A file of this dossier is missing or was changed on this PC, so it is not sent. Keep the paper "
            "originals and call the technician.");
    case PortalCode::Stopped:
        return PortalSentence::tr("Sending was stopped. Everything is kept here and goes on later.");
    case PortalCode::NotConfigured:
        return PortalSentence::tr(
            "No portal is set up for this counter. Dossiers are kept here. Call the technician to send "
            "them.");
    case PortalCode::NothingToSend:
        return PortalSentence::tr("Nothing waits for the portal. No bundle was written.");
    case PortalCode::NoPortalKey:
        return PortalSentence::tr(
            "The portal's key is not set up, so nobody could read a bundle. Nothing was written. Call the "
            "technician.");
    case PortalCode::NoReceiptFile:
        return PortalSentence::tr(
                   "%1 is no receipt of a bundle, or only a part of one. Nothing was changed. Copy the file "
                   "from the portal again.")
            .arg(argument(error, 0));
    case PortalCode::ReceiptOfAnother:
        return PortalSentence::tr(
                   "The receipt %1 belongs to another counter, another portal or another bundle. Nothing was "
                   "changed. Take the one that belongs to this counter's bundle.")
            .arg(argument(error, 0));
    }
    return {};
}

} // namespace ui::text

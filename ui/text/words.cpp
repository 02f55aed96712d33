// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/words.h"

#include "ui/text/display.h"

#include <QCoreApplication>

namespace ui::text {

namespace domain = core::domain;
namespace ports = core::ports;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString words(ports::OpState state) {
    switch (state) {
    case ports::OpState::Queued:
        return Words::tr("Waiting to be sent");
    case ports::OpState::Sending:
        return Words::tr("Being sent");
    case ports::OpState::Uploaded:
        return Words::tr("Uploaded, waiting for the receipt");
    case ports::OpState::Acknowledged:
        return Words::tr("Received by the portal");
    case ports::OpState::NeedsClerk:
        return Words::tr("Needs a clerk");
    }
    return {};
}

QString words(ports::OpKind kind) {
    switch (kind) {
    case ports::OpKind::Put:
        return Words::tr("Data of the dossier");
    case ports::OpKind::File:
        return Words::tr("File");
    case ports::OpKind::Commit:
        return Words::tr("Receipt");
    case ports::OpKind::Lease:
        return Words::tr("Numbers for dossiers");
    case ports::OpKind::Event:
        return Words::tr("Proof of the log");
    }
    return {};
}

QString nextTryWords(const std::optional<std::int64_t>& wait_ms) {
    if (!wait_ms || *wait_ms <= 0) return Words::tr("Next in turn");
    return Words::tr("Next try %1").arg(shownWait(*wait_ms));
}

QString triesWords(int tries) {
    return Words::tr("Tries: %1").arg(tries);
}

QString whyWords(ports::OpState state, std::string_view problem, bool isSigned) {
    if (!problem.empty()) return problemWords(problem);
    switch (state) {
    case ports::OpState::Queued:
        return Words::tr("It waits for its turn, or for the network. Nothing is wrong with it.");
    case ports::OpState::Sending:
        return Words::tr("It is on its way. A cut line costs nothing: sending goes on where it ended.");
    case ports::OpState::Uploaded:
        return Words::tr(
            "All of it is at the portal, which has not given its receipt yet. The portal is asked again.");
    case ports::OpState::Acknowledged:
        return isSigned ? Words::tr("The portal has it, and its receipt is genuine.")
                        : Words::tr("The portal has it. It gives no receipts.");
    case ports::OpState::NeedsClerk:
        return Words::tr("It is not sent before somebody has looked at it.");
    }
    return {};
}

QString words(ports::LinkState state) {
    switch (state) {
    case ports::LinkState::Unknown:
        return Words::tr("Portal: not asked yet");
    case ports::LinkState::Online:
        return Words::tr("Portal: connected");
    case ports::LinkState::Offline:
        return Words::tr("Portal: no connection");
    case ports::LinkState::Paused:
        return Words::tr("Portal: paused");
    }
    return {};
}

QString words(ports::Role role) {
    switch (role) {
    case ports::Role::Clerk:
        return Words::tr("clerk");
    case ports::Role::Supervisor:
        return Words::tr("supervisor");
    case ports::Role::Technician:
        return Words::tr("technician");
    }
    return {};
}

QString words(ports::ScanEnd end) {
    switch (end) {
    case ports::ScanEnd::FeederEmpty:
        return Words::tr("The feeder is empty. F5 goes on with the same dossier.");
    case ports::ScanEnd::Enough:
        return Words::tr("Scanned. F5 goes on with the same dossier.");
    case ports::ScanEnd::Stopped:
        return Words::tr("Stopped. All pages are kept; F5 goes on.");
    }
    return {};
}

QString words(ports::PaperKind kind) {
    switch (kind) {
    case ports::PaperKind::Documents:
        return Words::tr("Documents");
    case ports::PaperKind::IdCard:
        return Words::tr("ID card");
    case ports::PaperKind::Photo:
        return Words::tr("Photo");
    }
    return {};
}

QString words(ports::ScanWait why, int seconds) {
    switch (why) {
    case ports::ScanWait::Busy:
        return Words::tr("The scanner is in use. Next try in %1 s.").arg(seconds);
    case ports::ScanWait::WarmingUp:
        return Words::tr("The scanner is warming up. Next try in %1 s.").arg(seconds);
    }
    return {};
}

QString standardSettingsWords() {
    return Words::tr("The scanner refused these settings; standard ones are used.");
}

QString scannerLoginWords(const std::string& resource) {
    return Words::tr(
               "The scanner %1 asks for a name and a password. They go to the scanner and are kept nowhere. "
               "Without them nothing is scanned; pages read before are kept.")
        .arg(shown(resource));
}

QString scannerLoginLateWords() {
    return Words::tr(
        "The scanner waits no longer and has scanned nothing; pages read before are kept. What you type "
        "stays here: “Scan” starts the scan anew with it.");
}

QString scannerLoginMissedWords() {
    return Words::tr("The scanner waited for a name and a password and got none; it waits no longer and has "
                     "scanned nothing. Pages read before are kept. Press F5, then F12 to type them.");
}

QString loginNameWord() {
    return Words::tr("Name");
}

QString loginPasswordWord() {
    return Words::tr("Password");
}

QString words(domain::ItemState state) {
    switch (state) {
    case domain::ItemState::Present:
        return Words::tr("there");
    case domain::ItemState::Missing:
        return Words::tr("missing");
    case domain::ItemState::NotNeeded:
        return Words::tr("not needed");
    }
    return {};
}

QString words(domain::SortReason reason) {
    switch (reason) {
    case domain::SortReason::Title:
        return Words::tr("by its title");
    case domain::SortReason::FollowsPageBefore:
        return Words::tr("as the page before");
    case domain::SortReason::IdCardCode:
        return Words::tr("by the ID card's code");
    case domain::SortReason::ByClerk:
        return Words::tr("by you");
    case domain::SortReason::None:
        return Words::tr("unassigned");
    case domain::SortReason::OtherTitle:
        return Words::tr("a paper that is not asked for here");
    case domain::SortReason::SeparatorSheet:
        return Words::tr("separator sheet");
    case domain::SortReason::BehindSeparator:
        return Words::tr("by the separator sheet");
    case domain::SortReason::SlipCode:
        return Words::tr("slip of this counter");
    }
    return {};
}

QString words(domain::Requirement requirement) {
    switch (requirement) {
    case domain::Requirement::Required:
        return Words::tr("required");
    case domain::Requirement::OneOf:
        return Words::tr("one of these");
    case domain::Requirement::Optional:
        return Words::tr("if there is one");
    }
    return {};
}

QString words(domain::WorkState state) {
    switch (state) {
    case domain::WorkState::Draft:
        return Words::tr("Draft");
    case domain::WorkState::Taken:
        return Words::tr("Accepted");
    case domain::WorkState::SupplementAsked:
        return Words::tr("Supplement asked for");
    case domain::WorkState::Refused:
        return Words::tr("Refused");
    case domain::WorkState::Withdrawn:
        return Words::tr("Withdrawn");
    case domain::WorkState::HandedOver:
        return Words::tr("Handed over");
    case domain::WorkState::ResultHeld:
        return Words::tr("Result is here");
    case domain::WorkState::Returned:
        return Words::tr("Result returned");
    case domain::WorkState::Voided:
        return Words::tr("Voided");
    }
    return {};
}

QString words(domain::PortalState state) {
    switch (state) {
    case domain::PortalState::Registered:
        return Words::tr("Newly registered");
    case domain::PortalState::Accepted:
        return Words::tr("Taken in by the authority");
    case domain::PortalState::NotAccepted:
        return Words::tr("Not taken in");
    case domain::PortalState::Processing:
        return Words::tr("Being processed");
    case domain::PortalState::SupplementAsked:
        return Words::tr("Papers asked for");
    case domain::PortalState::PaymentAsked:
        return Words::tr("Payment asked for");
    case domain::PortalState::WithdrawalAsked:
        return Words::tr("Withdrawal asked for");
    case domain::PortalState::Stopped:
        return Words::tr("Processing stopped");
    case domain::PortalState::Finished:
        return Words::tr("Processed");
    case domain::PortalState::Returned:
        return Words::tr("Result given");
    }
    return {};
}

QString shownChange(const domain::PortalChange& change) {
    QString line = words(change.state);
    if (change.at) line = shown(*change.at) + QStringLiteral(" · ") + line;
    QStringList more;
    for (const auto& item : change.items)
        more << shown(item);
    if (!change.reason.empty()) more << shown(change.reason);
    return more.isEmpty() ? line : line + QStringLiteral(": ") + more.join(QStringLiteral("; "));
}

QString words(domain::Channel channel) {
    switch (channel) {
    case domain::Channel::Direct:
        return Words::tr("at the counter");
    case domain::Channel::Online:
        return Words::tr("online");
    case domain::Channel::Post:
        return Words::tr("by post");
    }
    return {};
}

QString words(domain::ReturnMethod method) {
    switch (method) {
    case domain::ReturnMethod::AtCounter:
        return Words::tr("At the counter");
    case domain::ReturnMethod::ByPost:
        return Words::tr("By post to the address");
    }
    return {};
}

QString words(domain::IdentityDoubt doubt) {
    using domain::IdentityDoubt;
    switch (doubt) {
    case IdentityDoubt::NumberMalformed:
        return Words::tr("The ID number does not have 12 digits.");
    case IdentityDoubt::ProvinceUnknown:
        return Words::tr("The ID number begins with an unknown province.");
    case IdentityDoubt::SexMismatch:
        return Words::tr("The ID number does not agree with the sex on the card.");
    case IdentityDoubt::BirthYearMismatch:
        return Words::tr("The ID number does not agree with the year of birth.");
    case IdentityDoubt::NameSpoilt:
        return Words::tr("The reader spoilt the accents: check name and address by eye.");
    case IdentityDoubt::DateForm:
        return Words::tr("An unusual form of card: check the dates by eye.");
    }
    return {};
}

QString numberBlockWords(const ports::NumberBlock& block) {
    const auto numbers = QStringLiteral("%1-%2").arg(block.first).arg(block.last);
    if (block.isGivenUp) return Words::tr("%1: given up, never given again").arg(numbers);
    if (block.mode == core::domain::NumberMode::Block) return Words::tr("%1: each number once").arg(numbers);
    return Words::tr("%1: of each day").arg(numbers);
}

QStringList numberFactsWords(bool isAsked, bool isDateTrusted, std::size_t burned) {
    QStringList lines;
    if (isAsked) lines << Words::tr("The portal has been asked for more numbers.");
    if (!isDateTrusted)
        lines << Words::tr("The date of this PC is wrong: dossiers get provisional numbers until it is set.");
    if (burned > 0) lines << Words::tr("Numbers of voided dossiers, never given again: %1").arg(burned);
    return lines;
}

} // namespace ui::text

// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong with the matter itself: values, rules, papers. Any thread.
#pragma once

#include "core/base/error.h"

namespace core::domain {

enum class DomainCode {
    NotAnIdCardCode,   // the text is not the QR text of an identity card; args: -
    VneidScreenCode,   // a code shown by the VNeID app: a token between apps, holds no identity
    ImpossibleDate,    // args: field
    WrongUnitCode,     // numbering stops; args: the code as configured
    NumberRangeUsedUp, // args: -
    NumberBlockUsed,   // the counter had a part of this block before; args: block, e.g. "5100-5199"
    TermNeedsDate,     // the procedure has no computable term: the clerk enters the date
    UnknownProcedure,  // args: code
    OwnerMissing,      // no owner's name
    SubmitterMissing,  // no submitter's name
    ComponentsMissing, // args: names of the required components without a page
    PagesUnassigned,   // args: how many pages belong to no component
    PagesIncomplete,   // args: how many pages were cut short by the scanner and not taken as they are
    ChannelNotAllowed, // the procedure cannot be lodged this way; args: procedure
    DossierUnknown,    // args: what was asked for
    NothingToConfirm,  // nobody has to look for it at the portal; args: number
    NotReceivedYet,    // the portal has no receipt given for all of it; args: number
    OriginalsHere,     // nobody has taken them over; args: number
    ScansKeptForNow,   // the days of the retention rule are not over; args: number, days
    ScansShredded,     // the retention rule has removed them
    NoRetentionRule,   // the set-up names no days after which what was typed goes
    DossierStillOpen,  // an original, a result or money in an open drawer is here; args: number
    RecordsKeptForNow, // the days of the retention rule are not over; args: number, days
    RecordsErased,     // the retention rule has erased what was typed; args: number
    NotAllowed,        // the signed-in role may not do this
    WrongPassphrase,
    SignInDelayed,  // args: seconds to wait
    SignInLocked,   // until a supervisor ends it
    AccountExists,  // args: name
    AccountUnknown, // also one that is closed
    LastSupervisor, // whoever else could open what is locked
    NoRecoverySlot, // no supervisor's key was named when the keys were made
    WrongRecoveryKey,
    PassphraseTooShort,  // args: least number of characters
    CatalogueUnreadable, // args: file
    NothingToImport,     // no record changes the catalogue
    ImportNotWhole,      // a complete import: what of it could not be read would end
    ImportDayOver,       // the catalogue of days gone by does not change; args: day
    NotSetUp,            // the counter has not been initialised; args: -
    AlreadySetUp,
};

constexpr core::base::Room roomOf(DomainCode) {
    return core::base::Room::Domain;
}
std::string_view nameOf(DomainCode code);

} // namespace core::domain

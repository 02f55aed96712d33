// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/codes.h"

namespace core::domain {

std::string_view nameOf(DomainCode code) {
    switch (code) {
    case DomainCode::NotAnIdCardCode:
        return "not_an_id_card_code";
    case DomainCode::VneidScreenCode:
        return "vneid_screen_code";
    case DomainCode::ImpossibleDate:
        return "impossible_date";
    case DomainCode::WrongUnitCode:
        return "wrong_unit_code";
    case DomainCode::NumberBlockUsed:
        return "number_block_used";
    case DomainCode::NumberRangeUsedUp:
        return "number_range_used_up";
    case DomainCode::TermNeedsDate:
        return "term_needs_date";
    case DomainCode::UnknownProcedure:
        return "unknown_procedure";
    case DomainCode::OwnerMissing:
        return "owner_missing";
    case DomainCode::SubmitterMissing:
        return "submitter_missing";
    case DomainCode::ComponentsMissing:
        return "components_missing";
    case DomainCode::PagesUnassigned:
        return "pages_unassigned";
    case DomainCode::PagesIncomplete:
        return "pages_incomplete";
    case DomainCode::ChannelNotAllowed:
        return "channel_not_allowed";
    case DomainCode::DossierUnknown:
        return "dossier_unknown";
    case DomainCode::NothingToConfirm:
        return "nothing_to_confirm";
    case DomainCode::NotReceivedYet:
        return "not_received_yet";
    case DomainCode::OriginalsHere:
        return "originals_here";
    case DomainCode::ScansKeptForNow:
        return "scans_kept_for_now";
    case DomainCode::ScansShredded:
        return "scans_shredded";
    case DomainCode::NoRetentionRule:
        return "no_retention_rule";
    case DomainCode::DossierStillOpen:
        return "dossier_still_open";
    case DomainCode::RecordsKeptForNow:
        return "records_kept_for_now";
    case DomainCode::RecordsErased:
        return "records_erased";
    case DomainCode::NotAllowed:
        return "not_allowed";
    case DomainCode::WrongPassphrase:
        return "wrong_passphrase";
    case DomainCode::SignInDelayed:
        return "sign_in_delayed";
    case DomainCode::SignInLocked:
        return "sign_in_locked";
    case DomainCode::AccountExists:
        return "account_exists";
    case DomainCode::AccountUnknown:
        return "account_unknown";
    case DomainCode::LastSupervisor:
        return "last_supervisor";
    case DomainCode::NoRecoverySlot:
        return "no_recovery_slot";
    case DomainCode::WrongRecoveryKey:
        return "wrong_recovery_key";
    case DomainCode::PassphraseTooShort:
        return "passphrase_too_short";
    case DomainCode::CatalogueUnreadable:
        return "catalogue_unreadable";
    case DomainCode::NothingToImport:
        return "nothing_to_import";
    case DomainCode::ImportNotWhole:
        return "import_not_whole";
    case DomainCode::ImportDayOver:
        return "import_day_over";
    case DomainCode::NotSetUp:
        return "not_set_up";
    case DomainCode::AlreadySetUp:
        return "already_set_up";
    }
    return "unknown";
}

} // namespace core::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/transport.h"

namespace core::ports {

std::string_view nameOf(PortalCode code) {
    switch (code) {
    case PortalCode::NoLink:
        return "no_link";
    case PortalCode::NotThePortal:
        return "not_the_portal";
    case PortalCode::Insecure:
        return "insecure";
    case PortalCode::UnknownAuthority:
        return "unknown_authority";
    case PortalCode::CertificateOutdated:
        return "certificate_outdated";
    case PortalCode::DeviceRefused:
        return "device_refused";
    case PortalCode::CodeRefused:
        return "code_refused";
    case PortalCode::SignInRefused:
        return "sign_in_refused";
    case PortalCode::DeviceRevoked:
        return "device_revoked";
    case PortalCode::Unsealed:
        return "unsealed";
    case PortalCode::WrongCommand:
        return "wrong_command";
    case PortalCode::Wiped:
        return "wiped";
    case PortalCode::Refused:
        return "refused";
    case PortalCode::Busy:
        return "busy";
    case PortalCode::PortalFull:
        return "portal_full";
    case PortalCode::Conflict:
        return "conflict";
    case PortalCode::OutcomeUnknown:
        return "outcome_unknown";
    case PortalCode::WrongReceipt:
        return "wrong_receipt";
    case PortalCode::WrongAnswer:
        return "wrong_answer";
    case PortalCode::UploadGone:
        return "upload_gone";
    case PortalCode::WrongOffset:
        return "wrong_offset";
    case PortalCode::FileDamaged:
        return "file_damaged";
    case PortalCode::Stopped:
        return "stopped";
    case PortalCode::NotConfigured:
        return "not_configured";
    case PortalCode::NothingToSend:
        return "nothing_to_send";
    case PortalCode::NoPortalKey:
        return "no_portal_key";
    case PortalCode::NoReceiptFile:
        return "no_receipt_file";
    case PortalCode::ReceiptOfAnother:
        return "receipt_of_another";
    }
    return "unknown";
}

} // namespace core::ports

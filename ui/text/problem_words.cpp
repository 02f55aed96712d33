// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store.h"
#include "core/ports/transport.h"
#include "ui/text/sentence.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <array>
#include <optional>
#include <string>

namespace ui::text {

using core::ports::PortalCode;
using core::ports::StoreCode;

namespace {

struct Problems {
    Q_DECLARE_TR_FUNCTIONS(Problems)
};

constexpr std::array kPortalCodes{PortalCode::NoLink,
                                  PortalCode::NotThePortal,
                                  PortalCode::Insecure,
                                  PortalCode::UnknownAuthority,
                                  PortalCode::CertificateOutdated,
                                  PortalCode::DeviceRefused,
                                  PortalCode::CodeRefused,
                                  PortalCode::SignInRefused,
                                  PortalCode::DeviceRevoked,
                                  PortalCode::Unsealed,
                                  PortalCode::WrongCommand,
                                  PortalCode::Wiped,
                                  PortalCode::Refused,
                                  PortalCode::Busy,
                                  PortalCode::PortalFull,
                                  PortalCode::Conflict,
                                  PortalCode::OutcomeUnknown,
                                  PortalCode::WrongReceipt,
                                  PortalCode::WrongAnswer,
                                  PortalCode::UploadGone,
                                  PortalCode::WrongOffset,
                                  PortalCode::FileDamaged,
                                  PortalCode::Stopped,
                                  PortalCode::NotConfigured};

// The portal's problem types that say the same as one of our own codes.
struct Alias {
    std::string_view name;
    PortalCode code;
};
constexpr std::array kAliases{
    Alias{"captive-portal", PortalCode::NotThePortal},
    Alias{"already-exists-different", PortalCode::Conflict},
    Alias{"mismatching-upload-offset", PortalCode::WrongOffset},
    Alias{"request-in-progress", PortalCode::Busy},
    Alias{"device-revoked", PortalCode::DeviceRevoked},
    Alias{"office-suspended", PortalCode::DeviceRevoked},
    Alias{"unauthorized", PortalCode::SignInRefused},
    Alias{"storage-full", PortalCode::PortalFull},
};

std::optional<PortalCode> codeOf(std::string_view name) {
    for (const auto code : kPortalCodes)
        if (core::ports::nameOf(code) == name) return code;
    for (const auto& alias : kAliases)
        if (alias.name == name) return alias.code;
    return std::nullopt;
}

} // namespace

QString problemWords(std::string_view name) {
    if (name.empty()) return {};
    if (const auto code = codeOf(name)) return sentence(core::base::Error::of(*code));
    if (name == nameOf(StoreCode::Damaged)) return sentence(core::base::Error::of(StoreCode::Damaged));
    if (name == "refused-by-exchange")
        return Problems::tr("The authority's system does not take this dossier; its own words stand below. "
                            "It is kept here.");
    if (name == "step-refused")
        return Problems::tr("The authority's system has this dossier, but does not take what is told of it; "
                            "its own words stand below. Set it right on its own screen, then press “It is "
                            "there”; or send it again.");
    if (name == "no-corrections")
        return Problems::tr(
            "The authority's system takes no corrections of a dossier that it has. It is kept "
            "here. Tell the authority what has changed.");
    if (name == "restored-since")
        return Problems::tr(
            "This counter was restored from a backup, and the authority's system may have had "
            "this dossier since. Look for the owner on its own screen. If it is not there, "
            "send it again; if it is, leave it here and tell the supervisor.");
    if (name == "number-taken")
        return Problems::tr("The authority's system gave a number that another dossier here has. Nothing was "
                            "sent under it. Sent again, this dossier gets another number; tell the "
                            "supervisor if this happens again.");
    if (name == core::ports::kSeenAtPortal)
        return Problems::tr("Somebody has seen it at the portal. What follows goes on by itself.");
    if (name == "provisional-number")
        return Problems::tr("This dossier has a provisional number only, and the authority's system takes "
                            "official ones. It is kept here; a supervisor has to look.");
    if (name == "invalid-field")
        return Problems::tr(
            "The portal does not accept a field of this dossier. It is kept here. Correct it, then "
            "send it again.");
    if (name == "precondition-failed" || name == "newer-revision")
        return Problems::tr(
            "The portal holds a newer version of this dossier. Both are kept. Compare them with the "
            "supervisor.");
    if (name == "too-large")
        return Problems::tr(
            "The portal does not take files of this size. The dossier is kept here. Scan the paper at "
            "a lower resolution.");
    if (name == "schema-too-old")
        return Problems::tr(
            "This program is too old for the portal. Dossiers can still be taken and are kept here. "
            "Ask for the update.");
    if (name == "hash-mismatch")
        return Problems::tr("A file arrived damaged at the portal. It is kept here. Send it again.");
    if (name == "lost-at-portal")
        return Problems::tr(
            "The portal had given its receipt and has lost this dossier since. What was sent is "
            "erased here. Keep the receipt and the papers, and tell the supervisor.");
    if (name == "files-missing")
        return Problems::tr(
            "Files of this dossier are missing at the portal. They are sent again by themselves.");
    if (name == "numbers-overlap")
        return Problems::tr(
            "The portal gave numbers of which this counter had a part before. None of them is used. Tell "
            "the supervisor: the portal has to be set right.");
    if (name == "unknown-revision")
        return Problems::tr("The portal does not know this dossier any more. It is sent again by itself.");
    return Problems::tr(
        "The portal did not take this dossier. It is kept here. Read the portal's words below, or call "
        "the supervisor.");
}

} // namespace ui::text

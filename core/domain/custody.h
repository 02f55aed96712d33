// SPDX-License-Identifier: GPL-3.0-or-later
// Who holds the originals (bản chính) of a document, and each change of hands. Values; any thread.
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

// The custody axis of each document that has originals; independent of work and sync.
enum class Custody { WithSubmitter, AtCounter, InTransit, AtAuthority, WithCourier, GivenBack };

enum class CustodyKind {
    TakenIn,    // from the submitter, after the dossier itself was taken
    SentOff,    // with a courier, or by post
    HandedOver, // the authority has it
    CameBack,
    GivenBack, // to the citizen, for good
    Corrected, // what was written down before was wrong
};

// Names are stored: they never change.
std::string_view nameOf(Custody custody);
std::string_view nameOf(CustodyKind kind);
std::optional<Custody> custodyFrom(std::string_view name);
std::optional<CustodyKind> custodyKindFrom(std::string_view name);

// Whether such an event can lead from the one to the other.
bool leads(CustodyKind kind, Custody from, Custody to);

// Never changed and never taken back: a wrong one is corrected by the next.
struct CustodyEvent {
    core::base::CustodyEventId id;
    core::base::DossierId dossier;
    core::base::DocumentId document;
    CustodyKind kind = CustodyKind::HandedOver;
    Custody from = Custody::AtCounter;
    Custody to = Custody::AtAuthority;
    core::base::ClerkId clerk;
    core::base::Instant at;
    std::string signer;    // who gave or took on the other side
    std::string signature; // of the signer, an image; may be empty
    std::string note;
    bool operator==(const CustodyEvent&) const = default;
};

} // namespace core::domain

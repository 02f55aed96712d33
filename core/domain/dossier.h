// SPDX-License-Identifier: GPL-3.0-or-later
// A dossier and what belongs to it. Values; any thread.
#pragma once

#include "core/base/id.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/numbering.h"
#include "core/domain/portal_change.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

using Sha256 = std::array<std::uint8_t, 32>;
std::string toHex(const Sha256& hash);

// What this counter has done with the dossier (the work axis); independent of sync and custody.
enum class WorkState {
    Draft,
    Taken,
    SupplementAsked,
    Refused,
    Withdrawn,
    HandedOver,
    ResultHeld,
    Returned,
    Voided
};
std::string_view nameOf(WorkState state);
std::optional<WorkState> workStateFrom(std::string_view name);

enum class Channel { Direct, Online, Post };   // KenhThucHien 1, 2, 3
enum class ReturnMethod { AtCounter, ByPost }; // HinhThuc 0, 1

// Submitter or owner. Only the name is always there.
struct Person {
    std::string name;
    std::string idNumber; // 12 digits, or empty: never a made-up number
    std::string address;
    std::string phone;
    std::string email;
    std::optional<core::base::Date> birth;
    bool operator==(const Person&) const = default;
};

// One file of the dossier: all pages of one component.
struct Document {
    core::base::DocumentId id;
    std::string component;     // key in the procedure, or kIdCardComponent
    std::string componentCode; // national code, may be empty
    std::string name;
    int originals = 0;
    int copies = 0;
    int pages = 0;
    std::int64_t size_bytes = 0;
    std::int64_t characters = 0; // recognised, without white space
    Sha256 sha256{};             // of the whole file
};

struct Dossier {
    core::base::DossierId id;
    int revision = 1;
    DossierNumber number;
    std::string provisionalNumber; // that it had before the official one came; else empty
    std::string procedureCode;
    std::string procedureName;
    std::string procedureVersion;
    std::string fieldCode;
    std::string fieldName;
    std::string authority;
    Person submitter;
    Person owner;
    std::string abstract; // trích yếu, at most 1000 code points
    Channel channel = Channel::Direct;
    ReturnMethod returnMethod = ReturnMethod::AtCounter;
    std::string returnPlace;
    core::base::Dong fee;
    std::string termText;
    core::base::Instant receivedAt;
    std::optional<core::base::Instant> dueAt;
    std::string calendarVersion;
    std::string counter;
    core::base::ClerkId clerk;
    std::string clerkName;
    WorkState work = WorkState::Draft;
    std::vector<Document> documents;
    std::vector<PortalChange> portalChanges; // oldest first; where it is read to be shown, else empty
};

} // namespace core::domain

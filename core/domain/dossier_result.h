// SPDX-License-Identifier: GPL-3.0-or-later
// What an authority issues for a dossier (kết quả), and its way to the citizen. Values; any thread.
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

enum class ReturnVia { Counter, Post, Locker };
enum class RecipientKind { Owner, Submitter, Authorised };

// Names are stored: they never change.
std::string_view nameOf(ReturnVia via);
std::string_view nameOf(RecipientKind kind);
std::optional<ReturnVia> returnViaFrom(std::string_view name);
std::optional<RecipientKind> recipientKindFrom(std::string_view name);

// A dossier of a linked procedure has several.
struct DossierResult {
    core::base::ResultId id;
    core::base::DossierId dossier;
    ReturnVia via = ReturnVia::Counter; // how it is to be returned
    core::base::ClerkId clerk;          // who took it over from the authority
    core::base::Instant arrivedAt;
    std::string type;   // loại kết quả
    std::string number; // that the authority gave it
    std::string abstract;
    bool operator==(const DossierResult&) const = default;
};

struct ResultRecipient {
    RecipientKind kind = RecipientKind::Owner;
    std::string name;
    std::string phone;
    std::string signature; // an image; may be empty
    bool operator==(const ResultRecipient&) const = default;
};

struct ResultReturn {
    core::base::ResultId result;
    ResultRecipient recipient;
    int retakenOriginals = 0; // bản gốc thu lại
    core::base::ClerkId clerk;
    core::base::Instant returnedAt;
    bool operator==(const ResultReturn&) const = default;
};

} // namespace core::domain

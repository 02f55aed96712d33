// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/dossier_result.h"

#include "core/base/names.h"

namespace core::domain {

namespace base = core::base;

std::string_view nameOf(ReturnVia via) {
    switch (via) {
    case ReturnVia::Counter:
        return "counter";
    case ReturnVia::Post:
        return "post";
    case ReturnVia::Locker:
        return "locker";
    }
    return "unknown";
}

std::string_view nameOf(RecipientKind kind) {
    switch (kind) {
    case RecipientKind::Owner:
        return "owner";
    case RecipientKind::Submitter:
        return "submitter";
    case RecipientKind::Authorised:
        return "authorised";
    }
    return "unknown";
}

std::optional<ReturnVia> returnViaFrom(std::string_view name) {
    return base::byName(name, {ReturnVia::Counter, ReturnVia::Post, ReturnVia::Locker});
}

std::optional<RecipientKind> recipientKindFrom(std::string_view name) {
    return base::byName(name, {RecipientKind::Owner, RecipientKind::Submitter, RecipientKind::Authorised});
}

} // namespace core::domain

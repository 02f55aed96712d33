// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store.h"

#include "core/base/names.h"

namespace core::ports {

namespace base = core::base;

std::string_view nameOf(OpKind kind) {
    switch (kind) {
    case OpKind::Put:
        return "put";
    case OpKind::File:
        return "file";
    case OpKind::Commit:
        return "commit";
    case OpKind::Lease:
        return "lease";
    case OpKind::Event:
        return "event";
    }
    return "unknown";
}

std::string_view nameOf(OpState state) {
    switch (state) {
    case OpState::Queued:
        return "queued";
    case OpState::Sending:
        return "sending";
    case OpState::Uploaded:
        return "uploaded";
    case OpState::Acknowledged:
        return "acknowledged";
    case OpState::NeedsClerk:
        return "needs_clerk";
    }
    return "unknown";
}

std::string_view nameOf(Role role) {
    switch (role) {
    case Role::Clerk:
        return "clerk";
    case Role::Supervisor:
        return "supervisor";
    case Role::Technician:
        return "technician";
    }
    return "unknown";
}

std::optional<OpKind> opKindFrom(std::string_view name) {
    return base::byName(name, {OpKind::Put, OpKind::File, OpKind::Commit, OpKind::Lease, OpKind::Event});
}

std::optional<OpState> opStateFrom(std::string_view name) {
    return base::byName(name, {OpState::Queued, OpState::Sending, OpState::Uploaded, OpState::Acknowledged,
                               OpState::NeedsClerk});
}

std::optional<Role> roleFrom(std::string_view name) {
    return base::byName(name, {Role::Clerk, Role::Supervisor, Role::Technician});
}

std::string signedText(const SignedHead& head) {
    return "intake/1 audit head\n" + head.incarnation + "\n" + std::to_string(head.end.seq) + "\n" +
           head.end.hash;
}

} // namespace core::ports

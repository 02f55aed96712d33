// SPDX-License-Identifier: GPL-3.0-or-later
// The portal's changes as they were read, and the place up to which. Part of an act of the store, see
// core/ports/store.h.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/domain/portal_change.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::ports {

struct FeedPlace {
    std::string epoch;           // one life of the portal's database
    std::string cursor;          // the portal's, opaque
    std::int64_t durableSeq = 0; // up to it the portal's data survive its own loss
    std::string etag;
    bool operator==(const FeedPlace&) const = default;
};

struct FeedEvent {
    std::int64_t seq = 0;          // the portal's, in its epoch
    std::string kind;              // "status", "revision", "number" ...
    core::base::DossierId dossier; // empty: of none
    std::string body;              // as it came
    core::base::ChangeId id{};     // the same in every epoch; empty: the portal has given none
    bool operator==(const FeedEvent&) const = default;
};

struct FeedPage {
    FeedPlace next;
    std::vector<FeedEvent> events;
};

struct UnreadEvent {
    std::int64_t id = 0; // given by the store, in the order of arrival
    FeedEvent event;
};

// An event is there once by its id, and by its number in its epoch.
// Bodies are sealed under the courier's key: VaultLocked only before the first sign-in.
class FeedBook {
  public:
    virtual ~FeedBook() = default;
    // Nothing before the first begin().
    [[nodiscard]] virtual core::base::Result<std::optional<FeedPlace>> place() = 0;
    // From this cursor of this epoch on; what was read before stays. Receipts that are in the store now are
    // taken for ones that this life of the portal knows of.
    [[nodiscard]] virtual core::base::Result<void> begin(std::string_view epoch, std::string_view cursor) = 0;
    // Events and place together; events that are there already are skipped. Errors: NotFound, when the page
    // is not of the epoch that was begun; Failed, when durableSeq would go back.
    [[nodiscard]] virtual core::base::Result<void> advance(const FeedPage& page) = 0;
    // In the order of arrival; those behind the one with the id `after`.
    [[nodiscard]] virtual core::base::Result<std::vector<UnreadEvent>> unread(int limit,
                                                                              std::int64_t after = 0) = 0;
    // Errors: NotFound.
    [[nodiscard]] virtual core::base::Result<void> markRead(std::int64_t id) = 0;
    // What was read of a dossier, in the order of arrival.
    [[nodiscard]] virtual core::base::Result<std::vector<FeedEvent>>
    readOf(const core::base::DossierId& dossier) = 0;
    // The state of a dossier at the portal, as the event with this id has told it; nothing changes when it
    // was told later already, or when the dossier is not here.
    [[nodiscard]] virtual core::base::Result<void>
    putState(const core::base::DossierId& dossier, core::domain::PortalState state, std::int64_t id) = 0;
    // The same as the portal's list tells it now: later than every event that has come.
    [[nodiscard]] virtual core::base::Result<void> putListedState(const core::base::DossierId& dossier,
                                                                  core::domain::PortalState state) = 0;
};

} // namespace core::ports

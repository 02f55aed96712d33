// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/acknowledgement.h"

#include <nlohmann/json.hpp>

namespace core::sync {

core::base::Result<void> acknowledge(core::ports::Books& books, const core::ports::Delivery& delivery,
                                     const core::ports::Receipt& receipt, core::base::Instant now) {
    // From the first receipt on nothing is erased before the portal has told that it is durable there.
    const auto place = books.feed().place();
    if (!place) return core::base::fail(place.error());
    if (!*place && !receipt.epoch.empty())
        if (auto begun = books.feed().begin(receipt.epoch, ""); !begun) return begun;
    auto done = delivery;
    done.state = core::ports::OpState::Acknowledged;
    done.receipt = receipt.raw;
    done.receiptEpoch = receipt.epoch;
    done.receiptSeq = receipt.seq;
    done.receivedByPortal = receipt.receivedAt;
    if (auto kept = books.outbox().acknowledge(done); !kept) return kept;
    const auto details =
        nlohmann::json{{"rev", done.revision}, {"epoch", done.receiptEpoch}, {"seq", done.receiptSeq}}.dump(
            -1, ' ', true, nlohmann::json::error_handler_t::replace);
    return books.audit().append({"receipt_verified", "system", done.dossier.hex(), details, now});
}

} // namespace core::sync

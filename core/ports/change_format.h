// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what the portal's changes say. Each kind of portal writes them in its own way. Pure; any thread.
#pragma once

#include "core/domain/portal_change.h"
#include "core/ports/feed_book.h"

#include <optional>
#include <string>

namespace core::ports {

// Numbers inside each day's sequence that are the counter's own from now on.
struct NumbersGiven {
    int first = 0;
    int last = 0;
};

// At most one of them is filled.
struct Change {
    std::optional<core::domain::PortalChange> ofDossier;
    std::optional<NumbersGiven> numbers;
    std::optional<std::string> officialNumber; // of a dossier that has a provisional one
};

class ChangeFormat {
  public:
    virtual ~ChangeFormat() = default;
    // Nothing: a kind, or a form, that this program does not know.
    [[nodiscard]] virtual std::optional<Change> read(const FeedEvent& event) const = 0;
};

} // namespace core::ports

// SPDX-License-Identifier: GPL-3.0-or-later
// The portal's changes, as the courier has kept them, become what the counter knows of its dossiers: each is
// read once, in one transaction with what it changes. After a sign-in, and whenever the courier has brought
// some. Needs the courier's key alone. Any thread but the GUI's.
#pragma once

#include "core/ports/change_format.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;

class ApplyChanges {
  public:
    ApplyChanges(ports::Store& store, const ports::ChangeFormat& format, const ports::Clock& clock);

    // Answers how many were read. What this program does not know stays unread, for a later one. A block of
    // numbers that cannot be the counter's is noted in the audit and given up, and so is the official number
    // of a dossier that has another, or that another dossier has. Errors: VaultLocked before the
    // first sign-in, StoreCode.
    [[nodiscard]] base::Result<int> apply();

  private:
    struct Reached {
        std::int64_t last = 0; // event that was looked at
        int read = 0;
        bool hasMore = false;
    };
    [[nodiscard]] base::Result<void> applyNext(ports::Books& books, Reached& reached);
    [[nodiscard]] base::Result<void> applyOne(ports::Books& books, const ports::UnreadEvent& unread,
                                              const ports::Change& change);
    [[nodiscard]] base::Result<void> takeNumbers(ports::Books& books, const ports::UnreadEvent& unread,
                                                 const ports::NumbersGiven& given);
    [[nodiscard]] base::Result<void> giveNumber(ports::Books& books, const ports::UnreadEvent& unread,
                                                const std::string& number);

    ports::Store& m_store;
    const ports::ChangeFormat& m_format;
    const ports::Clock& m_clock;
};

} // namespace core::usecases

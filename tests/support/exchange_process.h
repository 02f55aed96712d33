// SPDX-License-Identifier: GPL-3.0-or-later
// The national exchange of tests/peers/exchange as a process of its own; it forgets all when it is killed. One thread at
// a time.
#pragma once

#include "tests/support/peer_process.h"

namespace tests {

class ExchangeProcess : public PeerProcess {
  public:
    // Throws std::runtime_error when it does not start.
    ExchangeProcess();

    static constexpr char kUser[] = "buucuc";
    static constexpr char kPassword[] = "mat-khau";
};

} // namespace tests

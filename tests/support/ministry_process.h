// SPDX-License-Identifier: GPL-3.0-or-later
// The ministry of tests/peers/ministry as a process of its own; it forgets all when it is killed. One thread at
// a time.
#pragma once

#include "tests/support/peer_process.h"

namespace tests {

class MinistryProcess : public PeerProcess {
  public:
    // Throws std::runtime_error when it does not start.
    MinistryProcess();

    static constexpr char kClient[] = "buucuc";
    static constexpr char kSecret[] = "bi-mat";
};

} // namespace tests

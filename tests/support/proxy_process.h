// SPDX-License-Identifier: GPL-3.0-or-later
// The line of tests/peers/proxy as a process of its own. One thread at a time.
#pragma once

#include "tests/support/peer_process.h"

namespace tests {

class ProxyProcess : public PeerProcess {
  public:
    // Throws std::runtime_error when it does not start.
    ProxyProcess();

    // What leads to the target: "http://127.0.0.1:4712". address() is the control door.
    [[nodiscard]] std::string line() const;
    void leadTo(const PeerProcess& target) const;
};

} // namespace tests

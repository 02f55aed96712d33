// SPDX-License-Identifier: GPL-3.0-or-later
// The network scanner of tests/peers/escl as a process of its own. One thread at a time.
#pragma once

#include "tests/support/peer_process.h"

namespace tests {

class EsclProcess : public PeerProcess {
  public:
    // Throws std::runtime_error when it does not start.
    EsclProcess();

    // As the driver airscan calls it, in either tongue.
    [[nodiscard]] std::string device() const;
    [[nodiscard]] std::string wsdDevice() const;
};

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// The portal stand-in as a process of its own. Its folder lives longer than the process, so it can be killed
// and started again, with the same data. One thread at a time.
#pragma once

#include "tests/support/peer_process.h"

#include <filesystem>

namespace tests {

class PortalProcess : public PeerProcess {
  public:
    // Throws std::runtime_error when it does not start.
    // `authority`: folder of its ca.pem and ca.key; empty: it enrols nobody.
    explicit PortalProcess(const std::filesystem::path& data, const std::filesystem::path& authority = {});

    [[nodiscard]] std::string receiptKeyHex() const;

    static constexpr char kToken[] = "demo-token";
    static constexpr char kOffice[] = "demo-office";
    static constexpr char kDevice[] = "demo-device";
    static constexpr char kName[] = "demo";
};

} // namespace tests

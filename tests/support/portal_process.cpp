// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/portal_process.h"

#include <nlohmann/json.hpp>

namespace tests {

PortalProcess::PortalProcess(const std::filesystem::path& data, const std::filesystem::path& authority)
    : PeerProcess(COUNTERFOIL_PORTAL, {"--data", data, "--authority", authority}) {}

std::string PortalProcess::receiptKeyHex() const {
    return nlohmann::json::parse(readyLine()).at("receipt_key");
}

} // namespace tests

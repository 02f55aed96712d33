// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/proxy_process.h"

#include <nlohmann/json.hpp>

namespace tests {

ProxyProcess::ProxyProcess() : PeerProcess(COUNTERFOIL_PROXY, {}) {}

std::string ProxyProcess::line() const {
    return "http://127.0.0.1:" + std::to_string(nlohmann::json::parse(readyLine()).at("line").get<int>());
}

void ProxyProcess::leadTo(const PeerProcess& target) const {
    control(nlohmann::json{{"target", target.port()}}.dump());
}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/escl_process.h"

#include <nlohmann/json.hpp>

namespace tests {

EsclProcess::EsclProcess() : PeerProcess(COUNTERFOIL_ESCL, {}) {}

std::string EsclProcess::device() const {
    return nlohmann::json::parse(readyLine()).at("device");
}

std::string EsclProcess::wsdDevice() const {
    return nlohmann::json::parse(readyLine()).at("wsd_device");
}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/escl/faults.h"

#include <map>

namespace peers::escl {

namespace {

const std::map<std::string, FaultKind> kKinds{{"adf", FaultKind::Adf},
                                              {"busy", FaultKind::Busy},
                                              {"status", FaultKind::Status},
                                              {"redirect", FaultKind::Redirect},
                                              {"html", FaultKind::Html},
                                              {"noise", FaultKind::Noise},
                                              {"wrong_size", FaultKind::WrongSize},
                                              {"cut", FaultKind::Cut},
                                              {"trickle", FaultKind::Trickle},
                                              {"hold", FaultKind::Hold}};

// Where the scanner itself is in trouble, the request that it strikes is known.
Strike strikeOf(const nlohmann::json& fault, FaultKind kind) {
    auto strike = strikeFrom(fault);
    if (kind == FaultKind::Adf || kind == FaultKind::Noise || kind == FaultKind::WrongSize)
        strike.path = "NextDocument";
    if (kind == FaultKind::Busy) {
        strike.method = "POST";
        strike.path = "ScanJobs";
    }
    return strike;
}

} // namespace

Fault faultFrom(const nlohmann::json& fault) {
    Fault made;
    made.kind = kKinds.at(fault.at("do").get<std::string>());
    static_cast<Strike&>(made) = strikeOf(fault, made.kind);
    made.state = fault.value("state", "");
    made.status = fault.value("status", 503);
    made.to = fault.value("to", "");
    made.width = fault.value("width", 0);
    made.height = fault.value("height", 0);
    made.bytes = fault.value("bytes", std::size_t{0});
    made.pause_ms = fault.value("pause_ms", 1000);
    return made;
}

} // namespace peers::escl

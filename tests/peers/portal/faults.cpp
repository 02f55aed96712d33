// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/portal/faults.h"

#include <map>

namespace peers::portal {

namespace {

const std::map<std::string, FaultKind> kKinds{{"cut_body", FaultKind::CutBody},
                                              {"hold_body", FaultKind::HoldBody},
                                              {"swallow", FaultKind::Swallow},
                                              {"cut_answer", FaultKind::CutAnswer},
                                              {"hold", FaultKind::Hold},
                                              {"html", FaultKind::Html},
                                              {"status", FaultKind::Status},
                                              {"refuse", FaultKind::Refuse},
                                              {"twice", FaultKind::Twice},
                                              {"wrong_receipt", FaultKind::WrongReceipt},
                                              {"wrong_numbers", FaultKind::WrongNumbers},
                                              {"wrong_offset", FaultKind::WrongOffset}};

} // namespace

std::string nameOf(FaultKind kind) {
    for (const auto& [name, each] : kKinds)
        if (each == kind) return name;
    return {};
}

Fault faultFrom(const nlohmann::json& fault) {
    Fault made;
    static_cast<Strike&>(made) = strikeFrom(fault);
    made.kind = kKinds.at(fault.at("do").get<std::string>());
    made.bytes = fault.value("bytes", std::int64_t{0});
    made.status = fault.value("status", 0);
    made.problem = fault.value("problem", "");
    made.scope = fault.value("scope", "");
    made.retryAfter = fault.value("retry_after", "");
    made.how = fault.value("how", "");
    return made;
}

} // namespace peers::portal

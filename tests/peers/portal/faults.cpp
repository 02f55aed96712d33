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
                                              {"wrong_offset", FaultKind::WrongOffset}};

} // namespace

void Faults::add(const nlohmann::json& fault) {
    Fault made;
    made.kind = kKinds.at(fault.at("do").get<std::string>());
    made.method = fault.value("method", "");
    made.path = fault.value("path", "");
    made.skip = fault.value("skip", 0);
    made.times = fault.value("times", 1);
    made.bytes = fault.value("bytes", std::int64_t{0});
    made.status = fault.value("status", 0);
    made.problem = fault.value("problem", "");
    made.scope = fault.value("scope", "");
    made.retryAfter = fault.value("retry_after", "");
    made.how = fault.value("how", "");
    std::scoped_lock lock(m_mutex);
    m_faults.push_back(made);
}

void Faults::clear() {
    std::scoped_lock lock(m_mutex);
    m_faults.clear();
    ++m_releases;
    m_changed.notify_all();
}

std::optional<Fault> Faults::take(const Request& request) {
    std::scoped_lock lock(m_mutex);
    for (auto& fault : m_faults) {
        if (!fault.method.empty() && fault.method != request.method) continue;
        if (request.path.find(fault.path) == std::string::npos || fault.times == 0) continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (fault.times > 0) --fault.times;
        return fault;
    }
    return std::nullopt;
}

void Faults::hold() {
    std::unique_lock lock(m_mutex);
    const auto before = m_releases;
    ++m_held;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_releases != before; });
    --m_held;
}

void Faults::release() {
    std::scoped_lock lock(m_mutex);
    ++m_releases;
    m_changed.notify_all();
}

void Faults::waitForHeld(int count) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_held >= count; });
}

} // namespace peers::portal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/portal/wire_record.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace peers::portal {

using nlohmann::json;

WireRecord::WireRecord() {
    const auto* folder = std::getenv("COUNTERFOIL_PORTAL_RECORD");
    if (folder) m_file.open(std::string(folder) + "/" + std::to_string(::getpid()) + ".jsonl", std::ios::app);
}

void WireRecord::add(const Request& request, const std::string& body, const Answer* answer,
                     const std::optional<Fault>& fault) {
    if (!isOn()) return;
    const bool isText = request.header("content-type").ends_with("json");
    const json row{{"method", request.method},
                   {"path", request.path},
                   {"query", request.query},
                   {"headers", request.headers},
                   {"body", isText || body.empty() ? body : std::to_string(body.size()) + " bytes"},
                   {"cut", answer == nullptr},
                   {"fault", fault ? json(nameOf(fault->kind)) : json()},
                   {"status", answer ? answer->status : 0},
                   {"answer_headers", answer ? json(answer->headers) : json::array()},
                   {"answer", answer ? answer->body : ""}};
    const auto line = row.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    const std::scoped_lock lock(m_mutex);
    m_file << line << std::flush;
}

} // namespace peers::portal

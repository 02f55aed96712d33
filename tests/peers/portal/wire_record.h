// SPDX-License-Identifier: GPL-3.0-or-later
// What went over the wire, for whoever holds it against the description of the protocol: a line of JSON for
// each request, in a file of this process in the folder that COUNTERFOIL_PORTAL_RECORD names. Any thread.
#pragma once

#include "tests/peers/http/http.h"
#include "tests/peers/portal/faults.h"

#include <fstream>
#include <mutex>
#include <optional>
#include <string>

namespace peers::portal {

class WireRecord {
  public:
    WireRecord();

    [[nodiscard]] bool isOn() const { return m_file.is_open(); }
    // `answer` null: there was none, the request's body was cut.
    void add(const Request& request, const std::string& body, const Answer* answer,
             const std::optional<Fault>& fault);

  private:
    std::mutex m_mutex;
    std::ofstream m_file;
};

} // namespace peers::portal

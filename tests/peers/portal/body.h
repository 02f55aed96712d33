// SPDX-License-Identifier: GPL-3.0-or-later
// The body of one request on its way in, with the fault that may strike it. One thread.
#pragma once

#include "tests/peers/http/http.h"
#include "tests/peers/portal/faults.h"

#include <algorithm>

namespace peers::portal {

class Body {
  public:
    // `copy`: where what comes is kept as well; null: nowhere.
    Body(Connection& connection, std::int64_t length, const std::optional<Fault>& fault, Faults& faults,
         std::string* copy = nullptr)
        : m_connection(connection), m_length(length), m_fault(fault), m_faults(faults), m_copy(copy) {}

    // False: the body ended early, and the connection has to end as well.
    bool read(const std::function<void(std::string_view)>& wanted) {
        const auto sink = [&](std::string_view part) {
            if (m_copy) m_copy->append(part);
            wanted(part);
        };
        const bool stops =
            m_fault && (m_fault->kind == FaultKind::CutBody || m_fault->kind == FaultKind::HoldBody);
        const auto first = stops ? std::min(m_length, m_fault->bytes) : m_length;
        m_got = m_connection.readBody(first, sink);
        if (m_got == first && stops) {
            if (m_fault->kind == FaultKind::CutBody) return m_whole = false;
            if (!m_faults.hold()) return m_whole = false;
            m_got += m_connection.readBody(m_length - first, sink);
        }
        return m_whole = m_got == m_length;
    }

    [[nodiscard]] std::int64_t length() const { return m_length; }
    [[nodiscard]] std::int64_t got() const { return m_got; }
    [[nodiscard]] bool cut() const { return !m_whole; }

  private:
    Connection& m_connection;
    std::int64_t m_length;
    const std::optional<Fault>& m_fault;
    Faults& m_faults;
    std::string* m_copy;
    std::int64_t m_got = 0;
    bool m_whole = true;
};

} // namespace peers::portal

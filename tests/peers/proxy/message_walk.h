// SPDX-License-Identifier: GPL-3.0-or-later
// Follows one direction of a connection and tells where HTTP has its joints: the end of each header line, and
// of each body. It changes nothing, and knows bodies with a Content-Length only. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace peers::proxy {

class MessageWalk {
  public:
    // Takes bytes up to the next joint, or all; answers how many.
    std::size_t step(std::string_view bytes);

    // Of the byte that was taken last.
    [[nodiscard]] bool atJoint() const { return m_atJoint; }
    [[nodiscard]] bool headEnded() const { return m_headEnded; }
    [[nodiscard]] bool messageEnded() const { return m_messageEnded; }
    // From the first line of the message: "PATCH", "/v1/files/u1".
    [[nodiscard]] std::string method() const;
    [[nodiscard]] std::string path() const;

  private:
    void endLine();

    std::string m_firstLine;
    std::string m_line;
    std::int64_t m_length = 0;   // of the body, as the head says
    std::int64_t m_bodyLeft = 0; // 0: in a head
    bool m_isFirst = true;       // the line that comes next
    bool m_atJoint = false;
    bool m_headEnded = false;
    bool m_messageEnded = false;
};

} // namespace peers::proxy

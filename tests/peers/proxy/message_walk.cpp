// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/proxy/message_walk.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace peers::proxy {

namespace {

constexpr std::string_view kLength = "content-length:";

bool namesLength(std::string_view line) {
    return line.size() > kLength.size() &&
           std::equal(kLength.begin(), kLength.end(), line.begin(), [](char wanted, unsigned char there) {
               return wanted == static_cast<char>(std::tolower(there));
           });
}

} // namespace

std::size_t MessageWalk::step(std::string_view bytes) {
    m_atJoint = m_headEnded = m_messageEnded = false;
    if (m_bodyLeft > 0) {
        const auto part = std::min<std::int64_t>(m_bodyLeft, static_cast<std::int64_t>(bytes.size()));
        m_bodyLeft -= part;
        m_atJoint = m_messageEnded = m_bodyLeft == 0;
        return static_cast<std::size_t>(part);
    }
    const auto end = bytes.find('\n');
    const auto part = end == std::string_view::npos ? bytes.size() : end + 1;
    m_line.append(bytes.substr(0, part));
    if (end != std::string_view::npos) endLine();
    return part;
}

void MessageWalk::endLine() {
    m_atJoint = true;
    if (m_line == "\r\n") {
        m_headEnded = true;
        m_bodyLeft = m_length;
        m_messageEnded = m_bodyLeft == 0;
        m_length = 0;
        m_isFirst = true;
    } else if (m_isFirst) {
        m_firstLine = m_line;
        m_isFirst = false;
    } else if (namesLength(m_line)) {
        m_length = std::atoll(m_line.c_str() + kLength.size());
    }
    m_line.clear();
}

std::string MessageWalk::method() const {
    return m_firstLine.substr(0, m_firstLine.find(' '));
}

std::string MessageWalk::path() const {
    const auto from = m_firstLine.find(' ');
    if (from == std::string::npos) return {};
    return m_firstLine.substr(from + 1, m_firstLine.find(' ', from + 1) - from - 1);
}

} // namespace peers::proxy

// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of the two binary formats that are built here (ICC profile, TrueType font). Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scanner::pdf {

class BigEndian {
  public:
    BigEndian& u16(unsigned value) {
        m_bytes += static_cast<char>(value >> 8 & 0xFF);
        m_bytes += static_cast<char>(value & 0xFF);
        return *this;
    }
    BigEndian& u32(std::uint32_t value) { return u16(value >> 16).u16(value & 0xFFFF); }
    BigEndian& text(std::string_view bytes) {
        m_bytes += bytes;
        return *this;
    }
    BigEndian& zeros(std::size_t count) {
        m_bytes.append(count, '\0');
        return *this;
    }
    // Zeros up to the next multiple of four.
    BigEndian& align() { return zeros((4 - m_bytes.size() % 4) % 4); }

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

  private:
    std::string m_bytes;
};

} // namespace scanner::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for keys: locked against swapping, between guard pages, left out of core dumps, wiped when it ends.
// One object belongs to one thread at a time. Each takes some pages: for keys, not for data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace core::vault {

constexpr std::size_t kKey_bytes = 32;

class SecretBytes {
  public:
    // Zeroes. Without memory the program stops, as it does without randomness.
    explicit SecretBytes(std::size_t size = kKey_bytes);

    [[nodiscard]] std::uint8_t* data() { return m_bytes.get(); }
    [[nodiscard]] const std::uint8_t* data() const { return m_bytes.get(); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::span<std::uint8_t> span() { return {data(), m_size}; }
    [[nodiscard]] std::span<const std::uint8_t> span() const { return {data(), m_size}; }

  private:
    struct Free {
        std::size_t size = 0;
        void operator()(std::uint8_t* bytes) const;
    };
    std::unique_ptr<std::uint8_t, Free> m_bytes;
    std::size_t m_size;
};

SecretBytes randomKey();
SecretBytes copyOf(const SecretBytes& secret);

} // namespace core::vault

// SPDX-License-Identifier: GPL-3.0-or-later
// A file descriptor that is closed by its owner's end. One thread at a time.
#pragma once

#include <utility>

#include <unistd.h>

namespace scanner::worker {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    void close() {
        if (isOpen()) ::close(std::exchange(m_number, -1));
    }

  private:
    int m_number = -1;
};

} // namespace scanner::worker

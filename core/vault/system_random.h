// SPDX-License-Identifier: GPL-3.0-or-later
// The system's randomness, fit for keys and identifiers. Any thread.
#pragma once

#include "core/ports/random.h"

namespace core::vault {

class SystemRandom final : public core::ports::Random {
  public:
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace core::vault

// SPDX-License-Identifier: GPL-3.0-or-later
// Files on a mounted stick. One object may be used by any thread; each file belongs to one.
#pragma once

#include "core/ports/stick.h"

namespace core::store {

class PosixStick final : public core::ports::Stick {
  public:
    // An unfinished file of the same name is overwritten.
    [[nodiscard]] core::base::Result<std::unique_ptr<core::ports::StickFile>>
    create(const std::filesystem::path& file) override;
    [[nodiscard]] bool exists(const std::filesystem::path& file) override;
};

} // namespace core::store

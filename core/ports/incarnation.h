// SPDX-License-Identifier: GPL-3.0-or-later
// One life of this counter's store: a random name, made at its first use and anew after a restore. With the
// seq of an operation it tells the portal of gaps. Inside a transaction of the store.
#pragma once

#include "core/base/result.h"
#include "core/ports/random.h"
#include "core/ports/store.h"

#include <string>
#include <string_view>

namespace core::ports {

// "yes" from a restore on, until whoever sends has dealt with what may have been sent after the backup.
inline constexpr std::string_view kRestoredSetting = "sync.restored";

// 32 hex digits.
[[nodiscard]] core::base::Result<std::string> incarnationOf(Books& books, Random& random);
[[nodiscard]] core::base::Result<std::string> beginIncarnation(Books& books, Random& random);

} // namespace core::ports

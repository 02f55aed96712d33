// SPDX-License-Identifier: GPL-3.0-or-later
// What a passphrase has to be where one is set. Pure; any thread.
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace core::usecases {

// At least 12 characters, or four different words of two letters and more. Errors: PassphraseTooShort.
[[nodiscard]] core::base::Result<void> checkPassphrase(std::string_view passphrase);

} // namespace core::usecases

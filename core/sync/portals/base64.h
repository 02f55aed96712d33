// SPDX-License-Identifier: GPL-3.0-or-later
// Base64 (RFC 4648, section 4, with padding). Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::sync {

std::string toBase64(std::string_view bytes);
// Nothing unless `text` is exactly what toBase64() would write.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace core::sync

// SPDX-License-Identifier: GPL-3.0-or-later
// Where an upload lies. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::sync {

// The path (with query) of a Location header, relative to `requestPath`; absolute, "//host" and relative
// forms are taken. Nothing when it names another host than `address`: our files go nowhere else.
std::optional<std::string> pathOnOurHost(std::string_view address, std::string_view requestPath,
                                         std::string_view location);

} // namespace core::sync

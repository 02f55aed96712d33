// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/location.h"

namespace core::sync {

namespace {

// "host:port" of "scheme://host:port/..." or "//host:port/...".
std::string_view hostOf(std::string_view url) {
    const auto from = url.find("//");
    if (from == std::string_view::npos) return {};
    url.remove_prefix(from + 2);
    return url.substr(0, url.find_first_of("/?#"));
}

std::string_view pathOf(std::string_view url) {
    url.remove_prefix(url.find("//") + 2);
    const auto slash = url.find('/');
    return slash == std::string_view::npos ? "/" : url.substr(slash);
}

bool hasScheme(std::string_view location) {
    return location.starts_with("http://") || location.starts_with("https://");
}

bool isPrintable(std::string_view text) {
    for (const unsigned char c : text)
        if (c <= ' ' || c >= 127) return false;
    return true;
}

} // namespace

std::optional<std::string> pathOnOurHost(std::string_view address, std::string_view requestPath,
                                         std::string_view location) {
    if (location.empty() || !isPrintable(location)) return std::nullopt;
    if (hasScheme(location) || location.starts_with("//")) {
        if (hostOf(location) != hostOf(address)) return std::nullopt;
        return std::string(pathOf(location));
    }
    if (location.front() == '/') return std::string(location);
    if (location.find(':') != std::string_view::npos) return std::nullopt;
    return std::string(requestPath.substr(0, requestPath.rfind('/') + 1)) + std::string(location);
}

} // namespace core::sync

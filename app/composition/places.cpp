// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/places.h"

#include <cstdlib>
#include <system_error>

namespace app::composition {
namespace {

std::filesystem::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value ? std::filesystem::path(value) : std::filesystem::path();
}

std::filesystem::path dataFolder(const std::filesystem::path& wanted) {
    if (!wanted.empty()) return wanted;
    if (auto named = fromEnvironment("COUNTERFOIL_DATA"); !named.empty()) return named;
    return fromEnvironment("HOME") / ".local/share/counterfoil";
}

std::filesystem::path runtimeFolder() {
    const auto session = fromEnvironment("XDG_RUNTIME_DIR");
    return session.empty() ? session : session / "counterfoil";
}

std::filesystem::path resourceFolder(const std::filesystem::path& programs) {
    if (auto named = fromEnvironment("COUNTERFOIL_RESOURCES"); !named.empty()) return named;
    auto installed = programs.parent_path() / "share/counterfoil";
    std::error_code ignored;
    return std::filesystem::exists(installed, ignored) ? installed
                                                       : std::filesystem::path(COUNTERFOIL_BUILT_RESOURCES);
}

} // namespace

Places standardPlaces(const std::filesystem::path& data) {
    std::error_code ignored;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto programs = self.parent_path();
    return {std::filesystem::absolute(dataFolder(data)), programs, resourceFolder(programs), runtimeFolder()};
}

} // namespace app::composition

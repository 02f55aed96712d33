// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/sticks.h"

#include <QStorageInfo>

#include <algorithm>
#include <system_error>

namespace app::counter {

namespace fs = std::filesystem;

std::vector<fs::path> sticks() {
    std::vector<fs::path> found;
    for (const auto& volume : QStorageInfo::mountedVolumes()) {
        const auto root = volume.rootPath();
        const bool isPutIn =
            root.startsWith(QStringLiteral("/media/")) || root.startsWith(QStringLiteral("/run/media/"));
        if (isPutIn && volume.isReady()) found.emplace_back(root.toStdString());
    }
    std::ranges::sort(found);
    return found;
}

std::vector<fs::path> receiptsOn(const fs::path& stick) {
    std::vector<fs::path> found;
    std::error_code gone;
    for (fs::recursive_directory_iterator each(stick, fs::directory_options::skip_permission_denied, gone),
         end;
         !gone && each != end; each.increment(gone)) {
        if (each.depth() > 0) each.disable_recursion_pending();
        std::error_code ignored;
        if (each->path().extension() == ".cfr" && each->is_regular_file(ignored))
            found.push_back(each->path());
    }
    std::ranges::sort(found);
    return found;
}

} // namespace app::counter

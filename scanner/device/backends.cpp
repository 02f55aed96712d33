// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/backends.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string_view>

namespace scanner::device {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> kNetworkBackends{"airscan", "dell1600n_net", "escl", "net"};

void addBackendsOf(const fs::path& file, std::vector<std::string>& backends) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        if (!(words >> name) || name.starts_with('#')) continue;
        if (std::find(backends.begin(), backends.end(), name) == backends.end()) backends.push_back(name);
    }
}

std::vector<fs::path> filesOf(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename();
        // Hidden ones, and what editors leave behind: as SANE's own dll driver does.
        if (!name.starts_with('.') && !name.ends_with('~') && !name.ends_with('#'))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::vector<std::string> systemBackends(const fs::path& system) {
    std::vector<std::string> backends;
    addBackendsOf(system / "dll.conf", backends);
    for (const auto& file : filesOf(system / "dll.d"))
        addBackendsOf(file, backends);
    if (std::find(backends.begin(), backends.end(), "airscan") != backends.end())
        std::erase(backends, "escl");
    return backends;
}

bool isNetworkBackend(const std::string& backend) {
    return std::find(kNetworkBackends.begin(), kNetworkBackends.end(), backend) != kNetworkBackends.end();
}

} // namespace scanner::device

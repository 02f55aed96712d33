// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/sane_config.h"

#include "core/ports/scan_source.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

namespace scanner::device {

namespace fs = std::filesystem;
using core::base::fail;
using core::base::Result;
using core::ports::ScanCode;

namespace {

std::string fileText(const fs::path& file) {
    const std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// airscan's search for other scanners takes seconds, and without an mDNS daemon the driver does not even
// start.
constexpr char kAirscanWithoutSearch[] = "[options]\ndiscovery = disable\nws-discovery = off\n";

// "airscan:escl:<label>:http://host/eSCL" names the scanner completely.
bool hasAddress(const std::string& device) {
    return backendOf(device) == "airscan" && device.find("://") != std::string::npos;
}

std::string asLines(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += name + "\n";
    return text;
}

} // namespace

std::string backendOf(const std::string& device) {
    return device.substr(0, device.find(':'));
}

Result<SaneConfig> SaneConfig::forDevice(const fs::path& parent, const fs::path& system,
                                         const std::string& device) {
    auto folder = makeFolder(parent);
    if (!folder) return fail(folder.error());
    SaneConfig config(*folder, system, false);
    const std::string backend = backendOf(device);
    if (hasAddress(device)) {
        if (auto written = config.write("airscan.conf", kAirscanWithoutSearch); !written)
            return fail(written.error());
    } else {
        config.copyConf(backend);
    }
    if (auto written = config.write("dll.conf", backend + "\n"); !written) return fail(written.error());
    return config;
}

Result<SaneConfig> SaneConfig::forList(const fs::path& parent, const fs::path& system,
                                       const std::vector<std::string>& only,
                                       const std::vector<std::string>& extra) {
    auto folder = makeFolder(parent);
    if (!folder) return fail(folder.error());
    SaneConfig config(*folder, system, only.empty());
    for (const auto& backend : only)
        config.copyConf(backend);
    const std::string drivers = only.empty() ? asLines(extra) + fileText(system / "dll.conf") : asLines(only);
    if (auto written = config.write("dll.conf", drivers); !written) return fail(written.error());
    return config;
}

SaneConfig::SaneConfig(SaneConfig&& other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_system(std::move(other.m_system))
    , m_searchesSystem(other.m_searchesSystem) {
    other.m_folder.clear();
}

SaneConfig::~SaneConfig() {
    std::error_code ignored;
    if (!m_folder.empty()) fs::remove_all(m_folder, ignored);
}

std::string SaneConfig::searchPath() const {
    return m_searchesSystem ? m_folder.string() + ":" + m_system.string() : m_folder.string();
}

Result<fs::path> SaneConfig::makeFolder(const fs::path& parent) {
    std::error_code problem;
    fs::create_directories(parent, problem);
    std::string pattern = (parent / "sane-XXXXXX").string();
    if (!mkdtemp(pattern.data())) {
        return fail(ScanCode::WorkerMissing, "SANE configuration: " + std::string(std::strerror(errno)));
    }
    return fs::path(pattern);
}

// Most drivers do without one.
void SaneConfig::copyConf(const std::string& backend) const {
    // A name with a slash would reach outside the folders.
    if (backend.find('/') != std::string::npos) return;
    std::error_code ignored;
    fs::copy_file(m_system / (backend + ".conf"), m_folder / (backend + ".conf"), ignored);
}

Result<void> SaneConfig::write(const std::string& name, const std::string& text) const {
    std::ofstream out(m_folder / name, std::ios::binary);
    out << text;
    out.close();
    if (!out) return fail(ScanCode::WorkerMissing, "SANE configuration cannot be written");
    return {};
}

} // namespace scanner::device

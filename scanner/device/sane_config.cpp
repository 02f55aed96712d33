// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/sane_config.h"

#include "core/ports/scan_source.h"
#include "scanner/device/device_identity.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>

namespace scanner::device {

namespace fs = std::filesystem;
using core::base::fail;
using core::base::Result;
using core::ports::ScanCode;
using worker::Descriptor;

namespace {

constexpr char kNamePattern[] = "sane-XXXXXX";

Descriptor lockedFolder(const fs::path& folder, int how) {
    Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen() || flock(opened.number(), how) != 0) return {};
    return opened;
}

// airscan's search for other scanners takes seconds, and without an mDNS daemon the driver does not even
// start.
constexpr char kAirscanWithoutSearch[] = "[options]\ndiscovery = disable\nws-discovery = off\n";

// "airscan:escl:<label>:http://host/eSCL" names the scanner completely.
bool hasAddress(const std::string& device) {
    return backendOf(device) == "airscan" && device.find("://") != std::string::npos;
}

bool write(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    return static_cast<bool>(out);
}

} // namespace

Result<SaneConfig> SaneConfig::forDevice(const fs::path& parent, const fs::path& system,
                                         const std::string& device) {
    auto config = makeFolder(parent);
    if (!config) return config;
    if (auto filled = config->fill(system, device); !filled) return fail(filled.error());
    return config;
}

// A folder is born and locked while its parent is locked, so that nobody takes it for a leftover in between.
Result<SaneConfig> SaneConfig::makeFolder(const fs::path& parent) {
    std::error_code problem;
    fs::create_directories(parent, problem);
    const Descriptor birth = lockedFolder(parent, LOCK_EX);
    std::string folder = (parent / kNamePattern).string();
    if (!mkdtemp(folder.data())) {
        return fail(ScanCode::WorkerMissing, "SANE configuration: " + std::string(std::strerror(errno)));
    }
    return SaneConfig(folder, lockedFolder(folder, LOCK_SH));
}

Result<void> SaneConfig::fill(const fs::path& system, const std::string& device) const {
    const std::string backend = backendOf(device);
    bool written = write(m_folder / "dll.conf", backend + "\n");
    if (hasAddress(device)) {
        written = written && write(m_folder / "airscan.conf", kAirscanWithoutSearch);
    } else if (backend.find('/') ==
               std::string::npos) { // a name with a slash would reach outside the folders
        std::error_code ignored;    // most drivers do without one
        fs::copy_file(system / (backend + ".conf"), m_folder / (backend + ".conf"), ignored);
    }
    if (!written) return fail(ScanCode::WorkerMissing, "SANE configuration cannot be written");
    return {};
}

void SaneConfig::clearLeftovers(const fs::path& parent) {
    const Descriptor births = lockedFolder(parent, LOCK_EX);
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(parent, ignored)) {
        if (!entry.path().filename().string().starts_with("sane-")) continue;
        if (lockedFolder(entry.path(), LOCK_EX | LOCK_NB).isOpen()) fs::remove_all(entry.path(), ignored);
    }
}

SaneConfig::SaneConfig(SaneConfig&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_lock(std::move(other.m_lock)) {
    other.m_folder.clear();
}

SaneConfig::~SaneConfig() {
    std::error_code ignored;
    if (!m_folder.empty()) fs::remove_all(m_folder, ignored);
}

} // namespace scanner::device

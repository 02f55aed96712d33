// SPDX-License-Identifier: GPL-3.0-or-later
// A small file system of its own, mounted for one test: in memory, or a file behind a loop device whose power
// can be cut. Needs root; where the machine does not let it, why() says so and the test is left out.
#pragma once

#include "tests/support/shell.h"
#include "tests/support/temp_folder.h"

#include <linux/ioctl.h>
#include <sys/ioctl.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <string>

namespace tests {

class MountedDisk {
  public:
    // "tmpfs", "ext4" or "xfs".
    MountedDisk(const std::string& kind, int size_mb) : m_kind(kind) {
        std::filesystem::create_directory(path());
        if (kind == "tmpfs") {
            m_mount = "mount -t tmpfs -o size=" + std::to_string(size_mb) + "m tmpfs " + path().string();
        } else {
            const auto image = (m_folder / "image").string();
            attempt("truncate -s " + std::to_string(size_mb) + "M " + image);
            attempt("mkfs." + kind + " -q " + image);
            m_mount = "mount -o loop " + image + " " + path().string();
        }
        mount();
    }
    ~MountedDisk() { unmount(); }
    MountedDisk(const MountedDisk&) = delete;
    MountedDisk& operator=(const MountedDisk&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] const std::string& why() const { return m_why; }
    [[nodiscard]] std::filesystem::path path() const { return m_folder / "disk"; }

    void mount() {
        if (m_why.empty()) m_mounted = attempt(m_mount);
    }
    void unmount() {
        if (m_mounted) run("umount -l " + path().string() + " 2>&1");
        m_mounted = false;
    }
    bool remount(const std::string& options) {
        return run("mount -o remount," + options + " " + path().string() + " 2>&1").status == 0;
    }
    // From now on nothing reaches the disk, and what was not fsynced is gone. False where the kernel cannot.
    [[nodiscard]] bool cutPower() const {
        constexpr unsigned long kShutdown = _IOR('X', 125, std::uint32_t); // of XFS, taken over by ext4
        std::uint32_t withoutFlushingTheLog = 2;
        const int handle = ::open(path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (handle < 0) return false;
        const bool cut = ::ioctl(handle, kShutdown, &withoutFlushingTheLog) == 0;
        ::close(handle);
        return cut;
    }

  private:
    bool attempt(const std::string& command) {
        if (!m_why.empty()) return false;
        const auto result = run(command + " 2>&1");
        if (result.status != 0) m_why = command + ": " + result.output;
        return result.status == 0;
    }

    TempFolder m_folder;
    std::string m_kind;
    std::string m_mount;
    std::string m_why;
    bool m_mounted = false;
};

} // namespace tests

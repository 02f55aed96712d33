// SPDX-License-Identifier: GPL-3.0-or-later
// A private SANE_CONFIG_DIR (0700) for one worker, removed with its owner: a driver is loaded alone, in
// milliseconds, where all drivers together take seconds. Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/worker/descriptor.h"

#include <filesystem>
#include <string>

namespace scanner::device {

class SaneConfig {
  public:
    // `device`: a SANE name or a driver alone; its .conf is copied. The name of a network scanner that holds
    // its address (airscan:escl:LABEL:URL) is opened without looking for others.
    [[nodiscard]] static core::base::Result<SaneConfig> forDevice(const std::filesystem::path& parent,
                                                                  const std::filesystem::path& system,
                                                                  const std::string& device);
    // Removes what programs that were killed have left in `parent`, nothing that is in use.
    static void clearLeftovers(const std::filesystem::path& parent);

    SaneConfig(SaneConfig&& other) noexcept;
    SaneConfig& operator=(SaneConfig&&) = delete;
    ~SaneConfig();

    // For the environment of the worker.
    [[nodiscard]] std::string searchPath() const { return m_folder.string(); }

  private:
    SaneConfig(std::filesystem::path folder, worker::Descriptor lock)
        : m_folder(std::move(folder)), m_lock(std::move(lock)) {}

    [[nodiscard]] static core::base::Result<SaneConfig> makeFolder(const std::filesystem::path& parent);
    [[nodiscard]] core::base::Result<void> fill(const std::filesystem::path& system,
                                                const std::string& device) const;

    std::filesystem::path m_folder;
    worker::Descriptor m_lock; // of the folder: somebody lives here
};

} // namespace scanner::device

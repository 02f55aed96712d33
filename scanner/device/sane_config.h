// SPDX-License-Identifier: GPL-3.0-or-later
// A private SANE_CONFIG_DIR (0700) for one worker, removed with its owner: a known device is opened by its
// driver alone, in milliseconds, where all drivers together take seconds. Any thread.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scanner::device {

class SaneConfig {
  public:
    // For one device: the driver named before the first ':', with a copy of its .conf. A network scanner that
    // is named by its address is not looked for.
    [[nodiscard]] static core::base::Result<SaneConfig> forDevice(const std::filesystem::path& parent,
                                                                  const std::filesystem::path& system,
                                                                  const std::string& device);
    // For a list: these drivers alone, or all of the system's and the extra ones.
    [[nodiscard]] static core::base::Result<SaneConfig> forList(const std::filesystem::path& parent,
                                                                const std::filesystem::path& system,
                                                                const std::vector<std::string>& only,
                                                                const std::vector<std::string>& extra);

    SaneConfig(SaneConfig&& other) noexcept;
    SaneConfig& operator=(SaneConfig&&) = delete;
    ~SaneConfig();

    // For the environment of the worker.
    [[nodiscard]] std::string searchPath() const;

  private:
    SaneConfig(std::filesystem::path folder, std::filesystem::path system, bool searches_system)
        : m_folder(std::move(folder)), m_system(std::move(system)), m_searchesSystem(searches_system) {}

    [[nodiscard]] static core::base::Result<std::filesystem::path>
    makeFolder(const std::filesystem::path& parent);
    void copyConf(const std::string& backend) const;
    [[nodiscard]] core::base::Result<void> write(const std::string& name, const std::string& text) const;

    std::filesystem::path m_folder;
    std::filesystem::path m_system;
    bool m_searchesSystem = false;
};

std::string backendOf(const std::string& device);

} // namespace scanner::device

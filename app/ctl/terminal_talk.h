// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanner has to say, on stderr, in the language in force. A password comes from a file, else from the
// terminal, which does not show it; never from the command line, where every process of the PC could read it.
#pragma once

#include "core/ports/scan_source.h"

#include <filesystem>

namespace app::ctl {

class TerminalTalk final : public core::ports::ScannerTalk {
  public:
    // First line of the file: the name; second line: the password. Empty: the terminal is asked, if there is
    // one.
    explicit TerminalTalk(std::filesystem::path login_file);

    void waiting(core::ports::ScanWait why, int seconds) override;
    void standardSettingsUsed() override;
    std::optional<core::ports::ScannerLogin> loginFor(const std::string& resource,
                                                      const std::stop_token& stop) override;

  private:
    std::filesystem::path m_loginFile;
};

} // namespace app::ctl

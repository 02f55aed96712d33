// SPDX-License-Identifier: GPL-3.0-or-later
// SANE itself, from sane_init to sane_exit. Made, used and destroyed on one thread; it must outlive its
// devices. Once in a process. SIGPIPE has to be ignored: SANE's `test` driver raises it in its caller.
#pragma once

#include "scanner/sane/device.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace scanner::sane {

struct FoundDevice {
    std::string name;
    std::string vendor;
    std::string model;
    std::string type;
};

// Fills user and password, each ended by zero; what it leaves alone stays empty. Called inside a SANE call.
using LoginAsker =
    std::function<void(std::string_view resource, std::span<char> user, std::span<char> password)>;

class Library {
  public:
    Library(CallWatch& watch, LoginAsker asker);
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    [[nodiscard]] const std::string& version() const { return m_version; }
    [[nodiscard]] Outcome<std::vector<FoundDevice>> list();
    [[nodiscard]] Outcome<Device> open(const std::string& name);

  private:
    CallWatch& m_watch;
    std::string m_version;
};

} // namespace scanner::sane

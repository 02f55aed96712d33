// SPDX-License-Identifier: GPL-3.0-or-later
// The buttons and sensors of the scanner itself, as far as its driver shows them as options that only the
// scanner sets. On the thread that calls SANE.
#pragma once

#include "scanner/sane/device.h"

#include <optional>
#include <string>
#include <vector>

namespace scanner::sane {

class Buttons {
  public:
    Buttons() = default;
    // `name` is the device's SANE name: pixma takes a second for each look over the network
    // (sane-pixma(5), button-update), so those scanners have none.
    Buttons(const Options& options, const std::string& name);

    [[nodiscard]] bool any() const { return !m_buttons.empty(); }
    // The names of those that are on and were not at the last look, or in `options`.
    std::vector<std::string> pressed(Device& device);

  private:
    struct Button {
        Option option;
        bool isOn = false;
    };
    std::vector<Button> m_buttons;
    std::optional<Option> m_refresh; // to be pressed by us before each look
};

} // namespace scanner::sane

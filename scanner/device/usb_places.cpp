// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/usb_places.h"

#include <fstream>

namespace scanner::device {

namespace {

std::string firstLine(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

int numberIn(const std::filesystem::path& file) {
    std::ifstream in(file);
    int number = 0;
    return in >> number ? number : 0;
}

} // namespace

std::optional<UsbPlace> UsbPlaces::at(int bus, int device) const {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(m_root, ignored)) {
        if (numberIn(entry.path() / "busnum") != bus || numberIn(entry.path() / "devnum") != device) continue;
        return UsbPlace{entry.path().filename(), firstLine(entry.path() / "serial")};
    }
    return std::nullopt;
}

} // namespace scanner::device

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace core::base {

std::string_view nameOf(Room room) {
    switch (room) {
    case Room::Domain:
        return "domain";
    case Room::Store:
        return "store";
    case Room::Portal:
        return "portal";
    case Room::Scan:
        return "scan";
    case Room::Page:
        return "page";
    case Room::Print:
        return "print";
    }
    return "unknown";
}

std::string describe(const Error& error) {
    std::string text = std::string(nameOf(error.room)) + "/" + std::string(error.name);
    if (!error.detail.empty()) text += ": " + error.detail;
    return text;
}

} // namespace core::base

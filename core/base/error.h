// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, as a value. Errors cross rooms; exceptions do not. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::base {

// The rooms that have errors of their own. A room's codes are one enum, with `roomOf(Code)` and
// `nameOf(Code)` beside it, found by argument-dependent lookup.
enum class Room { Domain, Store, Portal, Scan, Page, Print };

std::string_view nameOf(Room room);

// `code` belongs to the enum of `room`; read it back by `as<Code>()`. `args` fill the gaps of the sentence
// that the clerk reads (never personal data in `detail`: that one is English, for the log).
struct Error {
    Room room{};
    int code = 0;
    std::string_view name; // machine name of the code, for JSON and logs, e.g. "feeder_empty"
    std::vector<std::string> args;
    std::string detail;

    template<class Code>
    [[nodiscard]] static Error of(Code code, std::string detail = {}, std::vector<std::string> args = {}) {
        return {roomOf(code), static_cast<int>(code), nameOf(code), std::move(args), std::move(detail)};
    }

    template<class Code>
    [[nodiscard]] bool is(Code wanted) const {
        return room == roomOf(wanted) && code == static_cast<int>(wanted);
    }

    // Precondition: room == roomOf(Code{}).
    template<class Code>
    [[nodiscard]] Code as() const {
        return static_cast<Code>(code);
    }
};

// "room/name: detail", for logs.
std::string describe(const Error& error);

} // namespace core::base

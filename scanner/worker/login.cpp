// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/login.h"

#include <cstddef>

namespace scanner::worker {

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::string_view kBegin = R"({"user":")";
constexpr std::string_view kMiddle = R"(","password":")";
constexpr std::string_view kEnd = R"("})";

void appendHex(std::string& to, std::string_view text) {
    for (const char letter : text) {
        to.push_back(kDigits[static_cast<unsigned char>(letter) >> 4U]);
        to.push_back(kDigits[static_cast<unsigned char>(letter) & 15U]);
    }
}

bool readHex(std::string_view hex, std::span<char> room) {
    if (hex.size() % 2 != 0 || hex.size() / 2 >= room.size()) return false;
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        const auto high = kDigits.find(hex[at]);
        const auto low = kDigits.find(hex[at + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return false;
        room[at / 2] = static_cast<char>(high << 4U | low);
    }
    room[hex.size() / 2] = '\0';
    return true;
}

} // namespace

std::string loginText(std::string_view user, std::string_view password) {
    std::string text;
    // No growing, which would leave a copy behind.
    text.reserve(kBegin.size() + kMiddle.size() + kEnd.size() + 2 * (user.size() + password.size()));
    text += kBegin;
    appendHex(text, user);
    text += kMiddle;
    appendHex(text, password);
    text += kEnd;
    return text;
}

bool readLogin(std::string_view payload, std::span<char> user, std::span<char> password) {
    if (!payload.starts_with(kBegin) || !payload.ends_with(kEnd)) return false;
    payload.remove_prefix(kBegin.size());
    const auto middle = payload.find(kMiddle);
    if (middle == std::string_view::npos || payload.size() < middle + kMiddle.size() + kEnd.size())
        return false;
    const auto secret = payload.substr(middle + kMiddle.size());
    return readHex(payload.substr(0, middle), user) &&
           readHex(secret.substr(0, secret.size() - kEnd.size()), password);
}

} // namespace scanner::worker

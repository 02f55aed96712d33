// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/viet_qr.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace core::domain {
namespace {

constexpr std::size_t kBankLength = 6;
constexpr std::size_t kLongestAccount = 19;
constexpr std::size_t kLongestAmount = 13;
constexpr std::size_t kLongestContent = 25;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isAccount(const BankAccount& account) {
    return account.bank.size() == kBankLength && std::ranges::all_of(account.bank, isDigit) &&
           !account.number.empty() && account.number.size() <= kLongestAccount &&
           std::ranges::all_of(account.number, [](char c) { return isDigit(c) || isLetter(c); });
}

template<class... Values>
std::string printed(const char* form, Values... values) {
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(), text.size(), form, values...);
    return {text.data(), static_cast<std::size_t>(length)};
}

// Tag, length, value; no value here is longer than 99.
std::string field(std::string_view tag, std::string_view value) {
    return std::string(tag) + printed("%02d", static_cast<int>(value.size())) + std::string(value);
}

std::string accountField(const BankAccount& account) {
    return field("38", field("00", "A000000727") + // NAPAS
                           field("01", field("00", account.bank) + field("01", account.number)) +
                           field("02", "QRIBFTTA")); // transfer to an account
}

} // namespace

std::uint16_t crc16(std::string_view bytes) {
    unsigned crc = 0xFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
    }
    return static_cast<std::uint16_t>(crc);
}

std::string transferContent(std::string_view text) {
    std::string content;
    for (const char c : base::folded(text)) {
        const bool taken = isDigit(c) || isLetter(c) || c == '.' || c == '-';
        if (taken)
            content += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        else if (!content.empty() && content.back() != ' ')
            content += ' ';
    }
    if (content.ends_with(' ')) content.pop_back();
    return content;
}

std::optional<std::string> vietQr(const BankAccount& account, core::base::Dong amount,
                                  std::string_view content) {
    const auto digits = std::to_string(amount.amount);
    const auto purpose = transferContent(content);
    const bool isPossible = isAccount(account) && amount.amount >= 0 && digits.size() <= kLongestAmount &&
                            purpose.size() <= kLongestContent;
    if (!isPossible) return std::nullopt;
    const bool isForOnce = amount.amount > 0; // "12" is a code for one payment, "11" for any number of them
    auto text = field("00", "01") + field("01", isForOnce ? "12" : "11") + accountField(account) +
                field("53", "704"); // đồng
    if (isForOnce) text += field("54", digits);
    text += field("58", "VN");
    if (!purpose.empty()) text += field("62", field("08", purpose));
    text += "6304";
    return text + printed("%04X", static_cast<unsigned>(crc16(text)));
}

} // namespace core::domain

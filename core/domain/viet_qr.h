// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a VietQR code (EMVCo merchant-presented QR, NAPAS 247 transfer to an account), made without a
// network. Pure functions; any thread.
#pragma once

#include "core/base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

struct BankAccount {
    std::string bank;   // BIN at NAPAS, six digits: "970436"
    std::string number; // at most 19 letters and digits
};

// CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, no reflection.
std::uint16_t crc16(std::string_view bytes);

// What a bank takes of a content: letters without diacritics in capitals, digits, '.', '-', single blanks.
std::string transferContent(std::string_view text);

// An amount of 0 leaves the amount to who pays. Nothing for an account of another form, an amount below 0 or
// of more than 13 digits, and a content that is longer than 25 characters: one that is cut would be booked
// to another dossier.
std::optional<std::string> vietQr(const BankAccount& account, core::base::Dong amount,
                                  std::string_view content);

} // namespace core::domain

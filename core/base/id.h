// SPDX-License-Identifier: GPL-3.0-or-later
// 16-byte identifiers, one type per kind of thing, so that none can stand for another. Values; any thread.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace core::base {

using Bytes16 = std::array<std::uint8_t, 16>;

// Two lower-case hex digits a byte, the form used in files, JSON and logs.
std::string toHex(std::span<const std::uint8_t> bytes);
// Accepts exactly 32 hex digits.
std::optional<Bytes16> bytes16FromHex(std::string_view hex);

template<class Tag>
struct Id {
    Bytes16 bytes{};

    [[nodiscard]] std::string hex() const { return toHex(bytes); }
    [[nodiscard]] bool empty() const { return bytes == Bytes16{}; }
    [[nodiscard]] static std::optional<Id> fromHex(std::string_view hex) {
        const auto parsed = bytes16FromHex(hex);
        return parsed ? std::optional<Id>(Id{*parsed}) : std::nullopt;
    }
    auto operator<=>(const Id&) const = default;
};

using DossierId = Id<struct DossierTag>;
using DocumentId = Id<struct DocumentTag>; // also names its file and the upload of it
using BatchId = Id<struct BatchTag>;       // one stack of paper on its way through the scanner
using OpId = Id<struct OpTag>;             // one operation of the outbox
using BundleId = Id<struct BundleTag>;     // what goes to the portal on a stick
using ChangeId = Id<struct ChangeTag>;     // one of the portal's changes, whatever epoch tells it
using ClerkId = Id<struct ClerkTag>;
using CustodyEventId = Id<struct CustodyEventTag>;
using ResultId = Id<struct ResultTag>; // what an authority has issued
using ShiftId = Id<struct ShiftTag>;
using FeeId = Id<struct FeeTag>;
using ReceiptStockId = Id<struct ReceiptStockTag>;

} // namespace core::base

template<class Tag>
struct std::hash<core::base::Id<Tag>> {
    std::size_t operator()(const core::base::Id<Tag>& id) const noexcept {
        return std::hash<std::string_view>{}(
            std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()));
    }
};

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sheet_codes.h"

#include "core/domain/numbering.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace core::domain {
namespace {

constexpr std::string_view kSeparatorHead = "CF1;sep;";
constexpr std::string_view kSlipHead = "CF1;slip;";
constexpr std::string_view kAnyBatch = "0";
constexpr std::size_t kLongestKey = 64;
constexpr std::size_t kLongestText = 256;

std::uint8_t crc8(std::string_view text) {
    std::uint8_t crc = 0;
    for (const char c : text) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint8_t>((crc & 0x80) != 0 ? (crc << 1) ^ 0x07 : crc << 1);
    }
    return crc;
}

std::string hexOf(std::uint8_t value) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    return {kDigits[value >> 4], kDigits[value & 15]};
}

// The fields behind the head; nothing if the text does not begin with it or is too long to be ours.
std::vector<std::string_view> fieldsBehind(std::string_view head, std::string_view text) {
    if (!text.starts_with(head) || text.size() > kLongestText) return {};
    std::vector<std::string_view> fields;
    for (auto start = head.size(); start <= text.size();) {
        const auto end = std::min(text.find(';', start), text.size());
        fields.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return fields;
}

} // namespace

bool isComponentKey(std::string_view key) {
    return !key.empty() && key.size() <= kLongestKey && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string separatorText(const SeparatorCode& code) {
    std::string text(kSeparatorHead);
    text += code.component + ';';
    text += (code.batch.empty() ? std::string(kAnyBatch) : code.batch.hex()) + ';';
    return text + hexOf(crc8(text));
}

std::optional<SeparatorCode> parseSeparator(std::string_view text) {
    const auto fields = fieldsBehind(kSeparatorHead, text);
    if (fields.size() != 3 || !isComponentKey(fields[0])) return std::nullopt;
    if (fields[2] != hexOf(crc8(text.substr(0, text.size() - fields[2].size())))) return std::nullopt;
    SeparatorCode code{std::string(fields[0]), {}};
    if (fields[1] == kAnyBatch) return code;
    const auto batch = base::BatchId::fromHex(fields[1]);
    if (!batch || batch->empty()) return std::nullopt;
    code.batch = *batch;
    return code;
}

std::string slipText(const SlipCode& code) {
    return std::string(kSlipHead) + code.number + ';' + code.dossier.hex();
}

std::optional<SlipCode> parseSlip(std::string_view text) {
    const auto fields = fieldsBehind(kSlipHead, text);
    if (fields.size() != 2) return std::nullopt;
    if (!isOfficialNumber(fields[0]) && !isProvisionalNumber(fields[0])) return std::nullopt;
    const auto dossier = base::DossierId::fromHex(fields[1]);
    if (!dossier || dossier->empty()) return std::nullopt;
    return SlipCode{std::string(fields[0]), *dossier};
}

} // namespace core::domain

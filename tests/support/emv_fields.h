// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an EMVCo code field by field and computes its check another way than the house does, by a table.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

struct EmvField {
    std::string tag;
    std::string value;
    bool operator==(const EmvField&) const = default;
};

// Nothing unless tags and lengths use the text up.
inline std::optional<std::vector<EmvField>> emvFields(std::string_view text) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::vector<EmvField> fields;
    while (!text.empty()) {
        if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, isDigit)) return std::nullopt;
        const auto length = static_cast<std::size_t>((text[2] - '0') * 10 + (text[3] - '0'));
        if (length == 0 || text.size() < 4 + length) return std::nullopt;
        fields.push_back({std::string(text.substr(0, 2)), std::string(text.substr(4, length))});
        text.remove_prefix(4 + length);
    }
    return fields;
}

inline std::string valueOf(const std::vector<EmvField>& fields, std::string_view tag) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.tag == tag; });
    return found == fields.end() ? std::string() : found->value;
}

inline bool emvCheckHolds(std::string_view code) {
    std::array<std::uint16_t, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) {
        unsigned rest = i << 8;
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest << 1) ^ ((rest & 0x8000) != 0 ? 0x1021U : 0U);
        table[i] = static_cast<std::uint16_t>(rest);
    }
    if (code.size() < 8 || code.substr(code.size() - 8, 4) != "6304") return false;
    std::uint16_t crc = 0xFFFF;
    for (const char c : code.substr(0, code.size() - 4))
        crc = static_cast<std::uint16_t>((crc << 8) ^ table[(crc >> 8) ^ static_cast<unsigned char>(c)]);
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string wanted;
    for (int shift = 12; shift >= 0; shift -= 4)
        wanted += kHex[crc >> shift & 0xF];
    return code.substr(code.size() - 4) == wanted;
}

} // namespace tests

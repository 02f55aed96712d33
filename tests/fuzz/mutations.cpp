// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutations.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tests::fuzz {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostBytes = 64UL * 1024;
constexpr std::size_t kMostChanges = 8;
constexpr std::size_t kPart = 32;
constexpr std::array kEdges{"0"sv,
                            "-1"sv,
                            "2147483648"sv,
                            "-2147483649"sv,
                            "1e999"sv,
                            "1e30"sv,
                            "null"sv,
                            "[]"sv,
                            "{}"sv,
                            "\"\""sv,
                            "\0\0\0\0"sv,
                            "\xFF\xFF\xFF\xFF"sv,
                            "\x7F\xFF\xFF\xFF"sv,
                            "\x80\0\0\0"sv};

} // namespace

std::string Mutations::next() {
    std::string bytes = m_seeds[below(m_seeds.size())];
    for (std::size_t changes = 1 + below(kMostChanges); changes > 0; --changes)
        change(bytes);
    bytes.resize(std::min(bytes.size(), kMostBytes));
    return bytes;
}

void Mutations::change(std::string& bytes) {
    const auto at = below(bytes.size() + 1);
    const auto length = std::min(1 + below(kPart), bytes.size() - at);
    switch (below(8)) {
    case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(m_random());
        break;
    case 1:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
    case 2:
        bytes.erase(at, length);
        break;
    case 3:
        bytes.insert(at, bytes.substr(at, length));
        break;
    case 4:
        bytes.replace(at, std::min(length, 1 + below(4)), kEdges[below(kEdges.size())]);
        break;
    case 5:
        bytes.insert(at, 1, static_cast<char>(m_random()));
        break;
    case 6:
        bytes.resize(at);
        break;
    default: {
        const auto& other = m_seeds[below(m_seeds.size())];
        bytes.replace(at, length, other.substr(below(other.size() + 1), 1 + below(4 * kPart)));
    }
    }
}

} // namespace tests::fuzz

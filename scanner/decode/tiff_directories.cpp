// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/tiff_directories.h"

#include <algorithm>
#include <map>

namespace scanner::decode {
namespace {

constexpr std::uint32_t kSubfileType = 254;
constexpr std::uint32_t kWidth = 256;
constexpr std::uint32_t kHeight = 257;
constexpr std::uint32_t kStripOffsets = 273;
constexpr std::uint32_t kStripBytes = 279;
constexpr std::uint32_t kTileOffsets = 324;
constexpr std::uint32_t kTileBytes = 325;
constexpr std::uint32_t kShort = 3;
constexpr std::uint32_t kLong = 4;
constexpr std::size_t kEntryBytes = 12;

class Reader {
  public:
    explicit Reader(std::string_view file) : m_file(file), m_isBigEndian(file.starts_with("MM")) {}

    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, unsigned bytes) const {
        if (at > m_file.size() || m_file.size() - at < bytes) return std::nullopt;
        std::uint32_t value = 0;
        for (unsigned i = 0; i < bytes; ++i) {
            const auto byte = static_cast<unsigned char>(m_file[at + (m_isBigEndian ? i : bytes - 1 - i)]);
            value = value << 8U | byte;
        }
        return value;
    }
    [[nodiscard]] std::size_t size() const { return m_file.size(); }

  private:
    std::string_view m_file;
    bool m_isBigEndian;
};

struct Entry {
    std::uint32_t type = 0;
    std::uint32_t count = 0;
    std::size_t at = 0; // of its values

    [[nodiscard]] unsigned valueBytes() const { return type == kShort ? 2 : 4; }
};

using Entries = std::map<std::uint32_t, Entry>;

std::optional<Entry> entryAt(const Reader& file, std::size_t at) {
    const auto type = file.number(at + 2, 2);
    const auto count = file.number(at + 4, 4);
    if (!type || !count) return std::nullopt;
    Entry entry{*type, *count, at + 8};
    if (std::uint64_t{*count} * entry.valueBytes() > 4) {
        const auto elsewhere = file.number(at + 8, 4);
        if (!elsewhere) return std::nullopt;
        entry.at = *elsewhere;
    }
    return entry;
}

// Only whole numbers are asked for here.
std::optional<std::uint32_t> valueOf(const Reader& file, const Entries& entries, std::uint32_t tag,
                                     std::size_t index = 0) {
    const auto found = entries.find(tag);
    if (found == entries.end() || index >= found->second.count) return std::nullopt;
    const Entry& entry = found->second;
    if (entry.type != kShort && entry.type != kLong) return std::nullopt;
    return file.number(entry.at + index * entry.valueBytes(), entry.valueBytes());
}

bool liesInside(const Reader& file, const Entries& entries, std::uint32_t offsets, std::uint32_t sizes) {
    const auto found = entries.find(offsets);
    if (found == entries.end() || found->second.count > file.size()) return false;
    for (std::size_t i = 0; i < found->second.count; ++i) {
        const auto offset = valueOf(file, entries, offsets, i);
        const auto size = valueOf(file, entries, sizes, i);
        if (!offset || !size || std::uint64_t{*offset} + *size > file.size()) return false;
    }
    return true;
}

std::optional<Entries> entriesAt(const Reader& file, std::size_t offset, std::uint32_t count) {
    Entries entries;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::size_t at = offset + 2 + i * kEntryBytes;
        const auto tag = file.number(at, 2);
        const auto entry = entryAt(file, at);
        if (!tag || !entry) return std::nullopt;
        entries.emplace(*tag, *entry);
    }
    return entries;
}

std::optional<TiffDirectory> directoryFrom(const Reader& file, const Entries& entries, std::uint32_t offset) {
    const auto width = valueOf(file, entries, kWidth);
    const auto height = valueOf(file, entries, kHeight);
    const bool isWhole = liesInside(file, entries, kStripOffsets, kStripBytes) ||
                         liesInside(file, entries, kTileOffsets, kTileBytes);
    if (!width || !height || !isWhole) return std::nullopt;
    return TiffDirectory{offset, *width, *height,
                         (valueOf(file, entries, kSubfileType).value_or(0) & 1U) != 0};
}

} // namespace

std::optional<std::vector<TiffDirectory>> tiffDirectories(std::string_view bytes, std::size_t most) {
    const Reader file(bytes);
    std::vector<TiffDirectory> found;
    auto next = file.number(4, 4);
    while (next && *next != 0) {
        const std::uint32_t offset = *next;
        const auto isHere = [&](const TiffDirectory& each) { return each.offset == offset; };
        if (std::any_of(found.begin(), found.end(), isHere)) return std::nullopt;
        const auto count = file.number(offset, 2);
        const auto entries = count ? entriesAt(file, offset, *count) : std::nullopt;
        const auto directory = entries ? directoryFrom(file, *entries, offset) : std::nullopt;
        if (!directory) return std::nullopt;
        found.push_back(*directory);
        if (found.size() > most) return found;
        next = file.number(offset + 2 + *count * kEntryBytes, 4);
    }
    if (!next || found.empty()) return std::nullopt;
    return found;
}

} // namespace scanner::decode

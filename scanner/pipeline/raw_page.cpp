// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/raw_page.h"

#include "core/vault/sha256.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace scanner::pipeline {
namespace {

namespace base = core::base;

constexpr std::int64_t kHeaderBytes = 512;
constexpr std::int64_t kPieceBytes = std::int64_t{1024} * 1024;

std::optional<int> numberIn(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && number >= 0 ? std::optional<int>(number) : std::nullopt;
}

// The value behind "name=" in the comment; 0 if it is not there.
int commentValue(std::string_view header, std::string_view name) {
    const std::size_t at = header.find(name);
    return at == std::string_view::npos ? 0 : numberIn(header.substr(at + name.size())).value_or(0);
}

// "<file>:<page>:<pages>" behind " origin=".
std::optional<core::ports::PageOrigin> originIn(std::string_view header) {
    constexpr std::string_view kName = " origin=";
    constexpr std::size_t kFileDigits = 16;
    const std::size_t at = header.find(kName);
    if (at == std::string_view::npos || header.size() < at + kName.size() + kFileDigits + 1)
        return std::nullopt;
    const auto file = header.substr(at + kName.size(), kFileDigits);
    const auto numbers = header.substr(at + kName.size() + kFileDigits + 1);
    const auto page = numberIn(numbers);
    const auto pages = numberIn(numbers.substr(std::min(numbers.find(':'), numbers.size() - 1) + 1));
    if (!page || !pages) return std::nullopt;
    return core::ports::PageOrigin{std::string(file), *page, *pages};
}

// Takes the next word of a PNM header; comments run to the end of their line.
std::string_view takeWord(std::string_view& rest) {
    while (!rest.empty() && (std::isspace(static_cast<unsigned char>(rest.front())) || rest.front() == '#')) {
        rest.remove_prefix(rest.front() == '#' ? std::min(rest.find('\n'), rest.size()) : 1);
    }
    const auto end = std::find_if(rest.begin(), rest.end(), [](unsigned char c) { return std::isspace(c); });
    const auto word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(word.size());
    return word;
}

struct PnmShape {
    int width_px = 0;
    int height_px = 0;
    std::int64_t fileBytes = 0;
};

std::optional<PnmShape> shapeOf(std::string_view header) {
    std::string_view rest = header;
    const auto magic = takeWord(rest);
    const auto width = numberIn(takeWord(rest));
    const auto height = numberIn(takeWord(rest));
    if (!width || !height || (magic != "P4" && magic != "P5" && magic != "P6")) return std::nullopt;
    const int highest = magic == "P4" ? 1 : numberIn(takeWord(rest)).value_or(0);
    const std::int64_t sampleBytes = highest > 255 ? 2 : 1;
    const std::int64_t channels = magic == "P6" ? 3 : 1;
    const std::int64_t rowBytes =
        magic == "P4" ? (std::int64_t{*width} + 7) / 8 : std::int64_t{*width} * channels * sampleBytes;
    const auto headerBytes = static_cast<std::int64_t>(header.size() - rest.size()) + 1;
    return PnmShape{*width, *height, headerBytes + rowBytes * *height};
}

base::Result<core::domain::Sha256> hashOf(core::ports::FileSystem& files, const std::filesystem::path& file,
                                          std::int64_t size) {
    core::vault::Sha256Stream hash;
    for (std::int64_t at = 0; at < size; at += kPieceBytes) {
        const auto piece = files.readPart(file, at, kPieceBytes);
        if (!piece) return base::fail(piece.error());
        hash.add(*piece);
    }
    return hash.finish();
}

} // namespace

base::Result<core::ports::ScannedPage> describeRawPage(core::ports::FileSystem& files,
                                                       const std::filesystem::path& file, int number) {
    const auto size = files.size(file);
    if (!size) return base::fail(size.error());
    const auto header = files.readPart(file, 0, kHeaderBytes);
    if (!header) return base::fail(header.error());
    const auto hash = hashOf(files, file, *size);
    if (!hash) return base::fail(hash.error());
    core::ports::ScannedPage page;
    page.number = number;
    page.file = file;
    page.sha256 = *hash;
    if (const auto shape = shapeOf(*header); shape && shape->fileBytes == *size) {
        page.width_px = shape->width_px;
        page.height_px = shape->height_px;
        page.linesGot = shape->height_px;
        page.dpi = commentValue(*header, " dpi=");
        page.linesPromised = commentValue(*header, " promised=");
        page.isShort = header->find(" flags=short") != std::string::npos;
        page.isBack = header->find(" side=back") != std::string::npos;
        page.dpiGuessed = header->find(",dpi_guessed ") != std::string::npos;
        page.origin = originIn(*header);
    }
    return page;
}

} // namespace scanner::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/raw_page_file.h"

#include "scanner/decode/samples.h"

#include <leptonica/allheaders.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace scanner::decode {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

bool writeAll(std::FILE* file, const std::string& bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
}

bool writeSynced(const FoundPage& page, const PageHeader& header, const std::filesystem::path& target) {
    const File file(std::fopen(target.c_str(), "wbe"));
    if (!file || !writeAll(file.get(), headerText(header))) return false;
    std::string row;
    for (int y = 0; y < header.height_px; ++y) {
        readRow(page.picture, y, row);
        if (!writeAll(file.get(), row)) return false;
    }
    return std::fflush(file.get()) == 0 && ::fsync(fileno(file.get())) == 0;
}

bool syncFolder(const std::filesystem::path& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return false;
    const bool isDone = ::fsync(file) == 0;
    ::close(file);
    return isDone;
}

bool named(const std::filesystem::path& from, const std::filesystem::path& to) {
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
}

} // namespace

base::Result<void> writeRawPage(const FoundPage& page, PageHeader header,
                                const std::filesystem::path& folder) {
    header.kind = pixGetDepth(page.picture.get()) == 32 ? PnmKind::Colour : PnmKind::Grey;
    header.width_px = image::widthOf(page.picture);
    header.height_px = image::heightOf(page.picture);
    header.linesPromised = header.height_px;
    header.dpi = page.dpi;
    header.dpiGuessed = page.dpiGuessed;
    char name[32];
    std::snprintf(name, sizeof name, "%04d", header.page);
    const auto part = folder / (std::string(name) + ".part");
    if (writeSynced(page, header, part) && named(part, folder / (std::string(name) + ".pnm")) &&
        syncFolder(folder))
        return {};
    const std::string reason = std::strerror(errno);
    ::unlink(part.c_str());
    return base::fail(PageCode::DiskFull, "page " + std::to_string(header.page) + ": " + reason);
}

} // namespace scanner::decode

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_handle.h"

#include "core/ports/store_codes.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <vector>

namespace core::store {

namespace base = core::base;
using core::ports::StoreCode;

namespace {

constexpr std::size_t kPiece_bytes = std::size_t{1} << 20;

StoreCode codeOf(int code) {
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return StoreCode::DiskFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return StoreCode::ReadOnly;
    case ENOENT:
    case ENOTDIR:
        return StoreCode::NotFound;
    default:
        return StoreCode::Failed;
    }
}

} // namespace

base::Error diskError(int code, std::string_view doing, const std::filesystem::path& path) {
    return base::Error::of(codeOf(code), std::string(doing) + " " + path.string() + ": " +
                                             std::generic_category().message(code));
}

FileHandle::~FileHandle() {
    if (m_number >= 0) ::close(m_number);
}

base::Result<FileHandle> FileHandle::open(const std::filesystem::path& path, int flags) {
    int number = -1;
    do
        number = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    while (number < 0 && errno == EINTR);
    if (number < 0) return base::fail(diskError(errno, "open", path));
    return FileHandle(number);
}

base::Result<void> FileHandle::write(std::string_view bytes, const std::filesystem::path& path) const {
    while (!bytes.empty()) {
        const auto written = ::write(m_number, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return base::fail(diskError(errno, "write", path));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

base::Result<void> FileHandle::sync(const std::filesystem::path& path) const {
    int done = 0;
    do
        done = ::fsync(m_number);
    while (done < 0 && errno == EINTR);
    if (done < 0) return base::fail(diskError(errno, "fsync", path));
    return {};
}

void readAhead(const std::filesystem::path& file) {
    const auto handle = FileHandle::open(file, O_RDONLY);
    if (!handle) return;
    std::vector<char> piece(kPiece_bytes);
    ssize_t read = 0;
    do
        read = ::read(handle->number(), piece.data(), piece.size());
    while (read > 0 || (read < 0 && errno == EINTR));
}

} // namespace core::store

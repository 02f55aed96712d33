// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/posix_file_system.h"

#include "core/store/file_handle.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace core::store {

namespace base = core::base;
namespace fs = std::filesystem;

namespace {

constexpr mode_t kOwnerOnly = 0700;

base::Error failure(const std::error_code& error, std::string_view doing, const fs::path& path) {
    return diskError(error.value(), doing, path);
}

base::Result<void> syncPath(const fs::path& path, int flags) {
    const auto handle = FileHandle::open(path, flags);
    if (!handle) return base::fail(handle.error());
    return handle->sync(path);
}

base::Result<void> writeWith(int flag, const fs::path& file, std::string_view bytes) {
    const auto handle = FileHandle::open(file, O_WRONLY | O_CREAT | flag);
    if (!handle) return base::fail(handle.error());
    if (auto written = handle->write(bytes, file); !written) return written;
    return handle->sync(file);
}

} // namespace

base::Result<void> PosixFileSystem::makeFolder(const fs::path& folder) {
    if (exists(folder)) return {};
    const auto parent = folder.parent_path();
    if (!parent.empty() && parent != folder)
        if (auto made = makeFolder(parent); !made) return made;
    if (::mkdir(folder.c_str(), kOwnerOnly) != 0 && errno != EEXIST)
        return base::fail(diskError(errno, "mkdir", folder));
    auto synced = syncFolder(parent.empty() ? fs::path(".") : parent);
    // The next try must not take an unsettled folder for a finished one.
    if (!synced) ::rmdir(folder.c_str());
    return synced;
}

base::Result<void> PosixFileSystem::write(const fs::path& file, std::string_view bytes) {
    return writeWith(O_TRUNC, file, bytes);
}

base::Result<void> PosixFileSystem::append(const fs::path& file, std::string_view bytes) {
    return writeWith(O_APPEND, file, bytes);
}

base::Result<void> PosixFileSystem::sync(const fs::path& file) {
    return syncPath(file, O_RDONLY);
}

base::Result<void> PosixFileSystem::syncFolder(const fs::path& folder) {
    return syncPath(folder, O_RDONLY | O_DIRECTORY);
}

base::Result<void> PosixFileSystem::rename(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return base::fail(diskError(errno, "rename", from));
    return {};
}

base::Result<void> PosixFileSystem::remove(const fs::path& file) {
    if (::unlink(file.c_str()) != 0) return base::fail(diskError(errno, "remove", file));
    return {};
}

base::Result<void> PosixFileSystem::removeFolder(const fs::path& folder) {
    if (::rmdir(folder.c_str()) != 0) return base::fail(diskError(errno, "rmdir", folder));
    return {};
}

base::Result<std::string> PosixFileSystem::read(const fs::path& file) {
    const auto length = size(file);
    if (!length) return base::fail(length.error());
    return readPart(file, 0, *length);
}

base::Result<std::string> PosixFileSystem::readPart(const fs::path& file, std::int64_t offset,
                                                    std::int64_t length) {
    const auto handle = FileHandle::open(file, O_RDONLY);
    if (!handle) return base::fail(handle.error());
    std::string bytes(static_cast<std::size_t>(std::max<std::int64_t>(0, length)), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const auto got = ::pread(handle->number(), bytes.data() + filled, bytes.size() - filled,
                                 static_cast<off_t>(offset) + static_cast<off_t>(filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return base::fail(diskError(errno, "read", file));
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

base::Result<std::int64_t> PosixFileSystem::size(const fs::path& file) {
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    if (error) return base::fail(failure(error, "size", file));
    return static_cast<std::int64_t>(bytes);
}

base::Result<std::vector<fs::path>> PosixFileSystem::list(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> paths;
    fs::directory_iterator entries(folder, error);
    while (!error && entries != fs::directory_iterator()) {
        paths.push_back(entries->path());
        entries.increment(error);
    }
    if (error) return base::fail(failure(error, "list", folder));
    std::ranges::sort(paths);
    return paths;
}

bool PosixFileSystem::exists(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

base::Result<std::int64_t> PosixFileSystem::freeBytes(const fs::path& folder) {
    std::error_code error;
    const auto space = fs::space(folder, error);
    if (error) return base::fail(failure(error, "free space of", folder));
    return static_cast<std::int64_t>(space.available);
}

} // namespace core::store

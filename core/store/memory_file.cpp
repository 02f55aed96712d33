// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_file.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace core::store {

namespace base = core::base;

base::Result<MemoryFile> MemoryFile::make() {
    const int number = ::memfd_create("counterfoil", MFD_CLOEXEC);
    if (number < 0) return base::fail(diskError(errno, "memfd_create", {}));
    return MemoryFile(FileHandle::own(number));
}

std::filesystem::path MemoryFile::path() const {
    return "/proc/self/fd/" + std::to_string(m_handle.number());
}

base::Result<std::int64_t> MemoryFile::size() const {
    struct stat facts {};
    if (::fstat(m_handle.number(), &facts) != 0) return base::fail(diskError(errno, "size", path()));
    return facts.st_size;
}

base::Result<std::string_view> MemoryFile::read(std::int64_t offset, std::span<char> room) const {
    std::size_t filled = 0;
    while (filled < room.size()) {
        const auto got = ::pread(m_handle.number(), room.data() + filled, room.size() - filled,
                                 static_cast<off_t>(offset) + static_cast<off_t>(filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return base::fail(diskError(errno, "read", path()));
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return std::string_view(room.data(), filled);
}

} // namespace core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_file.h"

#include "core/store/posix_file_system.h"

#include <sys/mman.h>

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

base::Result<std::string> MemoryFile::content() const {
    return PosixFileSystem().read(path());
}

} // namespace core::store

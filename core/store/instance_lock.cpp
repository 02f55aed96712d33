// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/instance_lock.h"

#include "core/ports/store_codes.h"

#include <fcntl.h>

#include <cerrno>

namespace core::store {

namespace base = core::base;
using core::ports::StoreCode;

namespace {

tl::unexpected<base::Error> unusable(base::Error error, const std::filesystem::path& file) {
    return base::fail(StoreCode::FolderUnusable, std::move(error.detail), {file.parent_path().string()});
}

} // namespace

base::Result<InstanceLock> InstanceLock::take(const std::filesystem::path& file) {
    auto handle = FileHandle::open(file, O_RDWR | O_CREAT);
    if (!handle) return unusable(handle.error(), file);
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(handle->number(), F_OFD_SETLK, &whole) == 0) return InstanceLock(std::move(*handle));
    if (errno == EAGAIN || errno == EACCES) return base::fail(StoreCode::InUse, "lock " + file.string());
    return unusable(diskError(errno, "lock", file), file);
}

} // namespace core::store

// SPDX-License-Identifier: GPL-3.0-or-later
// One Counterfoil per data folder. The lock hangs on an open file description: it ends with its owner,
// however that ends, and closing another descriptor of the same file does not drop it. Programs started
// meanwhile do not inherit it. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/store/file_handle.h"

namespace core::store {

class InstanceLock {
  public:
    // Makes the file if there is none; its folder exists.
    // Errors: InUse, FolderUnusable (args: folder).
    [[nodiscard]] static core::base::Result<InstanceLock> take(const std::filesystem::path& file);

  private:
    explicit InstanceLock(FileHandle handle) : m_handle(std::move(handle)) {}

    FileHandle m_handle;
};

} // namespace core::store

// SPDX-License-Identifier: GPL-3.0-or-later
// A real disk that says how much is free as the test tells it. Any thread.
#pragma once

#include "core/ports/store_codes.h"
#include "core/store/posix_file_system.h"

#include <atomic>

namespace tests {

class TightFileSystem final : public core::ports::FileSystem {
    template<class Value>
    using Result = core::base::Result<Value>;
    using Path = std::filesystem::path;

  public:
    std::atomic<std::int64_t> free_bytes{80'000'000'000};
    std::atomic<bool> takesWrites{true};

    [[nodiscard]] Result<void> makeFolder(const Path& folder) override { return m_disk.makeFolder(folder); }
    [[nodiscard]] Result<void> write(const Path& file, std::string_view bytes) override {
        if (takesWrites) return m_disk.write(file, bytes);
        // A part is there, as on a disk that is full.
        if (auto part = m_disk.write(file, bytes.substr(0, bytes.size() / 2)); !part) return part;
        return core::base::fail(core::ports::StoreCode::DiskFull, "made to be full");
    }
    [[nodiscard]] Result<void> append(const Path& file, std::string_view bytes) override {
        return m_disk.append(file, bytes);
    }
    [[nodiscard]] Result<void> sync(const Path& file) override { return m_disk.sync(file); }
    [[nodiscard]] Result<void> syncFolder(const Path& folder) override { return m_disk.syncFolder(folder); }
    [[nodiscard]] Result<void> rename(const Path& from, const Path& to) override {
        return m_disk.rename(from, to);
    }
    [[nodiscard]] Result<void> remove(const Path& file) override { return m_disk.remove(file); }
    [[nodiscard]] Result<void> removeFolder(const Path& folder) override {
        return m_disk.removeFolder(folder);
    }
    [[nodiscard]] Result<std::string> read(const Path& file) override { return m_disk.read(file); }
    [[nodiscard]] Result<std::string> readPart(const Path& file, std::int64_t offset,
                                               std::int64_t length) override {
        return m_disk.readPart(file, offset, length);
    }
    [[nodiscard]] Result<std::int64_t> size(const Path& file) override { return m_disk.size(file); }
    [[nodiscard]] Result<std::vector<Path>> list(const Path& folder) override { return m_disk.list(folder); }
    [[nodiscard]] bool exists(const Path& path) override { return m_disk.exists(path); }
    [[nodiscard]] Result<std::int64_t> freeBytes(const Path&) override { return free_bytes; }

  private:
    core::store::PosixFileSystem m_disk;
};

} // namespace tests

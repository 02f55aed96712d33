// SPDX-License-Identifier: GPL-3.0-or-later
// The disk of a simulated PC: files in a folder, behind the port and behind SQLite's own layer, whose program
// may die at any call and whose power may fail. What was written and not synced is then kept or lost, sector
// by sector, by dice; and so are names that were given or taken away and whose folder was not synced. All
// calls are counted together, in the order in which one thread makes them.
#pragma once

#include "core/ports/store_codes.h"
#include "core/store/posix_file_system.h"
#include "tests/fault/vfs_shim.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

class PowerDisk final : public core::ports::FileSystem {
    template<class Value>
    using Result = core::base::Result<Value>;
    using Path = std::filesystem::path;

  public:
    // Everything below the folder, which is there, lies on this disk.
    explicit PowerDisk(Path folder);
    ~PowerDisk() override;
    PowerDisk(const PowerDisk&) = delete;
    PowerDisk& operator=(const PowerDisk&) = delete;

    // The program ends in the n-th call from now on: that one is done by half, and every later one fails.
    void dieAt(int call);
    [[nodiscard]] bool isDead() const;
    // The call in which it ended.
    [[nodiscard]] std::string diedIn() const;
    // Another program may run; nobody has an open file.
    void start();
    // Whatever would make a file longer finds no room.
    void setFull(bool full);
    [[nodiscard]] bool isFull() const;
    // Nobody has an open file.
    void cutPower(std::mt19937_64& dice);

    [[nodiscard]] Result<void> makeFolder(const Path& folder) override;
    [[nodiscard]] Result<void> write(const Path& file, std::string_view bytes) override;
    [[nodiscard]] Result<void> append(const Path& file, std::string_view bytes) override;
    [[nodiscard]] Result<void> sync(const Path& file) override;
    [[nodiscard]] Result<void> syncFolder(const Path& folder) override;
    [[nodiscard]] Result<void> rename(const Path& from, const Path& to) override;
    [[nodiscard]] Result<void> remove(const Path& file) override;
    [[nodiscard]] Result<void> removeFolder(const Path& folder) override;
    [[nodiscard]] Result<std::string> read(const Path& file) override;
    [[nodiscard]] Result<std::string> readPart(const Path& file, std::int64_t offset,
                                               std::int64_t length) override;
    [[nodiscard]] Result<std::int64_t> size(const Path& file) override;
    [[nodiscard]] Result<std::vector<Path>> list(const Path& folder) override;
    [[nodiscard]] bool exists(const Path& path) override;
    [[nodiscard]] Result<std::int64_t> freeBytes(const Path& folder) override;

    // For SQLite's layer.
    enum class Meets { Nothing, Death, End }; // the call goes through; ends the program; comes after its end
    [[nodiscard]] Meets meet(std::string_view call, const Path& file);
    // Before `length` bytes are written at `offset` of a file that is open there.
    void noteWrite(const Path& file, std::int64_t offset, std::int64_t length);
    void noteTruncate(const Path& file, std::int64_t size);
    void noteSync(const Path& file);
    void noteRemoval(const Path& file);
    void noteFolderSync(const Path& folder);

  private:
    // What makes one change of the disk undone.
    struct Undo {
        enum class Kind { Bytes, Size, Name, Removal };
        Kind kind = Kind::Bytes;
        Path file;
        std::string bytes; // that stood there
        std::int64_t offset = 0;
        std::int64_t size = 0;
        Path before; // the name before; empty: there was no such file
    };
    void undo(const Undo& change) const;
    void dropNames(const Path& folder);
    [[nodiscard]] tl::unexpected<core::base::Error> dead() const;

    const Path m_folder;
    core::store::PosixFileSystem m_disk;
    mutable std::mutex m_mutex;
    std::vector<Undo> m_volatile; // not on the platter, oldest first
    int m_calls = 0;
    int m_deadly = 0; // 0: none
    bool m_dead = false;
    bool m_full = false;
    std::string m_diedIn;
};

// Files below the folder of a PowerDisk go through that disk, others as ever. SQLite's default while it
// lives.
class PowerVfs final : public VfsWatch {
  public:
    [[nodiscard]] Fate before(std::string_view call, const char* file) override;
    [[nodiscard]] Fate beforeWrite(const char* file, std::int64_t offset, std::int64_t length,
                                   std::int64_t size) override;
    void willWrite(const char* file, std::int64_t offset, std::int64_t length) override;
    void willTruncate(const char* file, std::int64_t size) override;
    void willDelete(const char* file) override;
    void synced(const char* file) override;
    void folderSynced(const char* fileInIt) override;

  private:
    VfsShim m_shim{*this};
};

} // namespace tests

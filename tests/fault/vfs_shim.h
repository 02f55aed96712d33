// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's layer of files with somebody who watches: every call of it is told before it is made, and can be
// made to fail. SQLite's default while it lives; one at a time per process.
#pragma once

#include <cstdint>
#include <string_view>

namespace tests {

class VfsWatch {
  public:
    enum class Fate {
        Goes,
        Fails,  // a write leaves half of its bytes
        NoRoom, // of a write, which leaves half of its bytes
        Full,   // of a write, which leaves nothing
    };
    virtual ~VfsWatch() = default;

    // SQLite's name of the call ("xSync") and of the file; none for a file that goes by itself. Any thread.
    [[nodiscard]] virtual Fate before(std::string_view call, const char* file) = 0;
    // The same for a write into a file of `size` bytes.
    [[nodiscard]] virtual Fate beforeWrite(const char* file, std::int64_t offset, std::int64_t length,
                                           std::int64_t size) = 0;

    // It is done at once; of a write so many bytes.
    virtual void willWrite(const char* /*file*/, std::int64_t /*offset*/, std::int64_t /*length*/) {}
    virtual void willTruncate(const char* /*file*/, std::int64_t /*size*/) {}
    virtual void willDelete(const char* /*file*/) {}
    // It has been done.
    virtual void synced(const char* /*file*/) {}
    virtual void folderSynced(const char* /*fileInIt*/) {}
};

class VfsShim {
  public:
    // `watch` outlives it.
    explicit VfsShim(VfsWatch& watch);
    ~VfsShim();
    VfsShim(const VfsShim&) = delete;
    VfsShim& operator=(const VfsShim&) = delete;
};

} // namespace tests

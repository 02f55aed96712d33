// SPDX-License-Identifier: GPL-3.0-or-later
// A disk whose n-th call fails. Calls are counted from 1, of all threads together; exists() cannot fail and
// is not counted. Orders are given while nobody calls.
#pragma once

#include "core/ports/file_system.h"
#include "core/ports/store_codes.h"

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

class FailingFileSystem final : public core::ports::FileSystem {
    template<class Value>
    using Result = core::base::Result<Value>;
    using Path = std::filesystem::path;

  public:
    explicit FailingFileSystem(core::ports::FileSystem& disk) : m_disk(disk) {}

    // The n-th call from now on fails with `code`; 0 lets all pass.
    void failAt(int call, core::ports::StoreCode code = core::ports::StoreCode::DiskFull) {
        m_calls = 0;
        m_failing = call;
        m_code = code;
    }
    [[nodiscard]] bool fired() const { return m_failing > 0 && m_calls >= m_failing; }
    [[nodiscard]] int calls() const { return m_calls; }

    [[nodiscard]] Result<void> makeFolder(const Path& folder) override {
        return guarded<void>("makeFolder", [&] { return m_disk.makeFolder(folder); });
    }
    // Half of the bytes are there after a failing write, as on a full disk.
    [[nodiscard]] Result<void> write(const Path& file, std::string_view bytes) override {
        if (!fails()) return m_disk.write(file, bytes);
        if (auto half = m_disk.write(file, bytes.substr(0, bytes.size() / 2)); !half) return half;
        return failure("write");
    }
    [[nodiscard]] Result<void> append(const Path& file, std::string_view bytes) override {
        if (!fails()) return m_disk.append(file, bytes);
        if (auto half = m_disk.append(file, bytes.substr(0, bytes.size() / 2)); !half) return half;
        return failure("append");
    }
    [[nodiscard]] Result<void> sync(const Path& file) override {
        return guarded<void>("sync", [&] { return m_disk.sync(file); });
    }
    [[nodiscard]] Result<void> syncFolder(const Path& folder) override {
        return guarded<void>("syncFolder", [&] { return m_disk.syncFolder(folder); });
    }
    [[nodiscard]] Result<void> rename(const Path& from, const Path& to) override {
        return guarded<void>("rename", [&] { return m_disk.rename(from, to); });
    }
    [[nodiscard]] Result<void> remove(const Path& file) override {
        return guarded<void>("remove", [&] { return m_disk.remove(file); });
    }
    [[nodiscard]] Result<void> removeFolder(const Path& folder) override {
        return guarded<void>("removeFolder", [&] { return m_disk.removeFolder(folder); });
    }
    [[nodiscard]] Result<std::string> read(const Path& file) override {
        return guarded<std::string>("read", [&] { return m_disk.read(file); });
    }
    [[nodiscard]] Result<std::string> readPart(const Path& file, std::int64_t offset,
                                               std::int64_t length) override {
        return guarded<std::string>("readPart", [&] { return m_disk.readPart(file, offset, length); });
    }
    [[nodiscard]] Result<std::int64_t> size(const Path& file) override {
        return guarded<std::int64_t>("size", [&] { return m_disk.size(file); });
    }
    [[nodiscard]] Result<std::vector<Path>> list(const Path& folder) override {
        return guarded<std::vector<Path>>("list", [&] { return m_disk.list(folder); });
    }
    [[nodiscard]] bool exists(const Path& path) override { return m_disk.exists(path); }
    [[nodiscard]] Result<std::int64_t> freeBytes(const Path& folder) override {
        return guarded<std::int64_t>("freeBytes", [&] { return m_disk.freeBytes(folder); });
    }

  private:
    bool fails() { return ++m_calls == m_failing; }
    [[nodiscard]] tl::unexpected<core::base::Error> failure(std::string_view call) const {
        return core::base::fail(m_code, std::string(call) + ": made to fail");
    }
    template<class Value, class Call>
    [[nodiscard]] Result<Value> guarded(std::string_view name, const Call& call) {
        if (fails()) return failure(name);
        return call();
    }

    core::ports::FileSystem& m_disk;
    std::atomic<int> m_calls = 0;
    int m_failing = 0;
    core::ports::StoreCode m_code = core::ports::StoreCode::DiskFull;
};

} // namespace tests

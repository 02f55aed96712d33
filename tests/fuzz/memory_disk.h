// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is a map: thousands of batches a second. One thread.
#pragma once

#include "core/ports/file_system.h"
#include "core/ports/store_codes.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tests::fuzz {

class MemoryDisk final : public core::ports::FileSystem {
    template<class Value>
    using Result = core::base::Result<Value>;
    using Path = std::filesystem::path;

  public:
    [[nodiscard]] Result<void> makeFolder(const Path&) override { return {}; }
    [[nodiscard]] Result<void> write(const Path& file, std::string_view bytes) override {
        m_files[file] = bytes;
        return {};
    }
    [[nodiscard]] Result<void> append(const Path& file, std::string_view bytes) override {
        m_files[file] += bytes;
        return {};
    }
    [[nodiscard]] Result<void> sync(const Path&) override { return {}; }
    [[nodiscard]] Result<void> syncFolder(const Path&) override { return {}; }
    [[nodiscard]] Result<void> rename(const Path& from, const Path& to) override {
        if (!m_files.contains(from)) return missing();
        m_files[to] = std::move(m_files[from]);
        m_files.erase(from);
        return {};
    }
    [[nodiscard]] Result<void> remove(const Path& file) override {
        if (m_files.erase(file) == 0) return missing();
        return {};
    }
    [[nodiscard]] Result<void> removeFolder(const Path&) override { return {}; }
    [[nodiscard]] Result<std::string> read(const Path& file) override {
        if (!m_files.contains(file)) return missing();
        return m_files.at(file);
    }
    [[nodiscard]] Result<std::string> readPart(const Path& file, std::int64_t offset,
                                               std::int64_t length) override {
        if (!m_files.contains(file)) return missing();
        const auto& bytes = m_files.at(file);
        const auto start = std::min(bytes.size(), static_cast<std::size_t>(offset));
        return bytes.substr(start, static_cast<std::size_t>(length));
    }
    [[nodiscard]] Result<std::int64_t> size(const Path& file) override {
        if (!m_files.contains(file)) return missing();
        return static_cast<std::int64_t>(m_files.at(file).size());
    }
    [[nodiscard]] Result<std::vector<Path>> list(const Path& folder) override {
        std::vector<Path> inside;
        for (const auto& [file, bytes] : m_files)
            if (file.parent_path() == folder) inside.push_back(file);
        return inside;
    }
    [[nodiscard]] bool exists(const Path& path) override {
        return m_files.contains(path) || std::any_of(m_files.begin(), m_files.end(), [&](const auto& file) {
                   return file.first.parent_path() == path;
               });
    }
    [[nodiscard]] Result<std::int64_t> freeBytes(const Path&) override { return std::int64_t{1} << 40; }

  private:
    static tl::unexpected<core::base::Error> missing() {
        return core::base::fail(core::ports::StoreCode::NotFound);
    }

    std::map<Path, std::string> m_files;
};

} // namespace tests::fuzz

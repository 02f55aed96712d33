// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/posix_stick.h"

#include "core/ports/store_codes.h"
#include "core/store/file_handle.h"
#include "core/vault/sha256.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace core::store {

namespace base = core::base;
namespace fs = std::filesystem;
using base::Result;
using core::domain::Sha256;
using core::ports::StoreCode;

namespace {

constexpr std::size_t kPiece_bytes = std::size_t{1} << 20;

StoreCode stickCodeOf(const base::Error& error) {
    if (error.is(StoreCode::DiskFull)) return StoreCode::StickFull;
    if (error.is(StoreCode::ReadOnly)) return StoreCode::StickReadOnly;
    return StoreCode::StickFailed;
}

tl::unexpected<base::Error> stickError(const base::Error& error, const fs::path& folder) {
    return base::fail(stickCodeOf(error), error.detail, {folder.string()});
}

class OpenStickFile final : public core::ports::StickFile {
  public:
    OpenStickFile(FileHandle handle, fs::path part, fs::path file)
        : m_handle(std::move(handle)), m_part(std::move(part)), m_file(std::move(file)) {}
    OpenStickFile(const OpenStickFile&) = delete;
    OpenStickFile& operator=(const OpenStickFile&) = delete;
    ~OpenStickFile() override {
        if (!m_isNamed) ::unlink(m_part.c_str());
    }

    Result<void> write(std::string_view bytes) override {
        if (auto written = m_handle.write(bytes, m_part); !written) return failed(written.error());
        m_written.add(bytes);
        return {};
    }

    Result<void> finish() override {
        if (auto synced = m_handle.sync(m_part); !synced) return failed(synced.error());
        if (::rename(m_part.c_str(), m_file.c_str()) != 0) return failed(diskError(errno, "rename", m_part));
        m_isNamed = true;
        if (auto synced = syncFolder(); !synced) return failed(synced.error());
        const auto there = hashOnStick();
        if (!there) return giveUp(stickCodeOf(there.error()), there.error().detail);
        if (*there != m_written.finish())
            return giveUp(StoreCode::StickSpoiled, "read back otherwise than written");
        return {};
    }

  private:
    [[nodiscard]] tl::unexpected<base::Error> failed(const base::Error& error) const {
        return stickError(error, m_file.parent_path());
    }
    [[nodiscard]] tl::unexpected<base::Error> giveUp(StoreCode code, std::string detail) const {
        ::unlink(m_file.c_str());
        return base::fail(code, std::move(detail), {m_file.parent_path().string()});
    }
    [[nodiscard]] Result<void> syncFolder() const {
        const auto folder = m_file.parent_path();
        const auto handle = FileHandle::open(folder, O_RDONLY | O_DIRECTORY);
        return handle ? handle->sync(folder) : base::fail(handle.error());
    }
    // Sticks lie about sync: what the system remembers of the file is dropped before it is read.
    [[nodiscard]] Result<Sha256> hashOnStick() const {
        const auto handle = FileHandle::open(m_file, O_RDONLY);
        if (!handle) return base::fail(handle.error());
        ::posix_fadvise(handle->number(), 0, 0, POSIX_FADV_DONTNEED);
        core::vault::Sha256Stream stream;
        std::string piece(kPiece_bytes, '\0');
        for (;;) {
            const auto got = ::read(handle->number(), piece.data(), piece.size());
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return base::fail(diskError(errno, "read", m_file));
            if (got == 0) return stream.finish();
            stream.add(piece.data(), static_cast<std::size_t>(got));
        }
    }

    FileHandle m_handle;
    fs::path m_part;
    fs::path m_file;
    core::vault::Sha256Stream m_written;
    bool m_isNamed = false;
};

} // namespace

Result<std::unique_ptr<core::ports::StickFile>> PosixStick::create(const fs::path& file) {
    const auto folder = file.parent_path();
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        return base::fail(StoreCode::StickMissing, "no folder " + folder.string(), {folder.string()});
    auto part = file;
    part += ".part";
    auto handle = FileHandle::open(part, O_WRONLY | O_CREAT | O_TRUNC);
    if (!handle) return stickError(handle.error(), folder);
    return std::make_unique<OpenStickFile>(std::move(*handle), std::move(part), file);
}

bool PosixStick::exists(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

} // namespace core::store

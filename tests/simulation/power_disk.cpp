// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/power_disk.h"

#include <algorithm>
#include <fstream>

namespace tests {

namespace base = core::base;
namespace fs = std::filesystem;
using core::ports::StoreCode;

namespace {

constexpr std::int64_t kSector = 512;

std::int64_t sizeOf(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

std::string bytesOf(const fs::path& file, std::int64_t offset, std::int64_t length) {
    std::string bytes(static_cast<std::size_t>(length), '\0');
    std::ifstream in(file, std::ios::binary);
    in.seekg(offset);
    in.read(bytes.data(), length);
    return bytes; // zeros where the file ends before
}

} // namespace

void PowerDisk::dieAt(int call) {
    const std::scoped_lock lock(m_mutex);
    m_calls = 0;
    m_deadly = call;
}

bool PowerDisk::isDead() const {
    const std::scoped_lock lock(m_mutex);
    return m_dead;
}

std::string PowerDisk::diedIn() const {
    const std::scoped_lock lock(m_mutex);
    return m_diedIn;
}

void PowerDisk::start() {
    const std::scoped_lock lock(m_mutex);
    m_dead = false;
    m_deadly = 0;
    m_diedIn.clear();
}

void PowerDisk::setFull(bool full) {
    const std::scoped_lock lock(m_mutex);
    m_full = full;
}

bool PowerDisk::isFull() const {
    const std::scoped_lock lock(m_mutex);
    return m_full;
}

PowerDisk::Meets PowerDisk::meet(std::string_view call, const Path& file) {
    const std::scoped_lock lock(m_mutex);
    if (m_dead) return Meets::End;
    if (m_deadly == 0 || ++m_calls < m_deadly) return Meets::Nothing;
    m_dead = true;
    m_diedIn = std::string(call) + " " + file.filename().string();
    return Meets::Death;
}

tl::unexpected<base::Error> PowerDisk::dead() const {
    return base::fail(StoreCode::Failed, "the program has ended in " + diedIn());
}

void PowerDisk::noteWrite(const Path& file, std::int64_t offset, std::int64_t length) {
    const std::scoped_lock lock(m_mutex);
    const auto end = offset + length;
    const auto size = sizeOf(file);
    if (end > size) m_volatile.push_back({Undo::Kind::Size, file, {}, 0, size, {}});
    const auto before = bytesOf(file, offset, length);
    for (auto from = offset; from < end;) {
        const auto to = std::min(end, (from / kSector + 1) * kSector);
        const auto sector =
            before.substr(static_cast<std::size_t>(from - offset), static_cast<std::size_t>(to - from));
        m_volatile.push_back({Undo::Kind::Bytes, file, sector, from, 0, {}});
        from = to;
    }
}

void PowerDisk::noteTruncate(const Path& file, std::int64_t size) {
    const std::scoped_lock lock(m_mutex);
    const auto before = sizeOf(file);
    if (size < before)
        m_volatile.push_back({Undo::Kind::Bytes, file, bytesOf(file, size, before - size), size, 0, {}});
}

void PowerDisk::noteSync(const Path& file) {
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_volatile, [&](const Undo& change) {
        return change.file == file && (change.kind == Undo::Kind::Bytes || change.kind == Undo::Kind::Size);
    });
}

void PowerDisk::noteRemoval(const Path& file) {
    const std::scoped_lock lock(m_mutex);
    m_volatile.push_back({Undo::Kind::Removal, file, bytesOf(file, 0, sizeOf(file)), 0, 0, {}});
}

void PowerDisk::noteFolderSync(const Path& folder) {
    const std::scoped_lock lock(m_mutex);
    dropNames(folder);
}

void PowerDisk::dropNames(const Path& folder) {
    std::erase_if(m_volatile, [&](const Undo& change) {
        return (change.kind == Undo::Kind::Name || change.kind == Undo::Kind::Removal) &&
               change.file.parent_path() == folder;
    });
}

void PowerDisk::cutPower(std::mt19937_64& dice) {
    const std::scoped_lock lock(m_mutex);
    for (auto change = m_volatile.rbegin(); change != m_volatile.rend(); ++change)
        if (dice() % 2 == 0) undo(*change);
    m_volatile.clear();
}

void PowerDisk::undo(const Undo& change) const {
    switch (change.kind) {
    case Undo::Kind::Bytes: {
        if (!fs::exists(change.file)) return;
        std::fstream out(change.file, std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(change.offset);
        out.write(change.bytes.data(), static_cast<std::streamsize>(change.bytes.size()));
        return;
    }
    case Undo::Kind::Size:
        if (fs::exists(change.file) && sizeOf(change.file) > change.size)
            fs::resize_file(change.file, static_cast<std::uintmax_t>(change.size));
        return;
    case Undo::Kind::Name:
        if (!fs::exists(change.file)) return;
        if (change.before.empty())
            fs::remove(change.file);
        else
            fs::rename(change.file, change.before);
        return;
    case Undo::Kind::Removal:
        if (!fs::exists(change.file)) std::ofstream(change.file, std::ios::binary) << change.bytes;
        return;
    }
}

// ---- The port

base::Result<void> PowerDisk::makeFolder(const Path& folder) {
    if (meet("makeFolder", folder) != Meets::Nothing) return dead();
    return m_disk.makeFolder(folder);
}

// The bytes are synced, the name of a new file is not.
base::Result<void> PowerDisk::write(const Path& file, std::string_view bytes) {
    const auto met = meet("write", file);
    if (met == Meets::End) return dead();
    const bool fails = met == Meets::Death || isFull();
    if (!m_disk.exists(file)) {
        const std::scoped_lock lock(m_mutex);
        m_volatile.push_back({Undo::Kind::Name, file, {}, 0, 0, {}});
    }
    auto done = m_disk.write(file, fails ? bytes.substr(0, bytes.size() / 2) : bytes);
    if (met == Meets::Death) return dead();
    if (fails) return base::fail(StoreCode::DiskFull, "no room for " + file.string());
    return done;
}

base::Result<void> PowerDisk::append(const Path& file, std::string_view bytes) {
    const auto met = meet("append", file);
    if (met == Meets::End) return dead();
    const bool fails = met == Meets::Death || isFull();
    auto done = m_disk.append(file, fails ? bytes.substr(0, bytes.size() / 2) : bytes);
    if (met == Meets::Death) return dead();
    if (fails) return base::fail(StoreCode::DiskFull, "no room for " + file.string());
    return done;
}

base::Result<void> PowerDisk::sync(const Path& file) {
    if (meet("sync", file) != Meets::Nothing) return dead();
    noteSync(file);
    return {};
}

base::Result<void> PowerDisk::syncFolder(const Path& folder) {
    if (meet("syncFolder", folder) != Meets::Nothing) return dead();
    noteFolderSync(folder);
    return {};
}

base::Result<void> PowerDisk::rename(const Path& from, const Path& to) {
    if (meet("rename", from) != Meets::Nothing) return dead();
    if (auto done = m_disk.rename(from, to); !done) return done;
    const std::scoped_lock lock(m_mutex);
    m_volatile.push_back({Undo::Kind::Name, to, {}, 0, 0, from});
    return {};
}

base::Result<void> PowerDisk::remove(const Path& file) {
    if (meet("remove", file) != Meets::Nothing) return dead();
    if (m_disk.exists(file)) noteRemoval(file);
    return m_disk.remove(file);
}

base::Result<void> PowerDisk::removeFolder(const Path& folder) {
    if (meet("removeFolder", folder) != Meets::Nothing) return dead();
    return m_disk.removeFolder(folder);
}

base::Result<std::string> PowerDisk::read(const Path& file) {
    if (meet("read", file) != Meets::Nothing) return dead();
    return m_disk.read(file);
}

base::Result<std::string> PowerDisk::readPart(const Path& file, std::int64_t offset, std::int64_t length) {
    if (meet("readPart", file) != Meets::Nothing) return dead();
    return m_disk.readPart(file, offset, length);
}

base::Result<std::int64_t> PowerDisk::size(const Path& file) {
    if (meet("size", file) != Meets::Nothing) return dead();
    return m_disk.size(file);
}

base::Result<std::vector<fs::path>> PowerDisk::list(const Path& folder) {
    if (meet("list", folder) != Meets::Nothing) return dead();
    return m_disk.list(folder);
}

bool PowerDisk::exists(const Path& path) {
    return m_disk.exists(path);
}

base::Result<std::int64_t> PowerDisk::freeBytes(const Path& folder) {
    return isFull() ? base::Result<std::int64_t>(0) : m_disk.freeBytes(folder);
}

} // namespace tests

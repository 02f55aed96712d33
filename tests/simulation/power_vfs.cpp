// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's files on the disks of the simulation. Shared memory and locks are the process's, not the disk's.
#include "tests/simulation/power_disk.h"

#include <map>

namespace tests {
namespace {

namespace fs = std::filesystem;
using Meets = PowerDisk::Meets;

std::mutex disksMutex;
std::map<fs::path, PowerDisk*>& disks() {
    static std::map<fs::path, PowerDisk*> all;
    return all;
}

// None: the file lies on no such disk, or has no name.
PowerDisk* diskOf(const char* name) {
    if (!name) return nullptr;
    const std::scoped_lock lock(disksMutex);
    const std::string_view file(name);
    for (const auto& [folder, disk] : disks())
        if (file.starts_with(folder.string() + "/")) return disk;
    return nullptr;
}

} // namespace

PowerDisk::PowerDisk(Path folder) : m_folder(std::move(folder)) {
    const std::scoped_lock lock(disksMutex);
    disks()[m_folder] = this;
}

PowerDisk::~PowerDisk() {
    const std::scoped_lock lock(disksMutex);
    disks().erase(m_folder);
}

VfsWatch::Fate PowerVfs::before(std::string_view call, const char* file) {
    auto* disk = diskOf(file);
    if (!disk || call.starts_with("xShm") || call == "xCheckReservedLock") return Fate::Goes;
    return disk->meet(call, file) == Meets::Nothing ? Fate::Goes : Fate::Fails;
}

VfsWatch::Fate PowerVfs::beforeWrite(const char* file, std::int64_t offset, std::int64_t length,
                                     std::int64_t size) {
    auto* disk = diskOf(file);
    if (!disk) return Fate::Goes;
    switch (disk->meet("xWrite", file)) {
    case Meets::Death:
        return Fate::Fails;
    case Meets::End:
        return Fate::Full; // nothing of it reaches the disk
    case Meets::Nothing:
        break;
    }
    return disk->isFull() && offset + length > size ? Fate::Full : Fate::Goes;
}

void PowerVfs::willWrite(const char* file, std::int64_t offset, std::int64_t length) {
    if (auto* disk = diskOf(file)) disk->noteWrite(file, offset, length);
}

void PowerVfs::willTruncate(const char* file, std::int64_t size) {
    if (auto* disk = diskOf(file)) disk->noteTruncate(file, size);
}

void PowerVfs::willDelete(const char* file) {
    if (auto* disk = diskOf(file); disk && fs::exists(file)) disk->noteRemoval(file);
}

// SQLite makes the name of a new log durable with its first sync.
void PowerVfs::synced(const char* file) {
    if (auto* disk = diskOf(file)) disk->noteSync(file);
    if (file && std::string_view(file).ends_with("-wal")) folderSynced(file);
}

void PowerVfs::folderSynced(const char* fileInIt) {
    if (auto* disk = diskOf(fileInIt)) disk->noteFolderSync(fs::path(fileInIt).parent_path());
}

} // namespace tests

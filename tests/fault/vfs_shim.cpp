// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/vfs_shim.h"

#include <sqlite3.h>

#include <cstring>
#include <new>

namespace tests {
namespace {

using Fate = VfsWatch::Fate;

VfsWatch* watching = nullptr;
sqlite3_vfs* realVfs = nullptr;

// SQLite allocates szOsFile bytes; the real file lies behind ours.
struct File {
    sqlite3_file base;
    sqlite3_file* real;
    const char* name; // SQLite keeps it as long as the file is open
};

File& self(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}

sqlite3_file* real(sqlite3_file* file) {
    return self(file).real;
}

const char* nameOf(sqlite3_file* file) {
    return self(file).name;
}

bool fails(std::string_view call, sqlite3_file* file) {
    return watching->before(call, nameOf(file)) != Fate::Goes;
}

int closeFile(sqlite3_file* file) {
    return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}

int readFile(sqlite3_file* file, void* bytes, int length, sqlite3_int64 offset) {
    if (fails("xRead", file)) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, length, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int length, sqlite3_int64 offset) {
    sqlite3_int64 size = 0;
    real(file)->pMethods->xFileSize(real(file), &size);
    const auto fate = watching->beforeWrite(nameOf(file), offset, length, size);
    if (fate == Fate::Full) return SQLITE_FULL;
    const int part = fate == Fate::Goes ? length : length / 2;
    watching->willWrite(nameOf(file), offset, part);
    const int code = real(file)->pMethods->xWrite(real(file), bytes, part, offset);
    if (fate == Fate::Goes) return code;
    return fate == Fate::NoRoom ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (fails("xTruncate", file)) return SQLITE_IOERR_TRUNCATE;
    watching->willTruncate(nameOf(file), size);
    return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file* file, int flags) {
    if (fails("xSync", file)) return SQLITE_IOERR_FSYNC;
    const int code = real(file)->pMethods->xSync(real(file), flags);
    if (code == SQLITE_OK) watching->synced(nameOf(file));
    return code;
}

int sizeFile(sqlite3_file* file, sqlite3_int64* size) {
    if (fails("xFileSize", file)) return SQLITE_IOERR_FSTAT;
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lockFile(sqlite3_file* file, int level) {
    if (fails("xLock", file)) return SQLITE_IOERR_LOCK;
    return real(file)->pMethods->xLock(real(file), level);
}

int unlockFile(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}

int checkReserved(sqlite3_file* file, int* answer) {
    if (fails("xCheckReservedLock", file)) return SQLITE_IOERR_CHECKRESERVEDLOCK;
    return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}

int controlFile(sqlite3_file* file, int op, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), op, argument);
}

int sectorSize(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}

int characteristics(sqlite3_file* file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** place) {
    if (fails("xShmMap", file)) return SQLITE_IOERR_SHMMAP;
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, place);
}

int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    if ((flags & SQLITE_SHM_LOCK) && fails("xShmLock", file)) return SQLITE_IOERR_SHMLOCK;
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void shmBarrier(sqlite3_file* file) {
    real(file)->pMethods->xShmBarrier(real(file));
}

int shmUnmap(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods kMethods = {2,           closeFile,  readFile,        writeFile,  truncateFile,
                                     syncFile,    sizeFile,   lockFile,        unlockFile, checkReserved,
                                     controlFile, sectorSize, characteristics, shmMap,     shmLock,
                                     shmBarrier,  shmUnmap,   nullptr,         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    auto* ours = new (file) File{{nullptr}, nullptr, name};
    if (watching->before("xOpen", name) != Fate::Goes) return SQLITE_CANTOPEN;
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    std::memset(ours->real, 0, static_cast<std::size_t>(realVfs->szOsFile));
    const int code = realVfs->xOpen(realVfs, name, ours->real, flags, outFlags);
    if (code == SQLITE_OK) ours->base.pMethods = &kMethods;
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncFolder) {
    if (watching->before("xDelete", name) != Fate::Goes) return SQLITE_IOERR_DELETE;
    watching->willDelete(name);
    const int code = realVfs->xDelete(realVfs, name, syncFolder);
    if (code == SQLITE_OK && syncFolder) watching->folderSynced(name);
    return code;
}

int accessFile(sqlite3_vfs*, const char* name, int flags, int* answer) {
    if (watching->before("xAccess", name) != Fate::Goes) return SQLITE_IOERR_ACCESS;
    return realVfs->xAccess(realVfs, name, flags, answer);
}

sqlite3_vfs& ourVfs() {
    static sqlite3_vfs ours{};
    return ours;
}

} // namespace

VfsShim::VfsShim(VfsWatch& watch) {
    watching = &watch;
    realVfs = sqlite3_vfs_find(nullptr);
    // Whatever is not about files goes to the real one with its own methods; on unix they do not look at the
    // pointer.
    auto& ours = ourVfs();
    ours = *realVfs;
    ours.zName = "watched";
    ours.pNext = nullptr;
    ours.szOsFile = static_cast<int>(sizeof(File)) + realVfs->szOsFile;
    ours.xOpen = openFile;
    ours.xDelete = deleteFile;
    ours.xAccess = accessFile;
    sqlite3_vfs_register(&ours, 1);
}

VfsShim::~VfsShim() {
    sqlite3_vfs_unregister(&ourVfs());
    sqlite3_vfs_register(realVfs, 1);
}

} // namespace tests

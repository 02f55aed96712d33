// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/failing_vfs.h"

#include <sqlite3.h>

#include <csignal>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <new>
#include <string_view>

namespace tests {
namespace {

// What is to fail, shared by all files of the process.
struct Plan {
    std::mutex mutex;
    int calls = 0;
    int failing = 0;
    Fault fault = Fault::Once;
    bool fired = false;
    std::string what;
};

Plan& plan() {
    static Plan only;
    return only;
}

bool fails(std::string_view call, const char* file, bool isWrite = false) {
    auto& now = plan();
    const std::scoped_lock lock(now.mutex);
    if (now.failing == 0 || (now.fault == Fault::Full && !isWrite)) return false;
    ++now.calls;
    if (now.calls != now.failing && !(now.fault == Fault::FromNow && now.calls > now.failing)) return false;
    if (now.fault == Fault::Death) ::raise(SIGKILL);
    if (!now.fired)
        now.what = std::string(call) + " " + std::filesystem::path(file ? file : "").filename().string();
    now.fired = true;
    return true;
}

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

bool fileFails(std::string_view call, sqlite3_file* file) {
    return fails(call, self(file).name);
}

int closeFile(sqlite3_file* file) {
    return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}

int readFile(sqlite3_file* file, void* bytes, int length, sqlite3_int64 offset) {
    if (fileFails("xRead", file)) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, length, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int length, sqlite3_int64 offset) {
    if (!fails("xWrite", self(file).name, true))
        return real(file)->pMethods->xWrite(real(file), bytes, length, offset);
    real(file)->pMethods->xWrite(real(file), bytes, length / 2, offset);
    return plan().fault == Fault::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (fileFails("xTruncate", file)) return SQLITE_IOERR_TRUNCATE;
    return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file* file, int flags) {
    if (fileFails("xSync", file)) return SQLITE_IOERR_FSYNC;
    return real(file)->pMethods->xSync(real(file), flags);
}

int sizeFile(sqlite3_file* file, sqlite3_int64* size) {
    if (fileFails("xFileSize", file)) return SQLITE_IOERR_FSTAT;
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lockFile(sqlite3_file* file, int level) {
    if (fileFails("xLock", file)) return SQLITE_IOERR_LOCK;
    return real(file)->pMethods->xLock(real(file), level);
}

int unlockFile(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}

int checkReserved(sqlite3_file* file, int* answer) {
    if (fileFails("xCheckReservedLock", file)) return SQLITE_IOERR_CHECKRESERVEDLOCK;
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
    if (fileFails("xShmMap", file)) return SQLITE_IOERR_SHMMAP;
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, place);
}

int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    if ((flags & SQLITE_SHM_LOCK) && fileFails("xShmLock", file)) return SQLITE_IOERR_SHMLOCK;
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
    if (fails("xOpen", name)) return SQLITE_CANTOPEN;
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    std::memset(ours->real, 0, static_cast<std::size_t>(realVfs->szOsFile));
    const int code = realVfs->xOpen(realVfs, name, ours->real, flags, outFlags);
    if (code == SQLITE_OK) ours->base.pMethods = &kMethods;
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncFolder) {
    if (fails("xDelete", name)) return SQLITE_IOERR_DELETE;
    return realVfs->xDelete(realVfs, name, syncFolder);
}

int accessFile(sqlite3_vfs*, const char* name, int flags, int* answer) {
    if (fails("xAccess", name)) return SQLITE_IOERR_ACCESS;
    return realVfs->xAccess(realVfs, name, flags, answer);
}

sqlite3_vfs& ourVfs() {
    static sqlite3_vfs ours{};
    return ours;
}

} // namespace

FailingVfs::FailingVfs() {
    realVfs = sqlite3_vfs_find(nullptr);
    // Whatever is not about files goes to the real one with its own methods; on unix they do not look at the
    // pointer.
    auto& ours = ourVfs();
    ours = *realVfs;
    ours.zName = "failing";
    ours.pNext = nullptr;
    ours.szOsFile = static_cast<int>(sizeof(File)) + realVfs->szOsFile;
    ours.xOpen = openFile;
    ours.xDelete = deleteFile;
    ours.xAccess = accessFile;
    sqlite3_vfs_register(&ours, 1);
}

FailingVfs::~FailingVfs() {
    disarm();
    sqlite3_vfs_unregister(&ourVfs());
    sqlite3_vfs_register(realVfs, 1);
}

void FailingVfs::failAt(int call, Fault fault) {
    auto& now = plan();
    const std::scoped_lock lock(now.mutex);
    now.calls = 0;
    now.failing = call;
    now.fault = fault;
    now.fired = false;
    now.what.clear();
}

void FailingVfs::disarm() {
    auto& now = plan();
    const std::scoped_lock lock(now.mutex);
    now.failing = 0;
}

bool FailingVfs::fired() const {
    const std::scoped_lock lock(plan().mutex);
    return plan().fired;
}

std::string FailingVfs::what() const {
    const std::scoped_lock lock(plan().mutex);
    return plan().what;
}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/page_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace scanner::sane {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1024} * 1024;

tl::unexpected<Fault> writeFault(const char* what) {
    const int reason = errno;
    const bool is_full = reason == ENOSPC || reason == EDQUOT;
    return fault(is_full ? FaultKind::DiskFull : FaultKind::WriteFailed, Stage::Write,
                 std::string(what) + ": " + std::strerror(reason));
}

bool writeAll(int file, std::string_view bytes, off_t at) {
    while (!bytes.empty()) {
        const ssize_t count = pwrite(file, bytes.data(), bytes.size(), at);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
        at += count;
    }
    return true;
}

bool syncFolder(const std::filesystem::path& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return false;
    const bool done = fsync(file) == 0;
    ::close(file);
    return done;
}

std::string fileName(int page, const char* extension) {
    char name[32];
    std::snprintf(name, sizeof name, "%04d.%s", page, extension);
    return name;
}

} // namespace

PageFile::PageFile(std::filesystem::path folder, int page)
    : m_folder(std::move(folder))
    , m_part(m_folder / fileName(page, "part"))
    , m_final(m_folder / fileName(page, "pnm")) {}

PageFile::~PageFile() {
    if (m_file < 0) return;
    ::close(m_file);
    unlink(m_part.c_str());
}

Outcome<void> PageFile::open() {
    m_file = ::open(m_part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_file < 0) return writeFault("open part");
    m_buffer.assign(kPageHeaderBytes, ' ');
    return {};
}

Outcome<void> PageFile::append(std::string_view bytes) {
    m_buffer += bytes;
    return m_buffer.size() < kBufferBytes ? Outcome<void>{} : flush();
}

Outcome<void> PageFile::flush() {
    const off_t end = lseek(m_file, 0, SEEK_END);
    if (end < 0 || !writeAll(m_file, m_buffer, end)) return writeFault("write page");
    m_buffer.clear();
    return {};
}

Outcome<std::filesystem::path> PageFile::finish(const PageHeader& header) {
    if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
    if (!writeAll(m_file, headerText(header), 0)) return writeFault("write header");
    if (fsync(m_file) != 0) return writeFault("fsync page");
    if (renameat2(AT_FDCWD, m_part.c_str(), AT_FDCWD, m_final.c_str(), RENAME_NOREPLACE) != 0) {
        return writeFault("name page");
    }
    ::close(m_file);
    m_file = -1;
    if (!syncFolder(m_folder)) return writeFault("fsync folder");
    return m_final;
}

} // namespace scanner::sane

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/source_file.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace scanner::decode {
namespace {

base::Result<std::string_view> map(int file, std::size_t mostBytes) {
    struct stat found {};
    if (file < 0 || ::fstat(file, &found) != 0)
        return base::fail(PageCode::FileUnreadable, std::strerror(errno));
    if (!S_ISREG(found.st_mode)) return base::fail(PageCode::FileUnreadable, "no plain file");
    const auto size = static_cast<std::size_t>(found.st_size);
    if (size == 0) return base::fail(PageCode::FileDamaged, "empty");
    if (size > mostBytes) return base::fail(PageCode::FileTooBig, std::to_string(size) + " bytes");
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) return base::fail(PageCode::FileUnreadable, std::strerror(errno));
    return std::string_view(static_cast<const char*>(bytes), size);
}

} // namespace

base::Result<SourceFile> SourceFile::open(const std::filesystem::path& file, std::size_t mostBytes) {
    // Without O_NONBLOCK a named pipe would hold us here.
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const auto bytes = map(number, mostBytes);
    if (number >= 0) ::close(number);
    if (!bytes) return base::fail(bytes.error());
    return SourceFile(*bytes);
}

SourceFile::~SourceFile() {
    if (!m_bytes.empty()) ::munmap(const_cast<char*>(m_bytes.data()), m_bytes.size());
}

} // namespace scanner::decode

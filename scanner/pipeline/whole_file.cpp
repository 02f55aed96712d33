// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/whole_file.h"

#include "scanner/worker/descriptor.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace scanner::pipeline {
namespace {

using worker::Descriptor;

bool writeAll(const Descriptor& out, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(out.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return false;
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

bool writeSynced(const std::filesystem::path& file, std::string_view bytes) {
    const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    return out.isOpen() && writeAll(out, bytes) && ::fsync(out.number()) == 0;
}

bool syncFolder(const std::filesystem::path& folder) {
    const Descriptor in(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return in.isOpen() && ::fsync(in.number()) == 0;
}

} // namespace

base::Result<void> writeWhole(const std::filesystem::path& target, std::string_view bytes) {
    std::filesystem::path beside = target;
    beside += ".part";
    const bool done = writeSynced(beside, bytes) && ::rename(beside.c_str(), target.c_str()) == 0 &&
                      syncFolder(target.parent_path());
    if (done) return {};
    return base::fail(PageCode::DiskFull,
                      target.filename().string() + ": " + std::generic_category().message(errno));
}

} // namespace scanner::pipeline

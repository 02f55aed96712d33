// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/backup_folder.h"

#include "core/base/log.h"
#include "core/ports/store_codes.h"

#include <algorithm>
#include <string>

namespace core::store::backup {

namespace base = core::base;
namespace fs = std::filesystem;
using core::ports::StoreCode;

namespace {
constexpr char kOwnerFile[] = "counter.txt";
constexpr char kPartEnding[] = ".part";
} // namespace

BackupFolder::BackupFolder(core::ports::FileSystem& disk, core::ports::Secrets& secrets, fs::path folder)
    : m_disk(disk), m_folder(std::move(folder)), m_documents(disk, secrets, m_folder / "documents") {}

fs::path BackupFolder::pathOf(const CopyName& copy) const {
    return m_folder / copy.text();
}

fs::path BackupFolder::partOf(const CopyName& copy) const {
    return m_folder / (copy.text() + kPartEnding);
}

base::Result<std::vector<CopyName>> BackupFolder::copies() {
    const auto files = m_disk.list(m_folder);
    if (!files) return base::fail(files.error());
    std::vector<CopyName> names;
    for (const auto& file : *files)
        if (const auto name = copyNameFrom(file.filename().string())) names.push_back(*name);
    std::ranges::sort(names);
    return names;
}

base::Result<void> BackupFolder::claim(std::string_view counter) {
    const auto owner = m_folder / kOwnerFile;
    if (m_disk.exists(owner)) {
        const auto there = m_disk.read(owner);
        if (!there) return base::fail(there.error());
        if (*there == counter) return {};
        return base::fail(StoreCode::BackupOfAnother, "counter.txt names another store", {m_folder.string()});
    }
    const auto part = m_folder / (std::string(kOwnerFile) + kPartEnding);
    if (auto written = m_disk.write(part, counter); !written) return written;
    if (auto named = m_disk.rename(part, owner); !named) return named;
    return m_disk.syncFolder(m_folder);
}

base::Result<void> BackupFolder::removeParts() {
    const auto files = m_disk.list(m_folder);
    if (!files) return base::fail(files.error());
    for (const auto& file : *files) {
        const bool isPart = file.extension() == kPartEnding && copyNameFrom(file.stem().string());
        if (!isPart) continue;
        if (auto gone = m_disk.remove(file); !gone) return gone;
    }
    return {};
}

void BackupFolder::thinOut() {
    const auto there = copies();
    if (!there) return;
    for (const auto& copy : superfluous(*there))
        if (auto gone = m_disk.remove(pathOf(copy)); !gone)
            base::log(base::LogLevel::Warning, "store", "an old copy stays: " + base::describe(gone.error()));
}

} // namespace core::store::backup

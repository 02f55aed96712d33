// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/release_copy.h"

#include "core/base/log.h"
#include "core/ports/store_codes.h"

#include <algorithm>
#include <set>

namespace core::store::backup {

namespace base = core::base;
namespace fs = std::filesystem;
using base::Result;
using core::ports::StoreCode;

namespace {

constexpr char kEnding[] = ".release";
constexpr std::size_t kDigits = 6;

// Counts from 1, as the names do; 0: no such name.
int numberIn(const std::string& digits) {
    const bool isNumber =
        digits.size() == kDigits && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::stoi(digits) : 0;
}

// In the backup.
std::string nameOf(const std::string& digits, const core::domain::Sha256& hash) {
    return digits + "-" + core::domain::toHex(hash) + kEnding;
}

} // namespace

// In the order of their numbers.
Result<std::vector<fs::path>> ReleaseCopy::releasesIn(const fs::path& folder) {
    if (!m_disk.exists(folder)) return std::vector<fs::path>();
    auto files = m_disk.list(folder);
    if (files)
        std::erase_if(*files, [](const auto& file) {
            return file.extension() != kEnding || numberIn(file.stem().string().substr(0, kDigits)) == 0;
        });
    return files;
}

Result<void> ReleaseCopy::put(const fs::path& file, std::string_view bytes) {
    auto part = file;
    part.replace_extension(".part");
    if (auto written = m_disk.write(part, bytes); !written) return written;
    return m_disk.rename(part, file);
}

Result<void> ReleaseCopy::backUp(bool readAgain, const std::stop_token& stop) {
    const auto ours = releasesIn(m_counter);
    if (!ours) return base::fail(ours.error());
    if (ours->empty()) return {}; // lost or never had: a backup outlives what it is of
    if (auto made = m_disk.makeFolder(m_backup); !made) return made;
    std::set<fs::path> kept;
    for (const auto& file : *ours) {
        if (stop.stop_requested()) return base::fail(StoreCode::Failed, "stopped");
        const auto bytes = m_disk.read(file);
        if (!bytes) return base::fail(bytes.error());
        const auto hash = m_secrets.sha256(*bytes);
        const auto target = m_backup / nameOf(file.stem().string(), hash);
        kept.insert(target);
        const auto isWhole = [&] {
            if (!readAgain) return true;
            const auto there = m_disk.read(target);
            return there && m_secrets.sha256(*there) == hash;
        };
        if (m_disk.exists(target) && isWhole()) continue;
        if (auto done = put(target, *bytes); !done) return done;
    }
    // Of a life of this counter that has ended: of two with one number only one can be brought back.
    const auto there = releasesIn(m_backup);
    if (!there) return base::fail(there.error());
    for (const auto& file : *there)
        if (!kept.contains(file))
            if (auto gone = m_disk.remove(file); !gone) return gone;
    return m_disk.syncFolder(m_backup);
}

Result<RestoredReleases> ReleaseCopy::restore() {
    RestoredReleases done;
    const auto there = releasesIn(m_backup);
    if (!there) return base::fail(there.error());
    for (const auto& file : *there) {
        const auto number = file.stem().string().substr(0, kDigits);
        const auto bytes = m_disk.read(file);
        const bool isNext = done.lost == 0 && numberIn(number) == done.restored + 1;
        const bool isWhole = bytes && file.filename() == nameOf(number, m_secrets.sha256(*bytes));
        if (!isNext || !isWhole) {
            base::log(base::LogLevel::Error, "store", "an import stays behind: " + file.string());
            ++done.lost;
            continue;
        }
        if (auto made = m_disk.makeFolder(m_counter); !made) return base::fail(made.error());
        if (auto written = put(m_counter / (number + kEnding), *bytes); !written)
            return base::fail(written.error());
        ++done.restored;
    }
    if (done.restored > 0)
        if (auto synced = m_disk.syncFolder(m_counter); !synced) return base::fail(synced.error());
    return done;
}

} // namespace core::store::backup

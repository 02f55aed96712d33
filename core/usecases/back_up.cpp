// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/back_up.h"

#include "core/usecases/day_mark.h"

#include <nlohmann/json.hpp>

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;
using nlohmann::json;

namespace {

constexpr char kLastBackup[] = "last_backup";

ports::AuditEntry entryOf(const ports::BackupReport& report, base::Instant now) {
    const json details{{"copy", report.copy},
                       {"documents", report.documents},
                       {"audit_seq", report.auditSeq},
                       {"audit_hash", report.auditHash}};
    return {"backed_up", "system", "", details.dump(), now};
}

} // namespace

BackUp::BackUp(ports::Store& store, ports::Backups& backups, const ports::Clock& clock)
    : m_store(store), m_backups(backups), m_clock(clock) {}

base::Result<ports::BackupReport> BackUp::run(const std::filesystem::path& folder,
                                              const std::stop_token& stop) {
    const auto day = dayMark(m_clock);
    auto report = m_backups.make(folder, base::toLocal(m_clock.now()).date, stop);
    if (!report) return report;
    const auto written = m_store.write([&](ports::Books& books) -> base::Result<void> {
        if (auto kept = books.settings().put(kLastBackup, day); !kept) return kept;
        return books.audit().append(entryOf(*report, m_clock.now()));
    });
    if (!written) return base::fail(written.error());
    return report;
}

base::Result<void> BackUp::forgetLast(ports::Books& books) {
    return books.settings().put(kLastBackup, "");
}

base::Result<bool> BackUp::isDue() {
    bool due = false;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto last = books.settings().get(kLastBackup);
        if (!last) return base::fail(last.error());
        due = *last != dayMark(m_clock);
        return {};
    });
    if (!read) return base::fail(read.error());
    return due;
}

} // namespace core::usecases

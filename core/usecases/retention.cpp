// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/retention.h"

#include "core/base/log.h"
#include "core/domain/codes.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/permissions.h"
#include "core/usecases/time_on.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace core::usecases {
namespace {

using domain::DomainCode;

// The rule of the province may ask for more one day; it is never counted by the date.
constexpr std::int64_t kDay_ms = 86'400'000;
constexpr std::int64_t kScansKept_ms = 30 * kDay_ms;

std::string daysOf(std::int64_t left_ms) {
    return std::to_string((left_ms + kDay_ms - 1) / kDay_ms);
}

// After lookAround().
base::Result<void> mayGo(const ports::Retained& dossier, std::int64_t on_ms) {
    if (dossier.scans == ports::Scans::Shredded) return base::fail(DomainCode::ScansShredded, dossier.number);
    if (!dossier.received) return base::fail(DomainCode::NotReceivedYet, "", {dossier.number});
    if (!dossier.sinceOnMs) return base::fail(DomainCode::OriginalsHere, "", {dossier.number});
    const auto left_ms = *dossier.sinceOnMs + kScansKept_ms - on_ms;
    if (left_ms <= 0) return {};
    return base::fail(DomainCode::ScansKeptForNow, "", {dossier.number, daysOf(left_ms)});
}

// After lookAround().
base::Result<void> mayBeErased(const ports::Retained& dossier, std::int64_t kept_ms, std::int64_t on_ms) {
    if (dossier.records == ports::Records::Erased)
        return base::fail(DomainCode::RecordsErased, "", {dossier.number});
    if (!dossier.received) return base::fail(DomainCode::NotReceivedYet, "", {dossier.number});
    if (!dossier.settledOnMs) return base::fail(DomainCode::DossierStillOpen, "", {dossier.number});
    const auto left_ms = *dossier.settledOnMs + kept_ms - on_ms;
    if (left_ms <= 0) return {};
    return base::fail(DomainCode::RecordsKeptForNow, "", {dossier.number, daysOf(left_ms)});
}

base::Result<std::int64_t> recordsKept_ms(ports::Books& books) {
    const auto setup = loadSetup(books);
    if (!setup) return base::fail(setup.error());
    if (setup->recordsKept_days == 0) return base::fail(DomainCode::NoRetentionRule);
    return setup->recordsKept_days * kDay_ms;
}

base::Result<std::int64_t> lookAround(ports::Books& books, const ports::Clock& clock) {
    auto on_ms = countTimeOn(books, clock);
    if (!on_ms) return on_ms;
    if (auto begun = books.retention().beginAll(*on_ms); !begun) return base::fail(begun.error());
    return on_ms;
}

base::Result<std::optional<base::DossierId>> idOf(ports::Books& books, std::string_view wanted) {
    if (auto id = base::DossierId::fromHex(wanted)) return id;
    const auto row = books.dossiers().findByNumber(wanted);
    if (!row) return base::fail(row.error());
    return *row ? std::optional((*row)->dossier.id) : std::nullopt;
}

base::Result<ports::Retained> retained(ports::Books& books, std::string_view wanted) {
    const auto id = idOf(books, wanted);
    if (!id) return base::fail(id.error());
    if (*id) {
        auto found = books.retention().find(**id);
        if (!found) return base::fail(found.error());
        if (*found) return std::move(**found);
    }
    return base::fail(DomainCode::DossierUnknown, "", {std::string(wanted)});
}

ports::AuditEntry entryOf(std::string kind, std::string actor, const ports::Retained& dossier,
                          base::Instant now) {
    return {std::move(kind), std::move(actor), dossier.dossier.hex(),
            nlohmann::json{{"documents", dossier.documents}}.dump(), now};
}

} // namespace

Retention::Retention(ports::Store& store, ports::DocumentFiles& files, const ports::Clock& clock)
    : m_store(store), m_files(files), m_clock(clock) {}

base::Result<void> Retention::keepUp() {
    const auto looked = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto on_ms = lookAround(books, m_clock);
        if (!on_ms) return base::fail(on_ms.error());
        return {};
    });
    if (!looked) return looked;
    if (auto erased = eraseReceived(); !erased) return erased;
    return finishBegun();
}

base::Result<void> Retention::eraseReceived() {
    int erased = 0;
    bool anyErased = false;
    do {
        const auto done = m_store.write([&](ports::Books& books) -> base::Result<void> {
            const auto count = books.retention().eraseReceived(kAtOnce);
            if (!count) return base::fail(count.error());
            erased = *count;
            if (erased == 0) return {};
            return books.audit().append({"revisions_erased", "system", "",
                                         nlohmann::json{{"revisions", erased}}.dump(), m_clock.now()});
        });
        if (!done) return done;
        anyErased = anyErased || erased > 0;
    } while (erased == kAtOnce);
    if (!anyErased) return {};
    // It is not tried again for these: what the log holds of them goes when the store closes.
    if (auto wiped = m_store.wipeLog(); !wiped)
        base::log(base::LogLevel::Warning, "retention",
                  "erased bodies are still in the log: " + base::describe(wiped.error()));
    return {};
}

base::Result<std::vector<ports::Retained>> Retention::due(const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::ShredScans); !allowed) return base::fail(allowed.error());
    std::vector<ports::Retained> found;
    const auto looked = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto on_ms = lookAround(books, m_clock);
        if (!on_ms) return base::fail(on_ms.error());
        return books.retention().countedSince(*on_ms - kScansKept_ms, kAtOnce).map([&](auto rows) {
            found = std::move(rows);
        });
    });
    if (!looked) return base::fail(looked.error());
    return found;
}

base::Result<ports::Retained> Retention::dueOne(std::string_view wanted, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::ShredScans); !allowed) return base::fail(allowed.error());
    ports::Retained found;
    std::int64_t on_ms = 0;
    const auto looked = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto now = lookAround(books, m_clock);
        if (!now) return base::fail(now.error());
        on_ms = *now;
        return retained(books, wanted).map([&](auto row) { found = std::move(row); });
    });
    if (!looked) return base::fail(looked.error());
    if (auto may = mayGo(found, on_ms); !may) return base::fail(may.error());
    return found;
}

base::Result<void> Retention::shred(const std::vector<ports::Retained>& dossiers, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::ShredScans); !allowed) return allowed;
    const auto begun = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto on_ms = lookAround(books, m_clock);
        if (!on_ms) return base::fail(on_ms.error());
        for (const auto& each : dossiers) {
            const auto dossier = retained(books, each.dossier.hex());
            if (!dossier) return base::fail(dossier.error());
            if (auto may = mayGo(*dossier, *on_ms); !may) return may;
            if (dossier->scans == ports::Scans::Shredding) continue;
            if (auto erased = books.retention().eraseKeys(dossier->dossier); !erased) return erased;
            auto audited =
                books.audit().append(entryOf("shredding_begun", by.clerk.hex(), *dossier, m_clock.now()));
            if (!audited) return audited;
        }
        return {};
    });
    if (!begun) return begun;
    return finishBegun();
}

base::Result<std::vector<ports::Retained>> Retention::settled(const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::ShredScans); !allowed) return base::fail(allowed.error());
    std::vector<ports::Retained> found;
    const auto looked = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto kept_ms = recordsKept_ms(books);
        if (!kept_ms) return base::fail(kept_ms.error());
        const auto on_ms = lookAround(books, m_clock);
        if (!on_ms) return base::fail(on_ms.error());
        return books.retention().settledSince(*on_ms - *kept_ms, kAtOnce).map([&](auto rows) {
            found = std::move(rows);
        });
    });
    if (!looked) return base::fail(looked.error());
    return found;
}

base::Result<ports::Retained> Retention::settledOne(std::string_view wanted, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::ShredScans); !allowed) return base::fail(allowed.error());
    ports::Retained found;
    std::int64_t on_ms = 0;
    std::int64_t kept_ms = 0;
    const auto looked = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto kept = recordsKept_ms(books);
        if (!kept) return base::fail(kept.error());
        kept_ms = *kept;
        const auto now = lookAround(books, m_clock);
        if (!now) return base::fail(now.error());
        on_ms = *now;
        return retained(books, wanted).map([&](auto row) { found = std::move(row); });
    });
    if (!looked) return base::fail(looked.error());
    if (auto may = mayBeErased(found, kept_ms, on_ms); !may) return base::fail(may.error());
    return found;
}

base::Result<void> Retention::eraseRecords(const std::vector<ports::Retained>& dossiers, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::ShredScans); !allowed) return allowed;
    std::vector<ports::Retained> withScans;
    std::ranges::copy_if(dossiers, std::back_inserter(withScans),
                         [](const auto& dossier) { return dossier.scans != ports::Scans::Shredded; });
    if (auto shredded = shred(withScans, by); !shredded) return shredded;
    const auto begun = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto kept_ms = recordsKept_ms(books);
        if (!kept_ms) return base::fail(kept_ms.error());
        const auto on_ms = lookAround(books, m_clock);
        if (!on_ms) return base::fail(on_ms.error());
        for (const auto& each : dossiers) {
            const auto dossier = retained(books, each.dossier.hex());
            if (!dossier) return base::fail(dossier.error());
            if (auto may = mayBeErased(*dossier, *kept_ms, *on_ms); !may) return may;
            if (dossier->records == ports::Records::Erasing) continue;
            if (auto erased = books.retention().eraseRecords(dossier->dossier); !erased) return erased;
            auto audited =
                books.audit().append(entryOf("erasing_begun", by.clerk.hex(), *dossier, m_clock.now()));
            if (!audited) return audited;
        }
        return {};
    });
    if (!begun) return begun;
    return finishBegun();
}

// Keys that are overwritten come first, so that no file is gone whose key might still be wanted; the log
// comes before the files, so that what is written down at the end is true.
base::Result<void> Retention::finishBegun() {
    std::vector<ports::Retained> shredding;
    std::vector<ports::Retained> erasing;
    std::vector<base::DocumentId> documents;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        auto found = books.retention().shredding();
        if (!found) return base::fail(found.error());
        shredding = std::move(*found);
        for (const auto& dossier : shredding) {
            const auto ids = books.retention().documents(dossier.dossier);
            if (!ids) return base::fail(ids.error());
            documents.insert(documents.end(), ids->begin(), ids->end());
        }
        return books.retention().erasing().map([&](auto rows) { erasing = std::move(rows); });
    });
    if (!read || (shredding.empty() && erasing.empty())) return read;
    if (auto wiped = m_store.wipeLog(); !wiped) return wiped;
    for (const auto& document : documents)
        if (auto removed = m_files.remove(document); !removed) return removed;
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        for (const auto& dossier : shredding) {
            if (auto finished = books.retention().finish(dossier.dossier); !finished) return finished;
            auto audited = books.audit().append(entryOf("scans_shredded", "system", dossier, m_clock.now()));
            if (!audited) return audited;
        }
        for (const auto& dossier : erasing) {
            if (auto finished = books.retention().finishRecords(dossier.dossier); !finished) return finished;
            auto audited = books.audit().append(entryOf("records_erased", "system", dossier, m_clock.now()));
            if (!audited) return audited;
        }
        return {};
    });
}

} // namespace core::usecases

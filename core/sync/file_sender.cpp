// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/file_sender.h"

#include <algorithm>
#include <utility>

namespace core::sync {

using core::base::DocumentId;
using core::base::Error;
using core::base::Result;
using core::ports::Books;
using core::ports::PortalCode;
using core::ports::RequestStamp;
using core::ports::RevisionFile;
using core::ports::SealedFile;
using core::ports::Setback;
using core::ports::Upload;
using core::ports::Verdict;

namespace {

constexpr int kHttpTooLarge = 413;
constexpr int kMiscountsToStartOver = 2;
constexpr int kMiscountsToGiveUp = 4;
constexpr int kSupervisor = 3;
constexpr int kAlarm = 4;

Setback itemSetback(PortalCode code, Verdict verdict, int severity, std::string detail,
                    std::vector<std::string> args = {}) {
    Setback setback;
    setback.verdict = verdict;
    setback.error = Error::of(code, std::move(detail), std::move(args));
    setback.problem = nameOf(code);
    setback.severity = severity;
    return setback;
}

Setback damaged(const RevisionFile& file, const std::string& detail) {
    return itemSetback(PortalCode::FileDamaged, Verdict::Alarm, kAlarm, detail, {file.file.hex()});
}

} // namespace

FileSender::FileSender(Rooms rooms, RunReport& report) : m_rooms(rooms), m_report(report) {}

Step<FileSender::Where> FileSender::advance(const RevisionFile& file, const RequestStamp& stamp,
                                            const Progress& progress, const std::stop_token& stop) {
    if (!m_rooms.portal.abilities().takesParts) return sendWhole(file, stamp, progress, stop);
    bool complete = false;
    const auto known = standing(file, stamp, stop, complete);
    if (!known) return tl::unexpected(known.error());
    if (complete || known->offset == file.size_bytes)
        return Where{file.size_bytes, known->location, true, false};
    return sendFrom(file, *known, stamp, progress, stop);
}

// A location that we know is asked first; without one the portal is asked whether it has the file; only its
// "no" permits a new upload, as the answer to an earlier creation may have been lost.
Step<FileSender::Known> FileSender::standing(const RevisionFile& file, const RequestStamp& stamp,
                                             const std::stop_token& stop, bool& complete) {
    if (const auto found = m_known.find(file.file); found != m_known.end()) return found->second;
    std::optional<Upload> stored;
    const auto read = m_rooms.store.read([&](Books& books) -> Result<void> {
        return books.outbox().upload(file.file).map([&](auto upload) { stored = std::move(upload); });
    });
    if (!read) return trouble(read.error());
    if (stored && !stored->location.empty()) {
        auto known = ask(file, stored->location, stamp, stop);
        if (!known) return tl::unexpected(known.error());
        if (*known) return **known;
    }
    const auto found = m_rooms.portal.findUpload(file, stamp, stop);
    if (!found) return trouble(found.error());
    if (*found && (*found)->complete) {
        complete = true;
        settleWaste(file.file, file.size_bytes);
        return Known{};
    }
    if (*found) {
        if (auto kept = remember(file.file, {(*found)->location, 0}); !kept)
            return tl::unexpected(kept.error());
        auto known = ask(file, (*found)->location, stamp, stop);
        if (!known) return tl::unexpected(known.error());
        if (*known) return **known;
    }
    return create(file, stamp, stop);
}

// Nothing: the upload is gone, or it is not that of our file.
Step<std::optional<FileSender::Known>> FileSender::ask(const RevisionFile& file, const std::string& location,
                                                       const RequestStamp& stamp,
                                                       const std::stop_token& stop) {
    const auto position = m_rooms.portal.uploadPosition(location, stamp, stop);
    const bool gone = !position && position.error().error.is(PortalCode::UploadGone);
    if (!position && !gone) return trouble(position.error());
    const bool foreign = position && (position->offset < 0 || position->offset > file.size_bytes ||
                                      position->length.value_or(file.size_bytes) != file.size_bytes);
    if (foreign) {
        if (const auto deleted = m_rooms.portal.deleteUpload(location, stamp, stop); !deleted)
            return trouble(deleted.error());
    }
    if (gone || foreign) {
        if (auto forgotten = forget(file.file); !forgotten) return tl::unexpected(forgotten.error());
        return std::optional<Known>();
    }
    settleWaste(file.file, position->offset);
    if (position->offset > 0) ++m_report.resumed_after_cut;
    const Known known{location, position->offset};
    m_known[file.file] = known;
    return std::optional<Known>(known);
}

Step<FileSender::Known> FileSender::create(const RevisionFile& file, const RequestStamp& stamp,
                                           const std::stop_token& stop) {
    if (const auto whole = checkLocal(file); !whole) return tl::unexpected(whole.error());
    const auto location = m_rooms.portal.createUpload(file, stamp, stop);
    if (!location) return trouble(location.error());
    settleWaste(file.file, 0);
    Known known{*location, 0};
    if (auto kept = remember(file.file, known); !kept) return tl::unexpected(kept.error());
    m_known[file.file] = known;
    return known;
}

Step<FileSender::Where> FileSender::sendFrom(const RevisionFile& file, const Known& known,
                                             const RequestStamp& stamp, const Progress& progress,
                                             const std::stop_token& stop) {
    const auto length = std::min(m_chunk.bytes(), file.size_bytes - known.offset);
    auto bytes = bytesOf(file, known.offset, length);
    if (!bytes) return tl::unexpected(bytes.error());

    const auto before_ms = m_rooms.clock.bootMs();
    std::int64_t sent = 0;
    std::int64_t handed = 0; // also what libcurl has sent a second time on its own
    const auto count = [&](std::int64_t now) {
        handed += now > sent ? now - sent : now;
        sent = now;
        if (progress) progress(known.offset + now);
    };
    const auto offset =
        m_rooms.portal.sendChunk(known.location, known.offset, std::move(*bytes), stamp, count, stop);
    m_report.bytes_sent += handed;
    m_known.erase(file.file);
    if (!offset || *offset != known.offset + length) m_inAir[file.file] = {known.offset, handed};
    if (!offset) return trouble(chunkSetback(offset.error()));
    if (*offset != known.offset + length) return miscounted(file, known, stamp, stop);

    m_report.bytes_wasted += handed - length;
    m_chunk.sent(length, m_rooms.clock.bootMs() - before_ms);
    m_known[file.file] = {known.location, *offset};
    const bool complete = *offset == file.size_bytes;
    if (complete) m_miscounts.erase(file.file);
    return Where{*offset, known.location, complete, false};
}

Step<std::string> FileSender::bytesOf(const RevisionFile& file, std::int64_t offset, std::int64_t length) {
    auto bytes = m_rooms.files.readPart(file.file, file.key, offset, length);
    if (!bytes) return trouble(damaged(file, bytes.error().detail));
    if (static_cast<std::int64_t>(bytes->size()) != length)
        return trouble(damaged(file, "shorter than it was"));
    return std::move(*bytes);
}

// What is cut begins anew: such a portal keeps no part.
Step<FileSender::Where> FileSender::sendWhole(const RevisionFile& file, const RequestStamp& stamp,
                                              const Progress& progress, const std::stop_token& stop) {
    if (const auto whole = checkLocal(file); !whole) return tl::unexpected(whole.error());
    auto bytes = bytesOf(file, 0, file.size_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    std::int64_t sent = 0;
    std::int64_t handed = 0;
    const auto count = [&](std::int64_t now) {
        handed += now > sent ? now - sent : now;
        sent = now;
        if (progress) progress(now);
    };
    const auto location = m_rooms.portal.sendWhole(file, std::move(*bytes), stamp, count, stop);
    m_report.bytes_sent += handed;
    m_report.bytes_wasted += location ? handed - file.size_bytes : handed;
    if (!location) return trouble(location.error());
    return Where{file.size_bytes, *location, true, false};
}

// Once: ask where it stands. Twice: this upload cannot be trusted, a new one may. Then a person has to look.
Step<FileSender::Where> FileSender::miscounted(const RevisionFile& file, const Known& known,
                                               const RequestStamp& stamp, const std::stop_token& stop) {
    const int times = ++m_miscounts[file.file];
    if (times >= kMiscountsToGiveUp)
        return trouble(
            itemSetback(PortalCode::WrongOffset, Verdict::Refused, kSupervisor, "the peer counts wrong"));
    if (times % kMiscountsToStartOver != 0) return Where{known.offset, known.location, false, false};
    if (const auto discarded = discard(file.file, stamp, stop); !discarded)
        return tl::unexpected(discarded.error());
    return Where{0, {}, false, true};
}

// Something on the way takes only small requests: less at once, as long as there is less.
Setback FileSender::chunkSetback(Setback setback) {
    if (setback.http != kHttpTooLarge || !m_chunk.halve()) return setback;
    setback.verdict = Verdict::Later;
    setback.severity = 1;
    return setback;
}

Step<void> FileSender::checkLocal(const RevisionFile& file) {
    std::optional<SealedFile> sealed;
    const auto read = m_rooms.store.read([&](Books& books) -> Result<void> {
        return books.dossiers().file(file.file).map([&](auto row) { sealed = std::move(row); });
    });
    if (!read) return trouble(read.error());
    if (!sealed) return trouble(damaged(file, "no row names it"));
    const auto whole = m_rooms.files.check(*sealed);
    if (!whole) return trouble(damaged(file, core::base::describe(whole.error())));
    return {};
}

Step<void> FileSender::discard(const DocumentId& file, const RequestStamp& stamp,
                               const std::stop_token& stop) {
    std::string location;
    const auto read = m_rooms.store.read([&](Books& books) -> Result<void> {
        return books.outbox().upload(file).map(
            [&](const auto& upload) { location = upload ? upload->location : ""; });
    });
    if (!read) return trouble(read.error());
    if (!location.empty()) {
        const auto deleted = m_rooms.portal.deleteUpload(location, stamp, stop);
        if (!deleted) return trouble(deleted.error());
    }
    return forget(file);
}

Step<void> FileSender::remember(const DocumentId& file, const Known& known) {
    const auto written = m_rooms.store.write([&](Books& books) {
        return books.outbox().putUpload({file, known.location, known.offset});
    });
    if (!written) return trouble(written.error());
    return {};
}

Step<void> FileSender::forget(const DocumentId& file) {
    m_known.erase(file);
    const auto written = m_rooms.store.write([&](Books& books) { return books.outbox().forgetUpload(file); });
    if (!written) return trouble(written.error());
    return {};
}

void FileSender::settleWaste(const DocumentId& file, std::int64_t offset) {
    const auto found = m_inAir.find(file);
    if (found == m_inAir.end()) return;
    m_report.bytes_wasted += std::max<std::int64_t>(0, found->second.sent - (offset - found->second.from));
    m_inAir.erase(found);
}

} // namespace core::sync

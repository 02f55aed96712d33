// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/bundle/bundle_writer.h"

#include "core/base/log.h"
#include "core/ports/incarnation.h"
#include "core/sync/portals/intake_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace core::sync {

using core::base::DossierId;
using core::base::Result;
using core::ports::Books;
using core::ports::Delivery;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;
using core::ports::RevisionFile;
using core::ports::RevisionKey;
using core::ports::SealedStream;
using core::ports::StickFile;
using core::ports::StoreCode;

namespace {

constexpr char kRoom[] = "bundle";
constexpr std::int64_t kPiece_bytes = 65'536;
// Of an operation in the header and of the length before its content, and of the tags in it: well above what
// they take.
constexpr std::int64_t kAroundPart_bytes = 512;
constexpr std::int64_t kPerTag_bytes = 2048;

// What does not open is for a person, and holds up nobody else.
bool isDamage(const core::base::Error& error) {
    return error.is(StoreCode::Damaged) || error.is(StoreCode::FileMissing) ||
           error.is(StoreCode::FileChanged) || error.is(PortalCode::WrongAnswer);
}

} // namespace

Result<BundleReport> BundleWriter::write(const std::filesystem::path& folder, std::int64_t most_bytes) {
    // Before a number is used up.
    if (!m_rooms.stick.exists(folder))
        return core::base::fail(StoreCode::StickMissing, "no folder " + folder.string(), {folder.string()});
    const auto revisions = waiting();
    if (!revisions) return core::base::fail(revisions.error());
    BundleReport report;
    std::vector<Load> loads;
    std::int64_t size = 0;
    const auto flush = [&]() -> Done {
        if (loads.empty()) return {};
        auto written = writeOne(folder, loads);
        if (!written) return core::base::fail(written.error());
        report.bundles.push_back(std::move(*written));
        loads.clear();
        size = 0;
        return {};
    };
    for (const auto& revision : *revisions) {
        auto load = loadOf(revision);
        if (!load) return core::base::fail(load.error());
        if (!*load || (*load)->size_bytes > most_bytes) {
            report.leftOut.push_back(revision.first);
            continue;
        }
        if (size + (*load)->size_bytes > most_bytes)
            if (auto flushed = flush(); !flushed) return core::base::fail(flushed.error());
        size += (*load)->size_bytes;
        loads.push_back(std::move(**load));
    }
    if (auto flushed = flush(); !flushed) return core::base::fail(flushed.error());
    if (report.bundles.empty() && report.leftOut.empty()) return core::base::fail(PortalCode::NothingToSend);
    return report;
}

// In the order in which they were frozen.
Result<std::vector<RevisionKey>> BundleWriter::waiting() {
    std::vector<RevisionKey> revisions;
    const auto read = m_rooms.store.read([&](Books& books) -> Done {
        const auto deliveries = books.outbox().deliveries(std::numeric_limits<int>::max());
        if (!deliveries) return core::base::fail(deliveries.error());
        for (const auto& delivery : *deliveries)
            if (delivery.state != OpState::Acknowledged && delivery.state != OpState::NeedsClerk)
                revisions.emplace_back(delivery.dossier, delivery.revision);
        return {};
    });
    if (!read) return core::base::fail(read.error());
    std::ranges::reverse(revisions);
    return revisions;
}

Result<BundleWriter::Opened> BundleWriter::open(const RevisionKey& revision) {
    Opened opened;
    const auto read = m_rooms.store.read([&](Books& books) -> Done {
        auto delivery = books.outbox().delivery(revision.first, revision.second);
        if (!delivery) return core::base::fail(delivery.error());
        opened.delivery = std::move(*delivery);
        return books.outbox().opsOf(revision.first, revision.second).map([&](auto ops) {
            opened.ops = std::move(ops);
        });
    });
    if (!read) return core::base::fail(read.error());
    return opened;
}

Result<std::optional<BundleWriter::Load>> BundleWriter::loadOf(const RevisionKey& revision) {
    const auto leaveOut = [&](const core::base::Error& error) -> Result<std::optional<Load>> {
        if (!isDamage(error)) return core::base::fail(error);
        core::base::log(core::base::LogLevel::Error, kRoom,
                        revision.first.hex() + " is left out: " + core::base::describe(error));
        return std::optional<Load>();
    };
    const auto opened = open(revision);
    if (!opened) return leaveOut(opened.error());
    const auto& delivery = opened->delivery;
    const auto files = filesOfBody(delivery.body);
    if (!files) return leaveOut(files.error());
    if (auto whole = checkFiles(*files); !whole) return leaveOut(whole.error());
    Load load{revision, {}, kAroundPart_bytes};
    for (const auto& op : opened->ops) {
        BundlePart part{op, static_cast<std::int64_t>(delivery.body.size()), delivery.bodySha256};
        if (op.kind == OpKind::Commit)
            part.size_bytes = static_cast<std::int64_t>(commitOfBody(delivery, *files).size());
        if (op.kind == OpKind::File) {
            const auto file = std::ranges::find(*files, op.file, &RevisionFile::file);
            if (file == files->end())
                return leaveOut(core::base::Error::of(StoreCode::Damaged, "a file that nobody names"));
            part.size_bytes = file->size_bytes;
            part.sha256 = file->sha256;
        }
        load.size_bytes += part.size_bytes + part.size_bytes / kPerTag_bytes + kAroundPart_bytes;
        load.parts.push_back(std::move(part));
    }
    return std::optional(std::move(load));
}

Result<void> BundleWriter::checkFiles(const std::vector<RevisionFile>& files) {
    for (const auto& file : files) {
        std::optional<core::ports::SealedFile> sealed;
        const auto read = m_rooms.store.read([&](Books& books) -> Done {
            return books.dossiers().file(file.file).map([&](auto row) { sealed = std::move(row); });
        });
        if (!read) return read;
        if (!sealed) return core::base::fail(StoreCode::FileMissing, "no row", {file.file.hex()});
        if (auto whole = m_rooms.files.check(*sealed); !whole) return whole;
    }
    return {};
}

Result<BundleHeader> BundleWriter::begin(const std::filesystem::path& folder,
                                         const std::vector<Load>& loads) {
    BundleHeader header;
    header.id = core::ports::newId<core::base::BundleId>(m_rooms.random);
    header.office = m_sender.office;
    header.device = m_sender.device;
    std::vector<RevisionKey> carries;
    for (const auto& load : loads) {
        carries.push_back(load.revision);
        header.parts.insert(header.parts.end(), load.parts.begin(), load.parts.end());
    }
    // A restored counter counts from where its copy stood: what an earlier life has written stays.
    header.number = 1;
    while (m_rooms.stick.exists(folder / fileNameOf(header)))
        ++header.number;
    const auto begun = m_rooms.store.write([&](Books& books) -> Done {
        auto incarnation = core::ports::incarnationOf(books, m_rooms.random);
        if (!incarnation) return core::base::fail(incarnation.error());
        header.incarnation = std::move(*incarnation);
        const auto key = books.keys().deviceKey();
        if (!key) return core::base::fail(key.error());
        if (!*key) return core::base::fail(StoreCode::VaultLocked, "the device has no key yet");
        header.key = (*key)->publicHalf;
        auto previous = books.bundles().lastHeader();
        if (!previous) return core::base::fail(previous.error());
        header.previous = *previous;
        const auto number = books.bundles().begin(header.id, header.number, carries);
        if (!number) return core::base::fail(number.error());
        header.number = *number;
        return {};
    });
    if (!begun) return core::base::fail(begun.error());
    return header;
}

Result<WrittenBundle> BundleWriter::writeOne(const std::filesystem::path& folder,
                                             const std::vector<Load>& loads) {
    const auto header = begin(folder, loads);
    if (!header) return core::base::fail(header.error());
    const auto json = toJson(*header);
    const auto headerHash = m_rooms.secrets.sha256(json);
    const auto path = folder / fileNameOf(*header);
    auto stream = m_rooms.bundleSealer.begin(bodyPlace(header->id), m_sender.portal);
    if (!stream) return core::base::fail(stream.error());
    auto file = m_rooms.stick.create(path);
    if (!file) return core::base::fail(file.error());
    m_written_bytes = 0;
    if (auto done = put(**file, headOf(json)); !done) return core::base::fail(done.error());
    if (auto done = writeBody(**file, **stream, loads); !done) return core::base::fail(done.error());
    const auto sealOfDevice = signature(signedText(headerHash, (*stream)->sha256()));
    if (!sealOfDevice) return core::base::fail(sealOfDevice.error());
    if (auto done = put(**file, *sealOfDevice); !done) return core::base::fail(done.error());
    if (auto done = (*file)->finish(); !done) return core::base::fail(done.error());
    const auto noted = m_rooms.store.write([&](Books& books) -> Done {
        if (auto kept = books.bundles().written(header->id, headerHash); !kept) return kept;
        return books.audit().append({"bundle_written", "system", "",
                                     nlohmann::json{{"bundle", header->id.hex()},
                                                    {"number", header->number},
                                                    {"revisions", loads.size()}}
                                         .dump(),
                                     m_rooms.clock.now()});
    });
    if (!noted) return core::base::fail(noted.error());
    return WrittenBundle{header->number, path, m_written_bytes, static_cast<int>(loads.size())};
}

Result<void> BundleWriter::writeBody(StickFile& file, SealedStream& stream, const std::vector<Load>& loads) {
    for (const auto& load : loads) {
        const auto opened = open(load.revision);
        if (!opened) return core::base::fail(opened.error());
        for (const auto& part : load.parts)
            if (auto done = writePart(file, stream, opened->delivery, part); !done) return done;
    }
    return put(file, stream.finish());
}

Result<void> BundleWriter::writePart(StickFile& file, SealedStream& stream, const Delivery& delivery,
                                     const BundlePart& part) {
    if (auto done = put(file, stream.add(lengthOf(part.size_bytes))); !done) return done;
    if (part.op.kind == OpKind::Put) return put(file, stream.add(delivery.body));
    if (part.op.kind == OpKind::Commit) {
        const auto files = filesOfBody(delivery.body);
        if (!files) return core::base::fail(files.error());
        return put(file, stream.add(commitOfBody(delivery, *files)));
    }
    const core::ports::FileKey key{part.op.fileKey, delivery.key.forCourier,
                                   core::ports::deliveryPlace(delivery.dossier, delivery.revision)};
    for (std::int64_t offset = 0; offset < part.size_bytes; offset += kPiece_bytes) {
        const auto length = std::min(kPiece_bytes, part.size_bytes - offset);
        const auto piece = m_rooms.files.readPart(part.op.file, key, offset, length);
        if (!piece) return core::base::fail(piece.error());
        if (std::ssize(*piece) != length)
            return core::base::fail(StoreCode::FileChanged, "shorter than it was", {part.op.file.hex()});
        if (auto done = put(file, stream.add(*piece)); !done) return done;
    }
    return {};
}

Result<void> BundleWriter::put(StickFile& file, std::string_view bytes) {
    m_written_bytes += std::ssize(bytes);
    return bytes.empty() ? Done() : file.write(bytes);
}

Result<std::string> BundleWriter::signature(const std::string& text) {
    std::string bytes;
    const auto read = m_rooms.store.read([&](Books& books) -> Done {
        const auto key = books.keys().deviceKey();
        if (!key) return core::base::fail(key.error());
        if (!*key) return core::base::fail(StoreCode::VaultLocked, "the device has no key yet");
        return m_rooms.sealer.signAsDevice((*key)->sealedSeed, text).map([&](const auto& signature) {
            bytes.assign(signature.begin(), signature.end());
        });
    });
    if (!read) return core::base::fail(read.error());
    return bytes;
}

} // namespace core::sync

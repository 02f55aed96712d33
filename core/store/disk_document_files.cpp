// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/disk_document_files.h"

#include "core/ports/store_codes.h"
#include "core/vault/sha256.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace core::store {

namespace base = core::base;
namespace fs = std::filesystem;
using base::DocumentId;
using core::ports::SealedFile;
using core::ports::StoreCode;
using core::ports::StoredFile;

namespace {

// Two cores compute while others wait for the disk.
constexpr std::ptrdiff_t kMostAtOnce = 4;

bool isReady(const std::future<base::Result<StoredFile>>& kept) {
    return kept.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

// Chunk by chunk, so that one pass through the memory does for sealing and hashing. Fills in the sizes and
// the hash of what was read.
base::Result<std::string> seal(const MemoryFile& file, core::vault::SealedFileWriter& writer,
                               StoredFile& stored) {
    const auto size = file.size();
    if (!size) return base::fail(size.error());
    std::string sealed;
    sealed.reserve(core::vault::SealedFileWriter::sealedSize(static_cast<std::size_t>(*size)));
    std::vector<char> room(core::vault::kPlainChunk_bytes);
    core::vault::Sha256Stream hash;
    while (!writer.ended()) {
        const auto chunk = file.read(stored.size_bytes, room);
        if (!chunk) return base::fail(chunk.error());
        hash.add(*chunk);
        writer.add(*chunk, sealed);
        stored.size_bytes += static_cast<std::int64_t>(chunk->size());
    }
    stored.sha256 = hash.finish();
    stored.sealed.size_bytes = static_cast<std::int64_t>(sealed.size());
    return sealed;
}

} // namespace

DiskDocumentFiles::DiskDocumentFiles(core::ports::FileSystem& disk, core::ports::Secrets& secrets,
                                     core::vault::Vault& vault, fs::path folder)
    : m_disk(disk), m_secrets(secrets), m_vault(vault), m_sealed(disk, secrets, std::move(folder)) {}

fs::path DiskDocumentFiles::pathOf(const DocumentId& id) const {
    return m_sealed.pathOf(id);
}

base::Result<fs::path> DiskDocumentFiles::begin(const DocumentId& id) {
    auto file = MemoryFile::make();
    if (!file) return base::fail(file.error());
    auto path = file->path();
    std::unique_lock lock(m_mutex);
    const auto before = m_begun.extract(id);
    m_begun.emplace(id, Begun{std::move(*file), {}});
    lock.unlock(); // the end of the one before may have to be waited for
    return path;
}

void DiskDocumentFiles::startKeeping(const DocumentId& id) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_begun.find(id);
    if (found == m_begun.end() || found->second.kept.valid()) return;
    const auto working = std::ranges::count_if(
        m_begun, [](const auto& each) { return each.second.kept.valid() && !isReady(each.second.kept); });
    if (working >= kMostAtOnce) return;
    try {
        found->second.kept = std::async(std::launch::async,
                                        [this, id, &file = found->second.file] { return keepOne(id, file); });
    } catch (const std::system_error&) { // the system gives no more threads: keep() does it
    }
}

base::Result<std::vector<StoredFile>> DiskDocumentFiles::keep(const std::vector<DocumentId>& ids) {
    std::vector<Kept> kept;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        for (auto next = i; next < ids.size(); ++next)
            startKeeping(ids[next]);
        kept.push_back(collect(ids[i]));
    }
    // After all have ended: nothing is written any more when a failure is told.
    std::vector<StoredFile> files;
    for (auto& file : kept) {
        if (!file) return base::fail(file.error());
        files.push_back(std::move(*file));
    }
    return files;
}

DiskDocumentFiles::Kept DiskDocumentFiles::collect(const DocumentId& id) {
    std::unique_lock lock(m_mutex);
    const auto begun = m_begun.extract(id);
    lock.unlock();
    if (begun.empty()) return base::fail(StoreCode::FileMissing, "document " + id.hex(), {id.hex()});
    return begun.mapped().kept.valid() ? begun.mapped().kept.get() : keepOne(id, begun.mapped().file);
}

DiskDocumentFiles::Kept DiskDocumentFiles::keepOne(const DocumentId& id, const MemoryFile& file) {
    auto sealing = m_vault.newFile(id);
    if (!sealing) return base::fail(sealing.error());
    StoredFile stored;
    stored.sealed.document = id;
    stored.sealed.ownKey = sealing->ownKey;
    const auto sealed = seal(file, sealing->writer, stored);
    if (!sealed) return base::fail(sealed.error());
    // Beside the writing, which waits for the disk; where the system gives no thread, after it.
    const auto hash = std::async(std::launch::async | std::launch::deferred,
                                 [&] { stored.sealed.sha256 = m_secrets.sha256(*sealed); });
    const auto done = m_sealed.write(id, *sealed);
    hash.wait();
    if (!done) return base::fail(done.error());
    return stored;
}

base::Result<void> DiskDocumentFiles::settle() {
    std::unique_lock lock(m_mutex);
    auto begun = std::exchange(m_begun, {});
    lock.unlock();
    // Kept for nobody: an earlier try has failed.
    for (auto& [id, each] : begun)
        if (each.kept.valid() && each.kept.get())
            if (auto removed = m_sealed.remove(id); !removed) return removed;
    return m_sealed.settle();
}

base::Result<std::string> DiskDocumentFiles::readPart(const DocumentId& id, const core::ports::FileKey& key,
                                                      std::int64_t offset, std::int64_t length) {
    // Also where reading goes on: whoever may no longer open the file reads no more of it.
    auto opener = m_vault.fileReader(id, key);
    if (!opener) return base::fail(opener.error());
    const std::scoped_lock lock(m_readingMutex);
    const bool goesOn = m_reading && m_reading->id() == id && m_reading->position() <= offset;
    if (!goesOn) {
        m_reading.reset();
        auto reader = DocumentReader::open(m_disk, id, pathOf(id), std::move(*opener));
        if (!reader) return base::fail(reader.error());
        m_reading.emplace(std::move(*reader));
    }
    auto part = m_reading->read(offset, length);
    if (!part) m_reading.reset();
    return part;
}

base::Result<void> DiskDocumentFiles::check(const SealedFile& wanted) {
    return m_sealed.check(wanted);
}

base::Result<void> DiskDocumentFiles::remove(const DocumentId& id) {
    return m_sealed.remove(id);
}

base::Result<std::vector<DocumentId>> DiskDocumentFiles::all() {
    return m_sealed.all();
}

} // namespace core::store

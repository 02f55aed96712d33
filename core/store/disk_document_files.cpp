// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/disk_document_files.h"

#include "core/ports/store_codes.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <system_error>
#include <thread>

namespace core::store {

namespace base = core::base;
namespace fs = std::filesystem;
using base::DocumentId;
using core::ports::SealedFile;
using core::ports::StoreCode;
using core::ports::StoredFile;

namespace {

// Two cores compute while others wait for the disk.
constexpr std::size_t kMostAtOnce = 4;

// Runs act(0) .. act(count - 1), on this thread and others; returns when all are done.
void severalAtOnce(std::size_t count, const std::function<void(std::size_t)>& act) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < count; i = next++)
            act(i);
    };
    std::vector<std::jthread> helpers;
    try {
        while (helpers.size() + 1 < std::min(count, kMostAtOnce))
            helpers.emplace_back(work);
    } catch (const std::system_error&) { // the system gives no more threads: those that there are do it all
    }
    work();
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
    const std::scoped_lock lock(m_mutex);
    m_begun.insert_or_assign(id, std::move(*file));
    return path;
}

// What was written since begin(), which is used up.
base::Result<std::string> DiskDocumentFiles::written(const DocumentId& id) {
    std::unique_lock lock(m_mutex);
    const auto begun = m_begun.extract(id);
    lock.unlock();
    if (begun.empty()) return base::fail(StoreCode::FileMissing, "document " + id.hex(), {id.hex()});
    return begun.mapped().content();
}

base::Result<std::vector<StoredFile>> DiskDocumentFiles::keep(const std::vector<DocumentId>& ids) {
    std::vector<base::Result<StoredFile>> kept(ids.size());
    severalAtOnce(ids.size(), [&](std::size_t i) { kept[i] = keepOne(ids[i]); });
    std::vector<StoredFile> files;
    for (auto& file : kept) {
        if (!file) return base::fail(file.error());
        files.push_back(std::move(*file));
    }
    return files;
}

base::Result<StoredFile> DiskDocumentFiles::keepOne(const DocumentId& id) {
    const auto plain = written(id);
    if (!plain) return base::fail(plain.error());
    const auto sealed = m_vault.sealFile(id, *plain);
    if (!sealed) return base::fail(sealed.error());
    if (auto done = m_sealed.write(id, sealed->bytes); !done) return base::fail(done.error());
    return StoredFile{static_cast<std::int64_t>(plain->size()), m_secrets.sha256(*plain),
                      SealedFile{id, static_cast<std::int64_t>(sealed->bytes.size()),
                                 m_secrets.sha256(sealed->bytes), sealed->ownKey}};
}

base::Result<void> DiskDocumentFiles::settle() {
    {
        const std::scoped_lock lock(m_mutex);
        m_begun.clear();
    }
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

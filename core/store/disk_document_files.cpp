// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/disk_document_files.h"

#include "core/ports/store_codes.h"

namespace core::store {

namespace base = core::base;
namespace fs = std::filesystem;
using base::DocumentId;
using core::ports::SealedFile;
using core::ports::StoreCode;
using core::ports::StoredFile;

namespace {

constexpr std::size_t kFolderDigits = 2;

tl::unexpected<base::Error> missing(const DocumentId& id) {
    return base::fail(StoreCode::FileMissing, "document " + id.hex(), {id.hex()});
}

tl::unexpected<base::Error> changed(const DocumentId& id, std::string what) {
    return base::fail(StoreCode::FileChanged, "document " + id.hex() + ": " + std::move(what), {id.hex()});
}

} // namespace

DiskDocumentFiles::DiskDocumentFiles(core::ports::FileSystem& disk, core::ports::Secrets& secrets,
                                     core::vault::Vault& vault, fs::path folder)
    : m_disk(disk), m_secrets(secrets), m_vault(vault), m_folder(std::move(folder)) {}

fs::path DiskDocumentFiles::pathOf(const DocumentId& id) const {
    return m_folder / id.hex().substr(0, kFolderDigits) / (id.hex() + ".sealed");
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
    if (begun.empty()) return missing(id);
    return begun.mapped().content();
}

base::Result<StoredFile> DiskDocumentFiles::keep(const DocumentId& id) {
    const auto plain = written(id);
    if (!plain) return base::fail(plain.error());
    const auto sealed = m_vault.sealFile(id, *plain);
    if (!sealed) return base::fail(sealed.error());
    if (auto done = write(id, sealed->bytes); !done) return base::fail(done.error());
    return StoredFile{static_cast<std::int64_t>(plain->size()), m_secrets.sha256(*plain),
                      SealedFile{id, static_cast<std::int64_t>(sealed->bytes.size()),
                                 m_secrets.sha256(sealed->bytes), sealed->ownKey}};
}

base::Result<void> DiskDocumentFiles::write(const DocumentId& id, const std::string& sealed) {
    const auto target = pathOf(id);
    if (m_disk.exists(target)) return changed(id, "another content is kept already");
    if (auto made = m_disk.makeFolder(target.parent_path()); !made) return made;
    auto part = target;
    part.replace_extension(".part");
    if (auto done = m_disk.write(part, sealed); !done) return done;
    if (auto named = m_disk.rename(part, target); !named) return named;
    const std::scoped_lock lock(m_mutex);
    // Also the folder above: a crash right after making a folder must not leave it unsettled for ever.
    m_unsettled.insert({target.parent_path(), m_folder});
    return {};
}

base::Result<void> DiskDocumentFiles::settle() {
    const std::scoped_lock lock(m_mutex);
    m_begun.clear();
    while (!m_unsettled.empty()) {
        if (auto synced = m_disk.syncFolder(*m_unsettled.begin()); !synced) return synced;
        m_unsettled.erase(m_unsettled.begin());
    }
    return {};
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
    const auto file = pathOf(wanted.document);
    if (!m_disk.exists(file)) return missing(wanted.document);
    const auto size = m_disk.size(file);
    if (!size) return base::fail(size.error());
    if (*size != wanted.size_bytes) return changed(wanted.document, "another size");
    const auto hash = m_secrets.sha256OfFile(file);
    if (!hash) return base::fail(hash.error());
    if (*hash != wanted.sha256) return changed(wanted.document, "another hash");
    return {};
}

base::Result<std::vector<DocumentId>> DiskDocumentFiles::all() {
    if (!m_disk.exists(m_folder)) return std::vector<DocumentId>();
    const auto folders = m_disk.list(m_folder);
    if (!folders) return base::fail(folders.error());
    std::set<DocumentId> ids;
    for (const auto& folder : *folders) {
        if (folder.filename().string().size() != kFolderDigits) continue;
        const auto files = m_disk.list(folder);
        if (!files) return base::fail(files.error());
        for (const auto& file : *files)
            if (const auto id = DocumentId::fromHex(file.stem().string())) ids.insert(*id);
    }
    return std::vector<DocumentId>(ids.begin(), ids.end());
}

} // namespace core::store

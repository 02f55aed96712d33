// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/disk_document_files.h"

#include "core/ports/store_codes.h"

namespace core::store {

namespace base = core::base;
namespace fs = std::filesystem;
using base::DocumentId;
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
                                     fs::path folder)
    : m_disk(disk), m_secrets(secrets), m_folder(std::move(folder)) {}

fs::path DiskDocumentFiles::pathOf(const DocumentId& id) const {
    return m_folder / id.hex().substr(0, kFolderDigits) / (id.hex() + ".pdf");
}

fs::path DiskDocumentFiles::partOf(const DocumentId& id) const {
    return pathOf(id).replace_extension(".part");
}

base::Result<fs::path> DiskDocumentFiles::begin(const DocumentId& id) {
    auto part = partOf(id);
    if (auto made = m_disk.makeFolder(part.parent_path()); !made) return base::fail(made.error());
    return part;
}

base::Result<StoredFile> DiskDocumentFiles::measure(const fs::path& file) {
    const auto size = m_disk.size(file);
    if (!size) return base::fail(size.error());
    const auto hash = m_secrets.sha256OfFile(file);
    if (!hash) return base::fail(hash.error());
    return StoredFile{*size, *hash};
}

base::Result<StoredFile> DiskDocumentFiles::keep(const DocumentId& id) {
    const auto part = partOf(id);
    if (!m_disk.exists(part)) return missing(id);
    if (auto synced = m_disk.sync(part); !synced) return base::fail(synced.error());
    auto file = measure(part);
    if (!file) return file;
    if (auto named = name(id, file->sha256); !named) return base::fail(named.error());
    return file;
}

base::Result<void> DiskDocumentFiles::name(const DocumentId& id, const core::domain::Sha256& sha256) {
    const auto target = pathOf(id);
    if (m_disk.exists(target)) {
        const auto kept = m_secrets.sha256OfFile(target);
        if (!kept) return base::fail(kept.error());
        if (*kept != sha256) return changed(id, "another content is kept already");
    }
    if (auto renamed = m_disk.rename(partOf(id), target); !renamed) return renamed;
    const std::scoped_lock lock(m_mutex);
    // Also the folder above: a crash right after making a folder must not leave it unsettled for ever.
    m_unsettled.insert({target.parent_path(), m_folder});
    return {};
}

base::Result<void> DiskDocumentFiles::settle() {
    const std::scoped_lock lock(m_mutex);
    while (!m_unsettled.empty()) {
        if (auto synced = m_disk.syncFolder(*m_unsettled.begin()); !synced) return synced;
        m_unsettled.erase(m_unsettled.begin());
    }
    return {};
}

base::Result<std::string> DiskDocumentFiles::readPart(const DocumentId& id, std::int64_t offset,
                                                      std::int64_t length) {
    auto part = m_disk.readPart(pathOf(id), offset, length);
    if (!part && part.error().is(StoreCode::NotFound)) return missing(id);
    return part;
}

base::Result<void> DiskDocumentFiles::check(const DocumentId& id, std::int64_t size_bytes,
                                            const core::domain::Sha256& sha256) {
    const auto file = pathOf(id);
    if (!m_disk.exists(file)) return missing(id);
    const auto size = m_disk.size(file);
    if (!size) return base::fail(size.error());
    if (*size != size_bytes) return changed(id, "another size");
    const auto hash = m_secrets.sha256OfFile(file);
    if (!hash) return base::fail(hash.error());
    if (*hash != sha256) return changed(id, "another hash");
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

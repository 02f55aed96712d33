// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sealed_folder.h"

#include "core/ports/store_codes.h"

namespace core::store {

namespace base = core::base;
namespace fs = std::filesystem;
using base::DocumentId;
using core::ports::StoreCode;

namespace {

constexpr std::size_t kFolderDigits = 2;

tl::unexpected<base::Error> changed(const DocumentId& id, std::string what) {
    return base::fail(StoreCode::FileChanged, "document " + id.hex() + ": " + std::move(what), {id.hex()});
}

} // namespace

SealedFolder::SealedFolder(core::ports::FileSystem& disk, core::ports::Secrets& secrets, fs::path folder)
    : m_disk(disk), m_secrets(secrets), m_folder(std::move(folder)) {}

fs::path SealedFolder::pathOf(const DocumentId& id) const {
    return m_folder / id.hex().substr(0, kFolderDigits) / (id.hex() + ".sealed");
}

base::Result<void> SealedFolder::write(const DocumentId& id, std::string_view sealed) {
    const auto target = pathOf(id);
    if (m_disk.exists(target)) return changed(id, "another content is kept already");
    const auto folder = target.parent_path();
    const bool wasThere = m_disk.exists(folder);
    if (auto made = m_disk.makeFolder(folder); !made) return made;
    auto part = target;
    part.replace_extension(".part");
    if (auto done = m_disk.write(part, sealed); !done) return done;
    if (auto named = m_disk.rename(part, target); !named) return named;
    const std::scoped_lock lock(m_mutex);
    m_unsettled.insert(folder);
    // A program that was killed right after making it may have left it unsettled.
    if (m_used.insert(folder).second && wasThere) m_unsettled.insert(m_folder);
    return {};
}

base::Result<void> SealedFolder::settle() {
    const std::scoped_lock lock(m_mutex);
    while (!m_unsettled.empty()) {
        if (auto synced = m_disk.syncFolder(*m_unsettled.begin()); !synced) return synced;
        m_unsettled.erase(m_unsettled.begin());
    }
    return {};
}

base::Result<void> SealedFolder::check(const core::ports::SealedFile& wanted) {
    const auto file = pathOf(wanted.document);
    if (!m_disk.exists(file))
        return base::fail(StoreCode::FileMissing, "document " + wanted.document.hex(),
                          {wanted.document.hex()});
    const auto size = m_disk.size(file);
    if (!size) return base::fail(size.error());
    if (*size != wanted.size_bytes) return changed(wanted.document, "another size");
    const auto hash = m_secrets.sha256OfFile(file);
    if (!hash) return base::fail(hash.error());
    if (*hash != wanted.sha256) return changed(wanted.document, "another hash");
    return {};
}

// The folder is synced also when the file is gone: an earlier try may have come so far.
base::Result<void> SealedFolder::remove(const DocumentId& id) {
    const auto file = pathOf(id);
    if (!m_disk.exists(file.parent_path())) return {};
    if (m_disk.exists(file))
        if (auto removed = m_disk.remove(file); !removed) return removed;
    return m_disk.syncFolder(file.parent_path());
}

base::Result<std::vector<DocumentId>> SealedFolder::all() {
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

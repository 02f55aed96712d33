// SPDX-License-Identifier: GPL-3.0-or-later
// A store with the files of its documents, in a data folder of its own.
#pragma once

#include "core/store/data_folder.h"
#include "core/store/disk_document_files.h"
#include "core/store/posix_file_system.h"
#include "core/vault/sodium_secrets.h"
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"

#include <fstream>
#include <iterator>

namespace tests {

// What is filed as a document: the same for the same document, never the same for two.
inline std::string contentOf(const core::domain::Document& document) {
    std::string content = document.id.hex() + "\n";
    while (content.size() < 3'000)
        content += content;
    return content;
}

// The bytes of a file as they lie on the disk.
inline std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Files, then rows, as the counter does; the dossier gets hashes and sizes of its files.
inline core::base::Result<void> saveWithFiles(core::ports::Store& store,
                                              core::ports::DocumentFiles& documents,
                                              core::domain::Dossier& dossier) {
    std::vector<core::base::DocumentId> ids;
    for (const auto& document : dossier.documents) {
        const auto part = documents.begin(document.id);
        if (!part) return core::base::fail(part.error());
        std::ofstream(*part, std::ios::binary) << contentOf(document);
        ids.push_back(document.id);
    }
    const auto kept = documents.keep(ids);
    if (!kept) return core::base::fail(kept.error());
    std::vector<core::ports::SealedFile> files;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        dossier.documents[i].size_bytes = (*kept)[i].size_bytes;
        dossier.documents[i].sha256 = (*kept)[i].sha256;
        files.push_back((*kept)[i].sealed);
    }
    if (auto settled = documents.settle(); !settled) return settled;
    return store.write([&](core::ports::Books& books) { return save(books, dossier, files); });
}

struct FiledStore {
    TempFolder folder;
    core::store::DataFolder data{folder / "data"};
    core::store::PosixFileSystem disk;
    core::vault::SodiumSecrets secrets;
    core::store::DiskDocumentFiles documents{disk, secrets, openVault(), data.documents()};
    std::unique_ptr<core::store::SqliteStore> store;

    FiledStore() {
        REQUIRE(disk.makeFolder(data.root));
        reopen();
    }
    void reopen() {
        store.reset();
        store = openStore(data.database());
    }
    // Answers the dossier with hashes and sizes of its files.
    core::domain::Dossier take(int n) {
        auto dossier = sampleDossier(n);
        const auto saved = saveWithFiles(*store, documents, dossier);
        INFO((saved ? std::string() : core::base::describe(saved.error())));
        REQUIRE(saved);
        return dossier;
    }
};

} // namespace tests

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
    // Files, then rows, as the counter does. Answers the dossier with hashes and sizes of its files.
    core::domain::Dossier take(int n) {
        auto dossier = sampleDossier(n);
        std::vector<core::ports::SealedFile> files;
        for (auto& document : dossier.documents) {
            const auto part = documents.begin(document.id);
            REQUIRE(part);
            std::ofstream(*part, std::ios::binary) << contentOf(document);
            const auto kept = documents.keep(document.id);
            REQUIRE(kept);
            document.size_bytes = kept->size_bytes;
            document.sha256 = kept->sha256;
            files.push_back(kept->sealed);
        }
        REQUIRE(documents.settle());
        mustWrite(*store, [&](core::ports::Books& books) { return save(books, dossier, files); });
        return dossier;
    }
};

} // namespace tests

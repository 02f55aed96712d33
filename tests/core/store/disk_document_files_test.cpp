// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/disk_document_files.h"

#include "core/ports/store_codes.h"
#include "core/store/posix_file_system.h"
#include "core/vault/sodium_secrets.h"
#include "tests/support/failing_file_system.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using core::base::DocumentId;
using core::ports::StoreCode;

namespace {

struct Files {
    tests::TempFolder folder;
    core::store::PosixFileSystem disk;
    tests::FailingFileSystem failing{disk};
    core::vault::SodiumSecrets secrets{{1, 8192}};
    core::store::DiskDocumentFiles files{failing, secrets, folder / "documents"};

    // As a PDF writer does: not fsynced.
    void put(const DocumentId& id, const std::string& bytes) {
        const auto part = files.begin(id);
        REQUIRE(part);
        std::ofstream(*part, std::ios::binary) << bytes;
    }
    core::ports::StoredFile keep(const DocumentId& id, const std::string& bytes) {
        put(id, bytes);
        const auto kept = files.keep(id);
        REQUIRE(kept);
        REQUIRE(files.settle());
        return *kept;
    }
};

DocumentId document(std::uint8_t n) {
    DocumentId id;
    id.bytes.fill(n);
    return id;
}

} // namespace

TEST_CASE("A kept file lies under its identifier with its size and hash, and nothing unfinished beside it") {
    Files own;
    const auto id = document(0xab);
    const auto kept = own.keep(id, "%PDF-1.4 content");
    CHECK(own.files.pathOf(id) == own.folder.path() / "documents" / "ab" / (id.hex() + ".pdf"));
    CHECK(kept.size_bytes == 16);
    CHECK(kept.sha256 == own.secrets.sha256("%PDF-1.4 content"));
    CHECK(own.files.check(id, kept.size_bytes, kept.sha256));
    CHECK(own.files.readPart(id, 9, 100) == "content");
    CHECK(own.disk.list(own.files.pathOf(id).parent_path())->size() == 1);
}

TEST_CASE("An unfinished file of the same document is written over") {
    Files own;
    own.put(document(1), "half of");
    CHECK(own.keep(document(1), "whole").size_bytes == 5);
}

TEST_CASE("A kept file is never changed: the same content is kept again, another one is refused") {
    Files own;
    const auto kept = own.keep(document(1), "original");
    CHECK(own.keep(document(1), "original").sha256 == kept.sha256);
    own.put(document(1), "another!");
    CHECK(own.files.keep(document(1)).error().is(StoreCode::FileChanged));
    CHECK(own.files.check(document(1), kept.size_bytes, kept.sha256));
}

TEST_CASE("Keeping what was never written is FileMissing") {
    Files own;
    CHECK(own.files.keep(document(1)).error().is(StoreCode::FileMissing));
    REQUIRE(own.files.begin(document(1)));
    CHECK(own.files.keep(document(1)).error().is(StoreCode::FileMissing));
}

TEST_CASE("A missing, shortened or changed file is told with its document's identifier") {
    Files own;
    const auto id = document(1);
    const auto kept = own.keep(id, "original");
    const auto trouble = [&] { return own.files.check(id, kept.size_bytes, kept.sha256).error(); };
    SECTION("missing") {
        REQUIRE(own.disk.remove(own.files.pathOf(id)));
        CHECK(trouble().is(StoreCode::FileMissing));
        CHECK(trouble().args == std::vector<std::string>{id.hex()});
        CHECK(own.files.readPart(id, 0, 1).error().is(StoreCode::FileMissing));
    }
    SECTION("shortened") {
        REQUIRE(own.disk.write(own.files.pathOf(id), "origin"));
        CHECK(trouble().is(StoreCode::FileChanged));
    }
    SECTION("changed") {
        REQUIRE(own.disk.write(own.files.pathOf(id), "0riginal"));
        CHECK(trouble().is(StoreCode::FileChanged));
        CHECK(trouble().args == std::vector<std::string>{id.hex()});
    }
}

TEST_CASE("All files in the folder are listed, kept and unfinished, each once") {
    Files own;
    CHECK(own.files.all()->empty());
    own.keep(document(2), "two");
    own.put(document(2), "again");
    own.put(document(1), "one");
    REQUIRE(own.disk.write(own.folder.path() / "documents" / "01" / "notes.txt", "not ours"));
    REQUIRE(own.disk.write(own.folder.path() / "documents" / "notes.txt", "not ours"));
    CHECK(own.files.all() == std::vector<DocumentId>{document(1), document(2)});
}

TEST_CASE("Settling makes each touched folder durable once, and one that failed is tried again") {
    Files own;
    own.put(document(1), "one");
    own.put(document(2), "two");
    REQUIRE(own.files.keep(document(1)));
    REQUIRE(own.files.keep(document(2)));
    own.failing.failAt(2);
    CHECK(own.files.settle().error().is(StoreCode::DiskFull));
    own.failing.failAt(0);
    REQUIRE(own.files.settle());
    CHECK(own.failing.calls() == 2);
    REQUIRE(own.files.settle());
    CHECK(own.failing.calls() == 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/disk_document_files.h"

#include "core/ports/store_codes.h"
#include "core/store/posix_file_system.h"
#include "core/vault/sodium_secrets.h"
#include "tests/support/failing_file_system.h"
#include "tests/support/fakes.h"
#include "tests/support/open_vault.h"
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
    core::vault::SodiumSecrets secrets;
    core::store::DiskDocumentFiles files{failing, secrets, tests::openVault(), folder / "documents"};

    // As a PDF writer does.
    void put(const DocumentId& id, const std::string& bytes) {
        const auto part = files.begin(id);
        REQUIRE(part);
        std::ofstream(*part, std::ios::binary) << bytes;
    }
    core::ports::StoredFile keep(const DocumentId& id, const std::string& bytes) {
        put(id, bytes);
        const auto kept = files.keep({id});
        REQUIRE(kept);
        REQUIRE(files.settle());
        return kept->front();
    }
};

DocumentId document(std::uint8_t n) {
    DocumentId id;
    id.bytes.fill(n);
    return id;
}

core::ports::FileKey keyOf(const core::ports::StoredFile& file) {
    return {file.sealed.ownKey, {}, {}};
}

std::string bytesIn(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("A kept file lies sealed under its identifier, with its size and hash, and nothing unfinished "
          "beside it") {
    Files own;
    const auto id = document(0xab);
    const auto kept = own.keep(id, "%PDF-1.4 content");
    CHECK(own.files.pathOf(id) == own.folder.path() / "documents" / "ab" / (id.hex() + ".sealed"));
    CHECK(kept.size_bytes == 16);
    CHECK(kept.sha256 == own.secrets.sha256("%PDF-1.4 content"));
    const auto sealed = bytesIn(own.files.pathOf(id));
    CHECK(kept.sealed.document == id);
    CHECK(kept.sealed.size_bytes == static_cast<std::int64_t>(sealed.size()));
    CHECK(kept.sealed.sha256 == own.secrets.sha256(sealed));
    CHECK(sealed.find("content") == std::string::npos);
    CHECK(own.files.check(kept.sealed));
    CHECK(own.files.readPart(id, keyOf(kept), 9, 100) == "content");
    CHECK(own.disk.list(own.files.pathOf(id).parent_path())->size() == 1);
}

TEST_CASE("What is written before it is kept never lies on the disk") {
    Files own;
    own.put(document(1), "in clear");
    CHECK_FALSE(own.disk.exists(own.folder / "documents"));
}

TEST_CASE("Any part of a document is read, forwards and backwards, across its chunks") {
    Files own;
    std::string content(300'000, '\0');
    tests::FakeRandom().fill({reinterpret_cast<std::uint8_t*>(content.data()), content.size()});
    const auto kept = own.keep(document(1), content);
    for (const auto& [offset, length] : std::vector<std::pair<std::int64_t, std::int64_t>>{{0, 300'000},
                                                                                           {65'535, 2},
                                                                                           {65'536, 65'536},
                                                                                           {299'999, 10},
                                                                                           {1, 200'000},
                                                                                           {0, 1},
                                                                                           {300'000, 5}}) {
        INFO(offset << ", " << length);
        CHECK(own.files.readPart(document(1), keyOf(kept), offset, length) ==
              content.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length)));
    }
}

TEST_CASE("A document whose size is a multiple of the chunk's, or nothing, comes back whole") {
    Files own;
    for (const std::size_t size : {std::size_t{0}, std::size_t{65'536}, std::size_t{131'072}}) {
        const auto id = document(static_cast<std::uint8_t>(1 + size / 65'536));
        const auto kept = own.keep(id, std::string(size, 'x'));
        CHECK(own.files.readPart(id, keyOf(kept), 0, 1'000'000) == std::string(size, 'x'));
    }
}

TEST_CASE("A document that is begun anew is written anew") {
    Files own;
    own.put(document(1), "half of");
    CHECK(own.keep(document(1), "whole").size_bytes == 5);
}

TEST_CASE("A kept file is never changed, whatever is kept under its identifier") {
    Files own;
    const auto kept = own.keep(document(1), "original");
    for (const auto* content : {"original", "another!"}) {
        own.put(document(1), content);
        CHECK(own.files.keep({document(1)}).error().is(StoreCode::FileChanged));
    }
    CHECK(own.files.check(kept.sealed));
    CHECK(own.files.readPart(document(1), keyOf(kept), 0, 8) == "original");
}

TEST_CASE("Keeping what was never begun, or what was given up, is FileMissing") {
    Files own;
    CHECK(own.files.keep({document(1)}).error().is(StoreCode::FileMissing));
    own.put(document(1), "given up");
    REQUIRE(own.files.settle());
    CHECK(own.files.keep({document(1)}).error().is(StoreCode::FileMissing));
}

TEST_CASE(
    "A missing, shortened or changed file is told with its document's identifier, to whoever reads it too") {
    Files own;
    const auto id = document(1);
    const auto kept = own.keep(id, std::string(200'000, 'o'));
    const auto whole = bytesIn(own.files.pathOf(id));
    auto expected = StoreCode::FileChanged;
    SECTION("missing") {
        REQUIRE(own.disk.remove(own.files.pathOf(id)));
        expected = StoreCode::FileMissing;
    }
    SECTION("cut within a chunk") {
        REQUIRE(own.disk.write(own.files.pathOf(id), whole.substr(0, whole.size() - 1)));
    }
    SECTION("cut between two chunks, before the last") {
        REQUIRE(own.disk.write(own.files.pathOf(id), whole.substr(0, 24 + 65'553 * 3)));
    }
    SECTION("cut within its header") {
        REQUIRE(own.disk.write(own.files.pathOf(id), whole.substr(0, 10)));
    }
    SECTION("one bit changed") {
        auto changed = whole;
        changed[100'000] ^= 1;
        REQUIRE(own.disk.write(own.files.pathOf(id), changed));
    }
    SECTION("another document's file in its place") {
        own.keep(document(2), std::string(200'000, 'o'));
        REQUIRE(own.disk.write(own.files.pathOf(id), bytesIn(own.files.pathOf(document(2)))));
    }
    for (const auto& error :
         {own.files.check(kept.sealed).error(), own.files.readPart(id, keyOf(kept), 0, 200'000).error()}) {
        CHECK(error.is(expected));
        CHECK(error.args == std::vector<std::string>{id.hex()});
    }
}

TEST_CASE("The key of one document does not open another one") {
    Files own;
    const auto one = own.keep(document(1), "one");
    own.keep(document(2), "two");
    CHECK(own.files.readPart(document(2), keyOf(one), 0, 3).error().is(StoreCode::FileChanged));
}

TEST_CASE("While the vault is locked nothing is kept and nothing read, also not where reading had begun") {
    Files own;
    core::vault::Vault vault(tests::kCheapGuess);
    tests::makeKeys(vault);
    core::store::DiskDocumentFiles files(own.disk, own.secrets, vault, own.folder / "locked");
    std::ofstream(*files.begin(document(1)), std::ios::binary) << "content";
    const auto all = files.keep({document(1)});
    REQUIRE(all);
    const auto& kept = all->front();
    REQUIRE(files.readPart(document(1), keyOf(kept), 0, 1) == "c");
    std::ofstream(*files.begin(document(2)), std::ios::binary) << "more";
    vault.lock();
    CHECK(files.readPart(document(1), keyOf(kept), 1, 1).error().is(StoreCode::VaultLocked));
    CHECK(files.keep({document(2)}).error().is(StoreCode::VaultLocked));
    CHECK(files.check(kept.sealed));
}

TEST_CASE("All files in the folder are listed, kept and unfinished, each once") {
    Files own;
    CHECK(own.files.all()->empty());
    own.keep(document(2), "two");
    REQUIRE(own.disk.makeFolder(own.folder / "documents" / "01"));
    REQUIRE(own.disk.write(own.files.pathOf(document(2)).replace_extension(".part"), "again"));
    REQUIRE(own.disk.write(own.files.pathOf(document(1)).replace_extension(".part"), "half"));
    REQUIRE(own.disk.write(own.folder.path() / "documents" / "01" / "notes.txt", "not ours"));
    REQUIRE(own.disk.write(own.folder.path() / "documents" / "notes.txt", "not ours"));
    CHECK(own.files.all() == std::vector<DocumentId>{document(1), document(2)});
}

TEST_CASE("Documents that are kept together are answered in their order, each with its own content") {
    Files own;
    std::vector<DocumentId> ids;
    for (std::uint8_t n = 1; n <= 9; ++n) {
        ids.push_back(document(n));
        own.put(ids.back(), std::string(100'000U * n, static_cast<char>('a' + n)));
    }
    const auto kept = own.files.keep(ids);
    REQUIRE(kept);
    REQUIRE(own.files.settle());
    REQUIRE(kept->size() == ids.size());
    for (std::uint8_t n = 1; n <= 9; ++n) {
        const auto& file = (*kept)[n - 1U];
        const std::string content(100'000U * n, static_cast<char>('a' + n));
        CHECK(file.sealed.document == document(n));
        CHECK(file.sha256 == own.secrets.sha256(content));
        CHECK(own.files.readPart(document(n), keyOf(file), 0, 1'000'000) == content);
    }
}

TEST_CASE(
    "A document whose keeping was started beside is the same, and the next one may be begun meanwhile") {
    Files own;
    std::vector<DocumentId> ids;
    for (std::uint8_t n = 1; n <= 9; ++n) { // more than work at once
        ids.push_back(document(n));
        own.put(ids.back(), std::string(100'000U * n, static_cast<char>('a' + n)));
        own.files.startKeeping(ids.back());
        own.files.startKeeping(ids.back());
    }
    own.files.startKeeping(document(99)); // never begun
    const auto kept = own.files.keep(ids);
    REQUIRE(kept);
    REQUIRE(own.files.settle());
    for (std::uint8_t n = 1; n <= 9; ++n) {
        const std::string content(100'000U * n, static_cast<char>('a' + n));
        CHECK((*kept)[n - 1U].sha256 == own.secrets.sha256(content));
        CHECK((*kept)[n - 1U].sealed.sha256 == own.secrets.sha256(bytesIn(own.files.pathOf(document(n)))));
        CHECK(own.files.readPart(document(n), keyOf((*kept)[n - 1U]), 0, 1'000'000) == content);
    }
}

TEST_CASE("What was started and is kept for nobody goes when the next documents settle") {
    Files own;
    own.put(document(1), "of a try that broke off");
    own.files.startKeeping(document(1));
    own.keep(document(2), "of the next one");
    CHECK(own.files.all() == std::vector{document(2)});
    CHECK(own.files.keep({document(1)}).error().is(StoreCode::FileMissing));
}

TEST_CASE("Trouble of a document that was started beside is told when it is kept") {
    Files own;
    own.keep(document(1), "one");
    own.put(document(1), "another");
    own.files.startKeeping(document(1));
    CHECK(own.files.keep({document(1)}).error().is(StoreCode::FileChanged));
}

TEST_CASE("Where one of several documents cannot be kept, none is answered as kept") {
    Files own;
    own.put(document(1), "one");
    CHECK(own.files.keep({document(1), document(2)}).error().is(StoreCode::FileMissing));
}

TEST_CASE("Settling makes each touched folder durable once, and one that failed is tried again") {
    Files own;
    own.put(document(1), "one");
    own.put(document(2), "two");
    own.put(document(3), "three");
    REQUIRE(own.files.keep({document(1)}));
    REQUIRE(own.files.keep({document(2), document(3)}));
    own.failing.failAt(2);
    CHECK(own.files.settle().error().is(StoreCode::DiskFull));
    own.failing.failAt(0);
    REQUIRE(own.files.settle());
    CHECK(own.failing.calls() == 2);
    REQUIRE(own.files.settle());
    CHECK(own.failing.calls() == 2);
}

TEST_CASE("A folder that a killed program may have left without a durable name gets one at its first use") {
    Files own;
    own.keep(document(1), "one");
    auto other = document(1);
    const auto callsToSettle = [&](core::store::DiskDocumentFiles& files) {
        ++other.bytes.back();
        std::ofstream(*files.begin(other), std::ios::binary) << "another";
        REQUIRE(files.keep({other}));
        own.failing.failAt(0);
        REQUIRE(files.settle());
        return own.failing.calls();
    };
    core::store::DiskDocumentFiles next(own.failing, own.secrets, tests::openVault(),
                                        own.folder / "documents");
    CHECK(callsToSettle(next) == 2);
    CHECK(callsToSettle(next) == 1);
}

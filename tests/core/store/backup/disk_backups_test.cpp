// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/disk_backups.h"

#include "core/store/backup/store_copy.h"
#include "tests/core/store/filed_store.h"
#include "tests/support/failing_file_system.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <set>
#include <thread>

using core::base::Date;
using core::ports::BackupReport;
using core::ports::Books;
using core::ports::StoreCode;
using core::store::backup::DiskBackups;
using core::store::backup::StoreCopy;
using tests::bytesOf;

namespace fs = std::filesystem;

namespace {

constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{29}};

struct BackedUp : tests::FiledStore {
    fs::path stick = folder / "stick";
    tests::FailingFileSystem failing{disk};
    DiskBackups backups{failing, secrets, data.database(), data.documents()};

    BackedUp() { fs::create_directory(stick); }

    BackupReport backUp(const Date& today = kToday) {
        auto report = backups.make(stick, today, {});
        INFO((report ? std::string() : core::base::describe(report.error())));
        REQUIRE(report);
        return *report;
    }
    // Names and bytes of everything in the folder.
    [[nodiscard]] std::set<std::pair<std::string, std::string>> onStick() const {
        std::set<std::pair<std::string, std::string>> files;
        for (const auto& entry : fs::recursive_directory_iterator(stick))
            if (entry.is_regular_file())
                files.emplace(entry.path().lexically_relative(stick).string(), bytesOf(entry.path()));
        return files;
    }
    [[nodiscard]] fs::path documentOnStick(const core::base::DocumentId& id) const {
        return stick / "documents" / id.hex().substr(0, 2) / (id.hex() + ".sealed");
    }
    // Every document that the copy names lies beside it, whole.
    void checkCopy(const std::string& name, std::size_t dossiers) {
        const auto copy = StoreCopy::open(stick / name);
        REQUIRE(copy);
        CHECK((*copy)->check());
        CHECK((*copy)->books().dossiers().heads()->size() == dossiers);
        const auto named = (*copy)->books().dossiers().files();
        REQUIRE(named);
        for (const auto& document : *named)
            CHECK(secrets.sha256OfFile(documentOnStick(document.document)) == document.sha256);
    }
};

} // namespace

TEST_CASE_METHOD(BackedUp, "A backup holds the store and each of its documents, and says how it ends") {
    take(1);
    take(2);
    const auto report = backUp();
    CHECK(report.copy == "counterfoil-000001-1-20261129.db");
    CHECK(report.documents == 6);
    CHECK(report.copiedDocuments == 6);
    CHECK(report.databaseBytes == static_cast<std::int64_t>(fs::file_size(stick / report.copy)));
    CHECK(report.auditSeq == 2);
    CHECK(report.auditHash.size() == 64);
    checkCopy(report.copy, 2);
}

TEST_CASE_METHOD(BackedUp, "A document is copied once") {
    take(1);
    backUp();
    take(2);
    const auto report = backUp();
    CHECK(report.documents == 6);
    CHECK(report.copiedDocuments == 3);
    checkCopy(report.copy, 2);
}

TEST_CASE_METHOD(BackedUp, "A copy is whole without a file beside it, and reading it leaves none") {
    take(1);
    const auto report = backUp();
    const auto before = onStick();
    CHECK(before.size() == 5); // whose it is, the copy, three documents
    checkCopy(report.copy, 1);
    CHECK(onStick() == before);
}

TEST_CASE_METHOD(BackedUp, "Dossiers that are taken meanwhile wait for nobody and spoil no copy") {
    take(1);
    std::atomic<bool> ended = false;
    std::atomic<int> taken = 1;
    std::jthread counter([&] {
        for (int n = 2; !ended; ++n) {
            auto dossier = tests::sampleDossier(n);
            dossier.documents.clear();
            if (store->write([&](Books& books) { return tests::save(books, dossier); })) ++taken;
        }
    });
    for (int backup = 0; backup < 5; ++backup) {
        const auto report = backUp();
        const auto copy = StoreCopy::open(stick / report.copy);
        REQUIRE(copy);
        CHECK((*copy)->check());
    }
    ended = true;
    counter.join();
    CHECK(tests::ask(*store, [](Books& books) { return books.audit().length(); }) == taken);
}

TEST_CASE_METHOD(BackedUp, "A folder that is not there is not made: it would lie on the wrong disk") {
    take(1);
    const auto missing = folder / "unplugged";
    const auto made = backups.make(missing, kToday, {});
    REQUIRE_FALSE(made);
    CHECK(made.error().is(StoreCode::BackupFolderMissing));
    CHECK(made.error().args == std::vector<std::string>{missing.string()});
    CHECK_FALSE(fs::exists(missing));
}

TEST_CASE_METHOD(BackedUp, "The folder of another counter is refused and left as it is") {
    take(1);
    backUp();
    const auto before = onStick();
    BackedUp other;
    other.take(9);
    const auto made = other.backups.make(stick, kToday, {});
    REQUIRE_FALSE(made);
    CHECK(made.error().is(StoreCode::BackupOfAnother));
    CHECK(onStick() == before);
}

TEST_CASE_METHOD(BackedUp, "A document that is not what was filed makes no backup, and is named") {
    take(1);
    backUp();
    const auto before = onStick();
    const auto dossier = take(2);
    const auto& spoilt = dossier.documents[1];
    SECTION("changed") {
        std::ofstream(documents.pathOf(spoilt.id), std::ios::in | std::ios::out) << "x";
        const auto made = backups.make(stick, kToday, {});
        REQUIRE_FALSE(made);
        CHECK(made.error().is(StoreCode::FileChanged));
        CHECK(made.error().args == std::vector<std::string>{spoilt.id.hex()});
    }
    SECTION("gone") {
        fs::remove(documents.pathOf(spoilt.id));
        const auto made = backups.make(stick, kToday, {});
        REQUIRE_FALSE(made);
        CHECK(made.error().is(StoreCode::FileMissing));
        CHECK(made.error().args == std::vector<std::string>{spoilt.id.hex()});
    }
    CHECK(fs::exists(stick / "counterfoil-000001-1-20261129.db"));
    CHECK_FALSE(fs::exists(stick / "counterfoil-000001-2-20261129.db"));
    for (const auto& file : before)
        CHECK(onStick().contains(file));
}

TEST_CASE_METHOD(BackedUp, "A document that was spoilt on the stick is copied anew") {
    const auto dossier = take(1);
    backUp();
    const auto spoilt = documentOnStick(dossier.documents[0].id);
    SECTION("cut short: at the next backup") {
        fs::resize_file(spoilt, 10);
        CHECK(backUp().copiedDocuments == 1);
    }
    SECTION("changed without another size: at the backup of the seventh day") {
        std::ofstream(spoilt, std::ios::in | std::ios::out) << "x";
        const auto later = [](int days) {
            return Date(std::chrono::sys_days(kToday) + std::chrono::days(days));
        };
        for (int day = 1; day < 6; ++day)
            CHECK(backUp(later(day)).copiedDocuments == 0);
        CHECK(backUp(later(6)).copiedDocuments == 1);
    }
    CHECK(bytesOf(spoilt) == bytesOf(documents.pathOf(dossier.documents[0].id)));
}

TEST_CASE_METHOD(BackedUp, "Whatever fails on the stick, and when, the backups before stay as they were") {
    take(1);
    backUp();
    const auto before = onStick();
    take(2);
    const auto tomorrow = Date(std::chrono::sys_days(kToday) + std::chrono::days(1));
    const auto code = GENERATE(StoreCode::DiskFull, StoreCode::Failed);
    int n = 1;
    for (bool fired = true; fired; ++n) {
        REQUIRE(n < 500);
        failing.failAt(n, code);
        const auto made = backups.make(stick, tomorrow, {});
        fired = failing.fired();
        failing.failAt(0);
        INFO("call " << n << (made ? std::string() : ": " + core::base::describe(made.error())));
        const auto after = onStick();
        for (const auto& file : before)
            CHECK(after.contains(file));
        if (made) {
            checkCopy(made->copy, 2);
            fs::remove(stick / made->copy);
            continue;
        }
        CHECK(made.error().is(code == StoreCode::DiskFull ? StoreCode::BackupFull : StoreCode::BackupFailed));
        CHECK(made.error().args == std::vector<std::string>{stick.string()});
    }
    CHECK(n > 10);
}

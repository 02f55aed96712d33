// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_store.h"

#include "core/base/log.h"
#include "core/store/file_handle.h"
#include "core/store/migrate/copy_before.h"
#include "core/store/migrate/migrator.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite/integrity.h"
#include "core/store/sqlite/transaction.h"

#include <exception>

namespace core::store {

namespace base = core::base;
using base::Result;
using core::ports::Books;
using core::ports::StoreCode;
using sqlite::Access;
using sqlite::Database;
using sqlite::Transaction;
using Act = std::function<Result<void>(Books&)>;

namespace {

constexpr char kWriterPragmas[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
    "PRAGMA wal_autocheckpoint=1000; PRAGMA journal_size_limit=16777216;";

// The form in which a start has opened the store to its end.
constexpr char kOpenedForm[] = "opened_form";

// The store whose act this thread is running.
thread_local const void* t_inActOf = nullptr;

Result<void> runAct(const Act& act, Books& books, const void* store) {
    const void* outer = std::exchange(t_inActOf, store);
    Result<void> answer;
    try {
        answer = act(books);
    } catch (const std::exception& error) {
        answer = base::fail(StoreCode::Failed, std::string("the act threw: ") + error.what());
    }
    t_inActOf = outer;
    return answer;
}

tl::unexpected<base::Error> nested() {
    return base::fail(StoreCode::Failed, "an act was started inside an act");
}

Result<void> noMoreWrites() {
    return base::fail(StoreCode::ReadOnly, "an fsync has failed: no more writes until the next start");
}

// A file in WAL mode keeps that mode; another one must have taken it.
Result<void> requireWal(Database& database) {
    const auto mode = database.ask("PRAGMA journal_mode");
    if (!mode) return base::fail(mode.error());
    if (*mode != "wal") return base::fail(StoreCode::FolderUnusable, "no WAL on this file system: " + *mode);
    return {};
}

// A document that was put into another dossier would open there: what is sealed of it does not name its
// dossier. The outbox does.
Result<std::string> misplacedDocument(Database& database) {
    return database.ask(
        "SELECT 'document '||lower(hex(file_uuid))||' is in another dossier' FROM outbox WHERE kind='file'"
        " AND NOT EXISTS(SELECT 1 FROM document WHERE document.uuid=outbox.file_uuid"
        " AND document.dossier_uuid=outbox.dossier_uuid) LIMIT 1");
}

} // namespace

SqliteStore::SqliteStore(std::filesystem::path file, core::ports::Sealer& sealer,
                         core::ports::DiskReserve* reserve)
    : m_file(std::move(file)), m_marker(m_file), m_sealer(sealer), m_reserve(reserve) {
    m_marker += "-open";
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::filesystem::path& database,
                                                       core::ports::Sealer& sealer,
                                                       core::ports::DiskReserve* reserve) {
    std::error_code error;
    const auto file = std::filesystem::absolute(database, error);
    if (error)
        return base::fail(StoreCode::FolderUnusable, error.message(), {database.parent_path().string()});
    std::unique_ptr<SqliteStore> store(new SqliteStore(file, sealer, reserve));
    // The check after an unclean end reads all of it.
    if (PosixFileSystem().exists(store->m_marker)) readAhead(file);
    if (auto done = store->openWriter(); !done) return base::fail(done.error());
    const auto wasClean = store->begin();
    if (!wasClean) return base::fail(wasClean.error());
    if (auto done = store->migrate(); !done) return base::fail(done.error());
    if (!*wasClean)
        if (auto done = store->checkAfterUncleanEnd(); !done) return base::fail(done.error());
    if (auto done = store->openReader(); !done) return base::fail(done.error());
    store->m_thread.emplace();
    if (auto done = store->firstAct(); !done) return base::fail(done.error());
    store->m_opened = true;
    return store;
}

SqliteStore::~SqliteStore() {
    m_thread.reset();
    m_reader.reset();
    if (!m_writer) return;
    const bool trusted = m_opened && !m_writer->database->syncFailed();
    m_writer.reset();
    // A log that is left means that the last checkpoint did not come through.
    PosixFileSystem disk;
    auto log = m_file;
    log += "-wal";
    if (!trusted || disk.exists(log)) return;
    if (auto cleared = disk.remove(m_marker); !cleared)
        base::log(base::LogLevel::Warning, "store", base::describe(cleared.error()));
}

Result<void> SqliteStore::openWriter() {
    auto database = Database::open(m_file, Access::Write);
    if (!database) return base::fail(database.error());
    if (auto ours = migrate::checkIdentity(**database, migrate::embeddedMigrations()); !ours) return ours;
    if (auto set = (*database)->execute(kWriterPragmas); !set) return set;
    if (auto wal = requireWal(**database); !wal) return wal;
    m_writer = std::make_unique<Line>(std::move(*database), m_sealer);
    return {};
}

// Before the migration: one that breaks off is an unclean end too.
Result<bool> SqliteStore::begin() {
    PosixFileSystem disk;
    if (disk.exists(m_marker)) return false;
    if (auto made = disk.write(m_marker, ""); !made) return base::fail(made.error());
    if (auto synced = disk.syncFolder(m_marker.parent_path()); !synced) return base::fail(synced.error());
    return true;
}

Result<void> SqliteStore::migrate() {
    PosixFileSystem disk;
    auto& database = *m_writer->database;
    const auto migrations = migrate::embeddedMigrations();
    auto kept = migrate::keepCopyBefore(disk, database, m_file, migrations);
    const bool isFull = !kept && kept.error().is(StoreCode::NoRoomToMigrate);
    if (isFull && m_reserve && m_reserve->giveUp())
        kept = migrate::keepCopyBefore(disk, database, m_file, migrations);
    if (!kept) return kept;
    return migrate::migrate(database, migrations);
}

Result<void> SqliteStore::checkAfterUncleanEnd() {
    base::log(base::LogLevel::Warning, "store", "the last run did not end properly: checking the database");
    const auto complaint = sqlite::complaintOf(*m_writer->database, sqlite::Check::Quick);
    if (!complaint) return base::fail(complaint.error());
    if (!complaint->empty()) return base::fail(StoreCode::Damaged, *complaint);
    return {};
}

Result<void> SqliteStore::openReader() {
    auto database = Database::open(m_file, Access::Read);
    if (!database) return base::fail(database.error());
    m_reader = std::make_unique<Line>(std::move(*database), m_sealer);
    return {};
}

// The start that migrates keeps the copy, the next one that comes so far needs it no more.
Result<void> SqliteStore::firstAct() {
    const auto migrations = migrate::embeddedMigrations();
    const auto form = std::to_string(migrations.size());
    bool isKnown = false;
    const auto done = write([&](Books& books) -> Result<void> {
        const auto count = static_cast<SqliteBooks&>(books).outbox().requeueInterrupted();
        if (!count) return base::fail(count.error());
        const auto opened = books.settings().get(kOpenedForm);
        if (!opened) return base::fail(opened.error());
        isKnown = *opened == form;
        return isKnown ? Result<void>() : books.settings().put(kOpenedForm, form);
    });
    if (!done || !isKnown) return done;
    PosixFileSystem disk;
    if (auto gone = migrate::removeCopiesBefore(disk, m_file, migrations); !gone)
        base::log(base::LogLevel::Warning, "store", "an old form stays: " + base::describe(gone.error()));
    return {};
}

Result<void> SqliteStore::write(const Act& act) {
    if (t_inActOf == this) return nested();
    Result<void> answer;
    m_thread->run([&] {
        answer = transact(act);
        const bool isFull = !answer && answer.error().is(StoreCode::DiskFull);
        if (isFull && m_reserve && m_reserve->giveUp()) answer = transact(act);
        if (answer) ++m_writes; // behind the commit: whoever has seen the number sees the act
    });
    return answer;
}

Result<void> SqliteStore::transact(const Act& act) {
    if (m_writer->database->syncFailed()) return noMoreWrites();
    Transaction transaction(*m_writer->database);
    if (auto begun = transaction.begin(Transaction::Kind::Write); !begun) return begun;
    if (auto done = runAct(act, m_writer->books, this); !done) return done;
    return transaction.commit();
}

Result<void> SqliteStore::read(const Act& act) {
    if (t_inActOf == this) return nested();
    const std::scoped_lock lock(m_readerMutex);
    Transaction transaction(*m_reader->database);
    if (auto begun = transaction.begin(Transaction::Kind::View); !begun) return begun;
    if (auto done = runAct(act, m_reader->books, this); !done) return done;
    return transaction.commit();
}

// The reader's lock comes first: whoever writes does not wait for a long reading act.
Result<void> SqliteStore::wipeLog() {
    if (t_inActOf == this) return nested();
    const std::scoped_lock lock(m_readerMutex);
    Result<void> answer;
    m_thread->run(
        [&] { answer = m_writer->database->syncFailed() ? noMoreWrites() : m_writer->database->wipeLog(); });
    return answer;
}

Result<std::string> SqliteStore::integrityComplaint() {
    auto database = Database::open(m_file, Access::Read);
    if (!database) return base::fail(database.error());
    auto complaint = sqlite::complaintOf(**database, sqlite::Check::Thorough);
    return complaint && complaint->empty() ? misplacedDocument(**database) : complaint;
}

} // namespace core::store

// SPDX-License-Identifier: GPL-3.0-or-later
// The store in one SQLite file. Any thread; write() and read() block, so never on the GUI thread.
//
// One connection writes, on the store's own thread, and is alone in checkpointing; the reader is query_only
// and closes before it. A write that was answered with success survives a power cut. A write that was
// answered with an error has left nothing while the program runs and after it ends; only if the program dies
// after a failed fsync may the whole act, never a part of it, be found at the next start. After a failed
// fsync the store takes no more writes.
#pragma once

#include "core/ports/disk_reserve.h"
#include "core/ports/store.h"
#include "core/store/sqlite/database.h"
#include "core/store/sqlite_books.h"
#include "core/store/store_thread.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

namespace core::store {

class SqliteStore final : public core::ports::Store {
  public:
    // Makes the file if there is none (its folder exists), brings it to the schema of this program, checks it
    // after an unclean end, and sets operations that were being sent back to waiting. An older store is
    // copied first; the copy goes when a later start has opened the store in its new form as well. Errors:
    // FolderUnusable, NotOurs, TooNew, NoRoomToMigrate, MigrationFailed, Damaged, ReadOnly, DiskFull, InUse,
    // Failed. The reserve, if there is one, outlives the store.
    [[nodiscard]] static core::base::Result<std::unique_ptr<SqliteStore>>
    open(const std::filesystem::path& database, core::ports::Sealer& sealer,
         core::ports::DiskReserve* reserve = nullptr);
    ~SqliteStore() override;

    // An act that starts another act of the same store answers Failed: it would wait for itself.
    [[nodiscard]] core::base::Result<void>
    write(const std::function<core::base::Result<void>(core::ports::Books&)>& act) override;
    [[nodiscard]] core::base::Result<void>
    read(const std::function<core::base::Result<void>(core::ports::Books&)>& act) override;
    [[nodiscard]] core::base::Result<void> wipeLog() override;
    // On a connection of its own: nobody waits for it.
    [[nodiscard]] core::base::Result<std::string> integrityComplaint() override;
    [[nodiscard]] std::int64_t writes() const override { return m_writes; }

  private:
    // A connection and the books over it.
    struct Line {
        Line(std::unique_ptr<sqlite::Database> opened, core::ports::Sealer& sealer)
            : database(std::move(opened)), books(*database, sealer) {}
        std::unique_ptr<sqlite::Database> database;
        SqliteBooks books;
    };

    SqliteStore(std::filesystem::path file, core::ports::Sealer& sealer, core::ports::DiskReserve* reserve);
    [[nodiscard]] core::base::Result<void> openWriter();
    // Answers whether the last run ended properly.
    [[nodiscard]] core::base::Result<bool> begin();
    [[nodiscard]] core::base::Result<void> migrate();
    [[nodiscard]] core::base::Result<void> checkAfterUncleanEnd();
    [[nodiscard]] core::base::Result<void> openReader();
    [[nodiscard]] core::base::Result<void> firstAct();
    [[nodiscard]] core::base::Result<void>
    transact(const std::function<core::base::Result<void>(core::ports::Books&)>& act);

    std::filesystem::path m_file;
    std::filesystem::path
        m_marker; // there while the store is open; found at the start, it tells of an unclean end
    core::ports::Sealer& m_sealer;
    core::ports::DiskReserve* m_reserve; // may be none
    bool m_opened = false;
    std::atomic<std::int64_t> m_writes = 0;
    std::unique_ptr<Line> m_writer; // used on the store's thread alone once opened
    std::mutex m_readerMutex;
    std::unique_ptr<Line> m_reader;
    std::optional<StoreThread> m_thread; // ends before the connections do
};

} // namespace core::store

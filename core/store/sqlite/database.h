// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one SQLite file. One thread at a time; all its statements end before it does.
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/statement.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace core::store::sqlite {

enum class Access {
    Write,  // makes the file if there is none
    Read,   // query_only, never checkpoints, also not when it is the last to close
    Memory, // no file, whatever its name: gone with the connection, and nothing of it ever on the disk
    Still, // a file that nobody writes: read without locks and without a file beside it, also on a stick that
           // takes no writing
};

class Database {
  public:
    // Nothing is written to the file yet. Errors: FolderUnusable (args: folder), ReadOnly, Damaged, Failed.
    [[nodiscard]] static core::base::Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                                            Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Several statements, none of which answers rows that matter.
    [[nodiscard]] core::base::Result<void> execute(const std::string& script);
    // Wrong SQL is told by the statement's first step().
    [[nodiscard]] Statement prepare(std::string_view sql);
    // The first column of the first row, as SQLite writes it; empty without a row.
    [[nodiscard]] core::base::Result<std::string> ask(std::string_view sql);

    // Everything as this connection sees it now, in one step, into `file`, which is not there yet; fsynced,
    // its folder not. Whoever writes goes on meanwhile. After an error a part of the file may be there.
    // Errors: DiskFull, ReadOnly, FolderUnusable, Damaged, Failed.
    [[nodiscard]] core::base::Result<void> copyTo(const std::filesystem::path& file);

    // The log is brought into the file, which is fsynced, and cut to nothing; outside of a transaction. Waits
    // for nobody. Errors: InUse, while somebody reads or writes; DiskFull, ReadOnly, Damaged, Failed.
    [[nodiscard]] core::base::Result<void> wipeLog();

    [[nodiscard]] std::int64_t lastInsertId() const;
    // Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;
    // An fsync has failed on this connection: what it says from now on is not to be trusted with new rows.
    [[nodiscard]] bool syncFailed() const { return m_syncFailed; }

  private:
    friend class Statement;
    friend class Transaction;

    explicit Database(sqlite3* handle) : m_handle(handle) {}
    core::base::Error error(int code, std::string_view doing);
    // A translated statement that is not in use, or none. Most of a short act was translating the same SQL
    // again.
    [[nodiscard]] sqlite3_stmt* takeIdle(std::string_view sql);
    // Ends what it was doing and keeps it for the next.
    void giveBack(sqlite3_stmt* statement);
    void forgetIdle();
    // SQLite rolls a whole transaction back by itself when the disk is full or fails. Whoever did not look at
    // the error must not go on writing outside of it.
    [[nodiscard]] bool transactionLost() const;

    sqlite3* m_handle;
    bool m_inTransaction = false;
    bool m_syncFailed = false;
    std::map<std::string, sqlite3_stmt*, std::less<>> m_idle; // by their SQL
};

} // namespace core::store::sqlite

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/store_suite.h"

#include "app/bench/median.h"
#include "app/bench/memory_meter.h"
#include "app/bench/store_filling.h"
#include "app/bench/store_search.h"
#include "core/ports/random.h"
#include "core/store/backup/disk_backups.h"
#include "core/store/disk_document_files.h"
#include "core/store/file_handle.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite/transaction.h"
#include "core/store/sqlite_store.h"
#include "core/vault/sodium_secrets.h"
#include "core/vault/system_random.h"
#include "core/vault/vault.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <optional>

namespace app::bench {

namespace base = core::base;
namespace fs = std::filesystem;
namespace ports = core::ports;
using core::store::FileHandle;
using core::store::SqliteStore;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using nlohmann::json;

namespace {

constexpr int kFirstRows = 50;
constexpr int kOpenings = 5;
constexpr int kRowsATransaction = 1'000;
constexpr int kFiles = 3;
constexpr std::size_t kFile_bytes = 1'000'000;
constexpr std::size_t kRows_bytes = 16'384; // about what a save writes into the log
constexpr double kMegabyte = 1e6;

class Watch {
  public:
    [[nodiscard]] double ms() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

  private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

double megabytesOf(const fs::path& file) {
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    return error ? 0 : static_cast<double>(bytes) / kMegabyte;
}

// The file's pages leave the memory, as after the PC was switched on.
void dropFromCache(const fs::path& file) {
    const auto handle = FileHandle::open(file, O_RDONLY);
    if (handle) posix_fadvise(handle->number(), 0, 0, POSIX_FADV_DONTNEED);
}

// One size: a store in a folder of its own.
class StoreBench {
  public:
    StoreBench(const StoreOptions& options, int n)
        : m_options(options), m_folder(options.work / ("store-" + std::to_string(n))) {
        m_run.n = n;
    }

    Outcome<StoreRun> measure() {
        if (const auto made = m_vault.makeKeys({}, "no clerk signs in", {}); !made)
            return sorry(base::describe(made.error()));
        fs::create_directories(m_folder / "backup");
        for (const auto step : {&StoreBench::fill, &StoreBench::open, &StoreBench::search, &StoreBench::save,
                                &StoreBench::backUp, &StoreBench::recover, &StoreBench::searchDeeper})
            if (const auto trouble = (this->*step)()) return sorry(*trouble);
        fs::remove_all(m_folder);
        return m_run;
    }

  private:
    using Trouble = std::optional<std::string>;

    static Trouble troubleOf(const base::Error& error) { return base::describe(error); }

    // What the store is for, answers that are on the platter, is not measured here and takes most of the
    // time.
    Trouble fill() {
        if (const auto made = SqliteStore::open(m_database, m_vault); !made) return troubleOf(made.error());
        const auto database = Database::open(m_database, Access::Write);
        if (!database) return troubleOf(database.error());
        const auto set = (*database)->execute(
            "PRAGMA synchronous=OFF; PRAGMA cache_size=-500000; PRAGMA wal_autocheckpoint=50000;");
        if (!set) return troubleOf(set.error());
        for (int begin = 0; begin < m_run.n; begin += kRowsATransaction)
            if (const auto done = append(**database, begin, std::min(m_run.n, begin + kRowsATransaction));
                !done)
                return troubleOf(done.error());
        return {};
    }

    base::Result<void> append(Database& database, int begin, int end) {
        core::store::SqliteBooks books(database, m_vault);
        core::store::sqlite::Transaction act(database);
        if (auto begun = act.begin(core::store::sqlite::Transaction::Kind::Write); !begun) return begun;
        for (int i = begin; i < end; ++i)
            if (auto saved = bench::save(books, filling(i), {}); !saved) return saved;
        return act.commit();
    }

    // Answers the milliseconds to the first rows; the store stays open.
    base::Result<double> openFirstRows() {
        m_store.reset();
        dropFromCache(m_database);
        const Watch watch;
        auto store = SqliteStore::open(m_database, m_vault);
        if (!store) return base::fail(store.error());
        m_store = std::move(*store);
        const auto read = m_store->read([](ports::Books& books) -> base::Result<void> {
            const auto rows = books.dossiers().newest(kFirstRows);
            if (!rows) return base::fail(rows.error());
            return {};
        });
        if (!read) return base::fail(read.error());
        return watch.ms();
    }

    Trouble open() {
        std::vector<double> times;
        for (int i = 0; i < kOpenings; ++i) {
            const auto time = openFirstRows();
            if (!time) return troubleOf(time.error());
            times.push_back(*time);
        }
        m_run.database_mb = megabytesOf(m_database);
        m_run.open_first50_ms = median(times);
        m_run.rss_mb = resident_mb();
        return {};
    }

    Trouble search() {
        const auto figures = measureSearch(*m_store, m_run.n);
        if (!figures) return troubleOf(figures.error());
        m_run.search_ready_ms = figures->ready_ms;
        m_run.search_open_ms = figures->open_ms;
        m_run.search_mb = figures->index_mb;
        m_run.search_p50_ms = quantile(figures->keys_ms, 0.5);
        m_run.search_p99_ms = quantile(figures->keys_ms, 0.99);
        m_run.list_p50_ms = quantile(figures->list_ms, 0.5);
        m_run.list_p99_ms = quantile(figures->list_ms, 0.99);
        m_run.search_newest_ms = figures->newest_ms;
        m_run.search_filling_p99_ms = quantile(figures->filling_keys_ms, 0.99);
        return {};
    }

    base::Result<void> saveOne(int n) {
        auto dossier = filling(n);
        std::vector<base::DocumentId> ids;
        for (int i = 0; i < kFiles; ++i) {
            ids.push_back(ports::newId<base::DocumentId>(m_random));
            const auto part = m_documents.begin(ids.back());
            if (!part) return base::fail(part.error());
            std::ofstream(*part, std::ios::binary) << m_bytes;
            m_documents.startKeeping(ids.back());
        }
        const auto kept = m_documents.keep(ids);
        if (!kept) return base::fail(kept.error());
        std::vector<ports::SealedFile> files;
        for (const auto& file : *kept) {
            core::domain::Document document;
            document.id = file.sealed.document;
            document.component = document.name = "paper";
            document.size_bytes = file.size_bytes;
            document.sha256 = file.sha256;
            dossier.documents.push_back(std::move(document));
            files.push_back(file.sealed);
        }
        if (auto settled = m_documents.settle(); !settled) return settled;
        for (const auto& id : ids)
            m_written.push_back(m_documents.pathOf(id));
        return m_store->write([&](ports::Books& books) { return bench::save(books, dossier, files); });
    }

    base::Result<void> writePlainly(int n) {
        for (int i = 0; i < kFiles; ++i) {
            m_written.push_back(m_folder / ("plain-" + std::to_string(n) + "-" + std::to_string(i)));
            if (auto written = m_disk.write(m_written.back(), m_bytes); !written) return written;
        }
        if (auto synced = m_disk.syncFolder(m_folder); !synced) return synced;
        return m_disk.append(m_folder / "plain-rows", std::string_view(m_bytes).substr(0, kRows_bytes));
    }

    Trouble save() {
        std::vector<double> saves;
        std::vector<double> plain;
        for (int i = 0; i < m_options.saves; ++i) {
            const Watch saving;
            if (const auto done = saveOne(m_run.n + i); !done) return troubleOf(done.error());
            saves.push_back(saving.ms());
            const Watch writing;
            if (const auto done = writePlainly(i); !done) return troubleOf(done.error());
            plain.push_back(writing.ms());
            dropWritten();
        }
        m_run.save_p50_ms = quantile(saves, 0.5);
        m_run.save_p99_ms = quantile(saves, 0.99);
        m_run.plain_fsync_p50_ms = quantile(plain, 0.5);
        m_run.plain_fsync_p99_ms = quantile(plain, 0.99);
        return {};
    }

    // The next files get the same memory, as on a PC that has been on for a while: a virtual one asks its
    // host for each new page, which takes longer than all the rest.
    void dropWritten() {
        for (const auto& file : m_written)
            dropFromCache(file);
        m_written.clear();
    }

    // The second of two: documents are copied by the first.
    Trouble backUp() {
        core::store::backup::DiskBackups backups(m_disk, m_secrets, m_database, m_folder / "documents");
        for (int i = 0; i < 2; ++i) {
            const Watch watch;
            const auto made =
                backups.make(m_folder / "backup", base::toLocal(filling(0).receivedAt).date, {});
            if (!made) return troubleOf(made.error());
            m_run.backup_ms = watch.ms();
        }
        fs::remove_all(m_folder / "backup");
        return {};
    }

    // In a process of its own: writes until the log is long, and dies without closing anything.
    [[noreturn]] void writeAndDie() {
        const auto database = Database::open(m_database, Access::Write);
        const bool isSet = database && (*database)->execute("PRAGMA wal_autocheckpoint=0;");
        auto log = m_database;
        log += "-wal";
        for (int n = m_run.n + m_options.saves; isSet && megabytesOf(log) < m_options.wal_mb;
             n += kRowsATransaction)
            if (!append(**database, n, n + kRowsATransaction)) break;
        kill(getpid(), SIGKILL);
        for (;;)
            pause();
    }

    Trouble recover() {
        m_store.reset();
        auto marker = m_database;
        marker += "-open"; // as a counter leaves it that dies
        if (const auto marked = m_disk.write(marker, ""); !marked) return troubleOf(marked.error());
        const pid_t child = fork();
        if (child == 0) writeAndDie();
        if (child < 0 || waitpid(child, nullptr, 0) != child) return "no process to kill";
        auto log = m_database;
        log += "-wal";
        m_run.wal_mb = megabytesOf(log);
        dropFromCache(log);
        const auto time = openFirstRows();
        if (!time) return troubleOf(time.error());
        m_run.recovery_ms = *time;
        return {};
    }

    // The last: the store grows by the words.
    Trouble searchDeeper() {
        const auto figures = measureDeeper(*m_store, m_run.n);
        if (!figures) return troubleOf(figures.error());
        m_run.deeper_scans = figures->scans;
        m_run.deeper_ms = figures->ms;
        m_store.reset();
        return {};
    }

    const StoreOptions& m_options;
    fs::path m_folder;
    fs::path m_database = m_folder / "counterfoil.db";
    StoreRun m_run;
    core::store::PosixFileSystem m_disk;
    core::vault::SodiumSecrets m_secrets;
    core::vault::SystemRandom m_random;
    core::vault::Vault m_vault{core::vault::PassphraseCost{1, 8192}}; // nobody signs in here
    core::store::DiskDocumentFiles m_documents{m_disk, m_secrets, m_vault, m_folder / "documents"};
    std::unique_ptr<SqliteStore> m_store;
    std::vector<fs::path> m_written; // since dropWritten()
    std::string m_bytes = [this] {
        std::string bytes(kFile_bytes, '\0');
        m_random.fill(std::span(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()));
        return bytes;
    }();
};

json jsonOf(const StoreRun& run) {
    return {{"n", run.n},
            {"database_mb", run.database_mb},
            {"open_first50_ms", run.open_first50_ms},
            {"search_ready_ms", run.search_ready_ms},
            {"search_open_ms", run.search_open_ms},
            {"search_ready_ratio", run.search_ready_ms / run.search_open_ms},
            {"search_mb", run.search_mb},
            {"search_p50_ms", run.search_p50_ms},
            {"search_p99_ms", run.search_p99_ms},
            {"list_p50_ms", run.list_p50_ms},
            {"list_p99_ms", run.list_p99_ms},
            {"search_newest_ms", run.search_newest_ms},
            {"search_filling_p99_ms", run.search_filling_p99_ms},
            {"deeper_scans", run.deeper_scans},
            {"deeper_ms", run.deeper_ms},
            {"save_p50_ms", run.save_p50_ms},
            {"save_p99_ms", run.save_p99_ms},
            {"plain_fsync_p50_ms", run.plain_fsync_p50_ms},
            {"plain_fsync_p99_ms", run.plain_fsync_p99_ms},
            {"save_ratio_p50", run.save_p50_ms / run.plain_fsync_p50_ms},
            {"wal_mb", run.wal_mb},
            {"recovery_ms", run.recovery_ms},
            {"backup_ms", run.backup_ms},
            {"rss_mb", run.rss_mb}};
}

} // namespace

Outcome<std::vector<StoreRun>> measureStore(const StoreOptions& options,
                                            const std::function<void(const std::string&)>& say) {
    std::vector<StoreRun> runs;
    for (const int n : options.sizes) {
        say(std::to_string(n) + " dossiers");
        const auto run = StoreBench(options, n).measure();
        std::error_code ignored;
        fs::remove_all(options.work, ignored);
        if (!run) return sorry(run.error());
        runs.push_back(*run);
    }
    return runs;
}

json storeReport(const std::vector<StoreRun>& runs) {
    json report{{"suite", "store"}, {"runs", json::array()}};
    for (const auto& run : runs)
        report["runs"].push_back(jsonOf(run));
    return report;
}

std::string storeTable(const json& report) {
    std::string table;
    for (const auto& run : report["runs"]) {
        for (const auto& [name, value] : run.items())
            table += name + "\t" + value.dump() + "\n";
        table += "\n";
    }
    return table;
}

} // namespace app::bench

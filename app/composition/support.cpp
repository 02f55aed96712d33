// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/support.h"

#include "app/composition/scanner_settings.h"
#include "app/lifecycle/child_program.h"
#include "app/lifecycle/log_excerpt.h"
#include "app/lifecycle/system_clock.h"
#include "core/ports/store_codes.h"
#include "core/store/data_folder.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite/integrity.h"
#include "core/store/sqlite_books.h"
#include "core/usecases/support_facts.h"
#include "core/vault/vault.h"
#include "scanner/device/worker_scan_source.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

namespace app::composition {

namespace base = core::base;
namespace fs = std::filesystem;
using core::ports::StoreCode;
using core::store::DataFolder;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using core::usecases::machineWord;
using nlohmann::json;

namespace {

using Files = std::map<std::string, std::string>; // by name

constexpr char kFolder[] = "counterfoil-support";

// Whose version tells something; where one is not installed, its line is missing.
const std::vector<std::string> kPackages{
    "libqt6widgets6", "libsqlite3-0",      "libsodium23", "libcurl4",  "libsane1",      "sane-airscan",
    "libtesseract5",  "tesseract-ocr-vie", "liblept5",    "libqpdf29", "libzxingcore1", "libpoppler-cpp0v5"};

std::string dumped(const json& value) {
    return value.dump(1, ' ', true, json::error_handler_t::replace) + "\n";
}

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

json packages() {
    static const std::regex form("([a-z0-9.+-]+)\t([0-9A-Za-z.+:~-]+)");
    std::vector<std::string> words{"dpkg-query", "-W", "-f", "${Package}\\t${Version}\\n"};
    words.insert(words.end(), kPackages.begin(), kPackages.end());
    std::istringstream lines(lifecycle::outputOf(words));
    json found = json::object();
    std::smatch parts;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_match(line, parts, form)) found[parts.str(1)] = parts.str(2);
    return found;
}

json memory() {
    static const std::regex form("(MemTotal|MemAvailable|SwapTotal): *([0-9]+) kB");
    std::istringstream lines(contentOf("/proc/meminfo"));
    json found = json::object();
    std::smatch parts;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_match(line, parts, form)) found[parts.str(1) + "_kB"] = std::stoll(parts.str(2));
    return found;
}

std::string programs() {
    const lifecycle::SystemClock clock;
    return dumped({{"counterfoil", COUNTERFOIL_VERSION},
                   {"packages", packages()},
                   {"kernel", machineWord(lifecycle::firstLineOf(contentOf("/proc/sys/kernel/osrelease")))},
                   {"debian", machineWord(lifecycle::firstLineOf(contentOf("/etc/debian_version")))},
                   {"memory", memory()},
                   {"made_at", base::toRfc3339(clock.now())},
                   {"boot_ms", clock.bootMs()}});
}

struct Weight {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
};

Weight weigh(const fs::path& folder) {
    Weight weight;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unreadable;
        const auto bytes = at->file_size(unreadable);
        if (unreadable || !at->is_regular_file(unreadable)) continue;
        ++weight.files;
        weight.bytes += static_cast<std::int64_t>(bytes);
    }
    return weight;
}

json sizeOf(const fs::path& file) {
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    return error ? json() : json(bytes);
}

std::string disk(const DataFolder& data) {
    core::store::PosixFileSystem disk;
    const auto free = disk.freeBytes(data.root);
    const auto database = data.database().string();
    json found{{"free_bytes", free ? json(*free) : json(free.error().name)},
               {"database_bytes", sizeOf(database)},
               {"log_bytes", sizeOf(database + "-wal")},
               {"open_or_unclean", disk.exists(database + "-open")},
               {"restoring", disk.exists(data.restoring())}};
    for (const auto& [name, folder] :
         {std::pair("documents", data.documents()), std::pair("batches", data.batches())}) {
        const auto weight = weigh(folder);
        found[name] = {{"files", weight.files}, {"bytes", weight.bytes}};
    }
    return dumped(found);
}

base::Result<std::string> shape(Database& database) {
    json shape;
    for (const auto* question : {"PRAGMA user_version", "SELECT sqlite_version()", "PRAGMA page_count"}) {
        const auto answer = database.ask(question);
        if (!answer) return base::fail(answer.error());
        shape[std::string(question).substr(7)] = machineWord(*answer);
    }
    const auto complaint = core::store::sqlite::complaintOf(database, core::store::sqlite::Check::Thorough);
    if (!complaint) return base::fail(complaint.error());
    // SQLite names tables, rows and indexes, never what stands in them.
    shape["complaint"] = *complaint;
    return dumped(shape);
}

// As it lies: beside an open window it is read like any other reader, else without a lock or a file beside
// it.
base::Result<std::unique_ptr<Database>> openAsItLies(const fs::path& file) {
    core::store::PosixFileSystem disk;
    if (!disk.exists(file)) return base::fail(StoreCode::NotFound, "no database");
    return Database::open(file, disk.exists(file.string() + "-wal") ? Access::Read : Access::Still);
}

void addStore(Files& files, const DataFolder& data) {
    const auto database = openAsItLies(data.database());
    if (!database) {
        files["store.json"] = dumped({{"error", database.error().name}});
        return;
    }
    const auto found = shape(**database);
    files["store.json"] = found ? *found : dumped({{"error", found.error().name}});
    core::vault::Vault locked;
    core::store::SqliteBooks books(**database, locked);
    files.merge(core::usecases::supportFacts(books));
}

// Scanners on the network bear the names that people gave them: of those only the driver is told.
json jsonOf(const core::ports::ScannerInfo& info) {
    const auto driver = info.name.substr(0, info.name.find(':'));
    const bool isNetwork = driver == "airscan" || driver == "escl" || driver == "net";
    if (isNetwork) return {{"driver", driver}};
    return {{"driver", machineWord(driver)}, {"vendor", info.vendor}, {"model", info.model}};
}

std::string scanners(const Places& places) {
    scanner::device::WorkerScanSource source(settingsFor(places, {}));
    const auto found = source.list({});
    if (!found) return dumped({{"error", found.error().name}});
    json list = json::array();
    for (const auto& info : *found)
        list.push_back(jsonOf(info));
    return dumped(list);
}

void addLogs(Files& files, const fs::path& folder) {
    core::store::PosixFileSystem disk;
    const auto logs = disk.list(folder);
    if (!logs) return;
    for (std::size_t i = 0; i < logs->size(); ++i)
        files["log-" + std::to_string(i + 1) + ".txt"] = lifecycle::logExcerpt(contentOf((*logs)[i]));
}

// A folder that goes with its owner.
struct OwnFolder {
    fs::path path;
    OwnFolder() {
        auto pattern = (fs::temp_directory_path() / "counterfoil-support-XXXXXX").string();
        if (::mkdtemp(pattern.data())) path = pattern;
    }
    ~OwnFolder() {
        std::error_code ignored;
        if (!path.empty()) fs::remove_all(path, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
};

base::Result<void> pack(const Files& files, const fs::path& to) {
    const OwnFolder own;
    if (own.path.empty()) return base::fail(StoreCode::Failed, "no temporary folder");
    core::store::PosixFileSystem disk;
    const auto folder = own.path / kFolder;
    if (auto made = disk.makeFolder(folder); !made) return made;
    for (const auto& [name, content] : files)
        if (auto written = disk.write(folder / name, content); !written) return written;
    const auto part = own.path / "support.tar.gz";
    // Owners are left out: they bear a person's name.
    const auto status = lifecycle::runProgram({"tar", "--create", "--gzip", "--file", part.string(),
                                               "--directory", own.path.string(), "--sort=name", "--owner=0",
                                               "--group=0", "--numeric-owner", kFolder});
    if (status != 0) return base::fail(StoreCode::Failed, "tar ended with " + std::to_string(status));
    const auto packed = disk.read(part);
    if (!packed) return base::fail(packed.error());
    return disk.write(to, *packed);
}

} // namespace

base::Result<std::vector<std::string>> makeSupportArchive(const Places& places, const SupportWish& wish) {
    const DataFolder data{places.data};
    Files files{{"programs.json", programs()}, {"disk.json", disk(data)}};
    addStore(files, data);
    if (wish.asksScanners) files["scanners.json"] = scanners(places);
    addLogs(files, data.root / "log");
    if (auto packed = pack(files, wish.to); !packed) return base::fail(packed.error());
    std::vector<std::string> names;
    for (const auto& [name, content] : files)
        names.push_back(name);
    return names;
}

} // namespace app::composition

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/sync_counter.h"

#include "app/bench/store_filling.h"
#include "app/composition/places.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

namespace app::bench {

namespace base = core::base;
namespace fs = std::filesystem;
namespace ports = core::ports;
using core::store::SqliteStore;
using nlohmann::json;

namespace {

constexpr char kToken[] = "demo-token";
constexpr char kOffice[] = "demo-office";
constexpr char kDevice[] = "demo-device";
constexpr char kPortal[] = "demo";

std::string lineFrom(int pipe) {
    std::string line;
    char c = 0;
    while (read(pipe, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

} // namespace

Outcome<std::unique_ptr<PortalRun>> PortalRun::start(const fs::path& data, int port) {
    const auto program = (composition::standardPlaces().programs / "counterfoil-portal").string();
    if (::access(program.c_str(), X_OK) != 0)
        return sorry("counterfoil-portal does not lie beside counterfoil-bench");
    const auto folder = data.string();
    const auto number = std::to_string(port);
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0) return sorry("no pipe");
    auto portal = std::unique_ptr<PortalRun>(new PortalRun);
    portal->m_process = fork();
    if (portal->m_process == 0) {
        dup2(pipe[1], STDOUT_FILENO);
        execl(program.c_str(), program.c_str(), "--data", folder.c_str(), "--port", number.c_str(), nullptr);
        _exit(127);
    }
    close(pipe[1]);
    const auto ready = json::parse(lineFrom(pipe[0]), nullptr, false);
    close(pipe[0]);
    if (!ready.is_object()) return sorry("counterfoil-portal does not start");
    portal->m_port = ready.at("port");
    portal->m_receiptKey = ready.at("receipt_key");
    return portal;
}

PortalRun::~PortalRun() {
    if (m_process <= 0) return;
    kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

std::string PortalRun::address() const {
    return "http://127.0.0.1:" + std::to_string(m_port);
}

core::sync::PortalAccess PortalRun::access() const {
    return {address(),
            [] { return std::string(kToken); },
            kPortal,
            kOffice,
            kDevice,
            "r1",
            core::sync::receiptKeyFromHex(m_receiptKey).value_or(ports::Ed25519Public{})};
}

bool PortalRun::control(const std::string& order) const {
    core::sync::CurlTransport http;
    const auto answer = http.perform({"POST", address() + "/control", {}, order}, {}, {});
    return answer && answer->status == 200;
}

std::string PortalRun::state() const {
    core::sync::CurlTransport http;
    const auto answer = http.perform({"GET", address() + "/control/state", {}, {}}, {}, {});
    return answer ? answer->body : std::string();
}

base::Result<ports::HttpAnswer> TimedTransport::perform(const ports::HttpRequest& request,
                                                        const std::function<void(std::int64_t)>& progress,
                                                        const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    const bool isUpload = request.url.find("/v1/files/") != std::string::npos;
    if (isUpload && !m_first) m_first = Clock::now();
    auto answer = m_transport.perform(request, progress, stop);
    if (isUpload) m_last = Clock::now();
    return answer;
}

double TimedTransport::uploadSeconds() const {
    return m_first ? std::chrono::duration<double>(m_last - *m_first).count() : 0;
}

SyncCounter::SyncCounter(const fs::path& folder, core::sync::PortalAccess access)
    : files(disk, secrets, vault, folder / "documents")
    , intake(std::move(access), transport, secrets, clock)
    , m_database(folder / "counterfoil.db") {}

Outcome<std::unique_ptr<SyncCounter>> SyncCounter::make(const fs::path& folder,
                                                        core::sync::PortalAccess access) {
    fs::create_directories(folder);
    auto counter = std::unique_ptr<SyncCounter>(new SyncCounter(folder, std::move(access)));
    if (const auto made = counter->vault.makeKeys({}, "no clerk signs in", {}); !made)
        return sorry(base::describe(made.error()));
    auto store = SqliteStore::open(counter->m_database, counter->vault);
    if (!store) return sorry(base::describe(store.error()));
    counter->store = std::move(*store);
    counter->engine = std::make_unique<core::sync::Engine>(core::sync::Engine::Rooms{
        *counter->store, counter->files, counter->intake, counter->clock, counter->random});
    return counter;
}

Outcome<core::domain::Dossier> SyncCounter::take(int n, const std::vector<std::int64_t>& sizes) {
    auto dossier = filling(n);
    std::vector<ports::SealedFile> sealed;
    for (const auto size : sizes) {
        core::domain::Document document;
        document.id = ports::newId<base::DocumentId>(random);
        document.component = "scan";
        document.name = "Giấy tờ";
        document.pages = 1;
        std::string bytes(static_cast<std::size_t>(size), '\0');
        random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
        const auto place = files.begin(document.id);
        if (!place) return sorry(base::describe(place.error()));
        std::ofstream(*place, std::ios::binary) << bytes;
        const auto kept = files.keep({document.id});
        if (!kept) return sorry(base::describe(kept.error()));
        document.size_bytes = kept->front().size_bytes;
        document.sha256 = kept->front().sha256;
        sealed.push_back(kept->front().sealed);
        dossier.documents.push_back(std::move(document));
    }
    if (const auto settled = files.settle(); !settled) return sorry(base::describe(settled.error()));
    const auto saved = store->write([&](ports::Books& books) { return save(books, dossier, sealed); });
    if (!saved) return sorry(base::describe(saved.error()));
    return dossier;
}

Outcome<void> SyncCounter::fill(int from, int count) {
    const auto saved = store->write([&](ports::Books& books) -> base::Result<void> {
        for (int n = from; n < from + count; ++n)
            if (auto done = save(books, filling(n), {}); !done) return done;
        return {};
    });
    if (!saved) return sorry(base::describe(saved.error()));
    return {};
}

Outcome<core::sync::RunReport> SyncCounter::sendAll() {
    core::sync::RunReport sum;
    for (;;) {
        const auto run = engine->runUntilIdle({});
        if (!run) return sorry(base::describe(run.error()));
        sum.acknowledged += run->acknowledged;
        sum.bytes_sent += run->bytes_sent;
        sum.bytes_wasted += run->bytes_wasted;
        if (run->needs_clerk > 0) return sorry("the portal refuses a dossier");
        if (run->waiting == 0) return sum;
        if (!run->nextTryBootMs) return sorry("something waits for nothing");
        std::this_thread::sleep_for(
            std::chrono::milliseconds(std::max<std::int64_t>(1, *run->nextTryBootMs - clock.bootMs())));
    }
}

bool SyncCounter::isKnownAtPortal(const core::domain::Dossier& dossier) {
    bool known = false;
    const auto read = store->read([&](ports::Books& books) {
        return books.outbox().opsOf(dossier.id, 1).map([&](const auto& ops) {
            for (const auto& op : ops)
                if (op.kind == ports::OpKind::Put)
                    known = op.state == ports::OpState::Uploaded || op.state == ports::OpState::Acknowledged;
        });
    });
    return read && known;
}

} // namespace app::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/sync_suite.h"

#include "app/bench/median.h"
#include "app/bench/program_run.h"
#include "app/bench/slow_link.h"
#include "app/bench/sync_counter.h"
#include "core/sync/courier_thread.h"
#include "core/vault/sha256.h"

#include <malloc.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace app::bench {

namespace base = core::base;
namespace fs = std::filesystem;
namespace ports = core::ports;
using nlohmann::json;

namespace {

constexpr std::chrono::milliseconds kLook{5};
constexpr std::chrono::minutes kPatience{2};

class Watch {
  public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

  private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

// The most that this process has had in memory since.
class PeakMemory {
  public:
    PeakMemory() {
        malloc_trim(0);
        std::ofstream("/proc/self/clear_refs") << "5";
    }
    [[nodiscard]] static double mb() {
        std::ifstream status("/proc/self/status");
        for (std::string word; status >> word;)
            if (double kib = 0; word == "VmHWM:" && status >> kib) return kib * 1024 / 1e6;
        return 0;
    }
};

template<class T>
json orNull(const std::optional<T>& value) {
    return value ? json(*value) : json();
}

class SyncBench {
  public:
    SyncBench(const SyncOptions& options, const std::function<void(const std::string&)>& say)
        : m_options(options), m_say(say) {}

    Outcome<SyncFigures> measure() {
        fs::create_directories(m_options.work);
        auto link = SlowLink::make(m_options.work, m_options.bitsPerSecond);
        if (link) {
            m_link = std::move(*link);
            for (const auto step :
                 {&SyncBench::measureLinks, &SyncBench::measureWaste, &SyncBench::measureLinkUp})
                if (const auto trouble = (this->*step)()) return sorry(*trouble);
        } else {
            m_figures.noLink = link.error();
            m_say(link.error());
        }
        if (const auto trouble = measureQueue()) return sorry(*trouble);
        return m_figures;
    }

  private:
    using Trouble = std::optional<std::string>;

    // A portal on its side of the link, and a counter on the other.
    struct Pair {
        std::unique_ptr<PortalRun> portal;
        std::unique_ptr<SyncCounter> counter;
    };

    Outcome<Pair> newPair() {
        const auto name = std::to_string(m_pairs++);
        Pair pair;
        Outcome<std::unique_ptr<PortalRun>> portal;
        m_link->atPortal([&] {
            portal = PortalRun::start(m_options.work / ("portal-" + name), SlowLink::kFirstPort + m_pairs);
        });
        if (!portal) return sorry(portal.error());
        pair.portal = std::move(*portal);
        auto counter = SyncCounter::make(m_options.work / ("counter-" + name), pair.portal->access());
        if (!counter) return sorry(counter.error());
        pair.counter = std::move(*counter);
        return pair;
    }

    Trouble measureLinks() {
        for (const int loss : m_options.losses) {
            m_say(std::to_string(loss) + " % loss");
            if (!m_link->lose(loss)) return "the link does not lose packets";
            std::vector<LinkRun> runs;
            for (int i = 0; i < m_options.runs; ++i) {
                const auto run = measureLink(loss);
                if (!run) return run.error();
                runs.push_back(*run);
            }
            m_figures.links.push_back(medianOf(runs));
        }
        return {};
    }

    // Of each figure for itself. Who sends is the same in all runs.
    static LinkRun medianOf(const std::vector<LinkRun>& runs) {
        auto middle = runs.front();
        for (const auto figure : {&LinkRun::seconds, &LinkRun::dossier_seconds, &LinkRun::bytes_ratio}) {
            std::vector<double> values;
            for (const auto& run : runs)
                values.push_back(run.*figure);
            middle.*figure = median(values);
        }
        for (const auto figure : {&LinkRun::tus_js_seconds, &LinkRun::tus_js_bytes_ratio,
                                  &LinkRun::curl_seconds, &LinkRun::curl_bytes_ratio}) {
            std::vector<double> values;
            for (const auto& run : runs)
                if (run.*figure) values.push_back(*(run.*figure));
            if (!values.empty()) middle.*figure = median(values);
        }
        return middle;
    }

    Outcome<LinkRun> measureLink(int loss) {
        auto pair = newPair();
        if (!pair) return sorry(pair.error());
        LinkRun run;
        run.loss_pct = loss;
        run.limit_seconds =
            static_cast<double>(m_options.file_bytes) * 8 / static_cast<double>(m_options.bitsPerSecond);
        const auto dossier = pair->counter->take(m_taken++, {m_options.file_bytes});
        if (!dossier) return sorry(dossier.error());
        Outcome<core::sync::RunReport> sent;
        const auto bytes = sending([&] {
            const Watch watch;
            sent = pair->counter->sendAll();
            run.dossier_seconds = watch.seconds();
        });
        if (!sent) return sorry(sent.error());
        run.seconds = pair->counter->transport.uploadSeconds();
        run.bytes_ratio = ratio(bytes);
        m_bytesWithoutCut = m_bytesWithoutCut.value_or(bytes);
        if (auto trouble = measureTusJs(*pair, *dossier, run)) return sorry(*trouble);
        if (auto trouble = measureCurl(*pair, *dossier, run)) return sorry(*trouble);
        return run;
    }

    // What the counter's side sends meanwhile.
    std::int64_t sending(const std::function<void()>& act) const {
        const auto before = m_link->sentBytes();
        m_link->atCounter(act);
        return m_link->sentBytes() - before;
    }

    [[nodiscard]] double ratio(std::int64_t bytes) const {
        return static_cast<double>(bytes) / static_cast<double>(m_options.file_bytes);
    }

    // A file that is no dossier's: the portal takes it all the same.
    ports::RevisionFile strangersFile(const core::domain::Dossier& dossier) {
        std::string bytes(static_cast<std::size_t>(m_options.file_bytes), '\0');
        m_random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
        std::ofstream(m_options.work / "file", std::ios::binary) << bytes;
        return {dossier.id,
                1,
                ports::newId<base::DocumentId>(m_random),
                m_options.file_bytes,
                core::vault::sha256(bytes),
                {}};
    }

    static json headersFor(const core::sync::PortalAccess& access) {
        return {{"Authorization", "Bearer " + access.token()},
                {"X-Office", access.office},
                {"X-Device-Seq", "0/0"},
                {"X-Client-Time", "2026-11-23T02:00:00.000Z"},
                {"X-Request-Id", "00000000000000000000000000000000"}};
    }

    Trouble measureTusJs(const Pair& pair, const core::domain::Dossier& dossier, LinkRun& run) {
        if (!isInstalled("node") || !fs::exists(m_options.nodePeers / "node_modules" / "tus-js-client"))
            return {};
        const auto file = strangersFile(dossier);
        const json metadata{{"dossier", dossier.id.hex()},
                            {"file", file.file.hex()},
                            {"rev", "1"},
                            {"sha256", core::domain::toHex(file.sha256)},
                            {"filename", file.file.hex() + ".pdf"}};
        const auto access = pair.portal->access();
        const auto log = m_options.work / "tus.log";
        fs::remove(log);
        ProgramRun ended;
        const auto bytes = sending([&] {
            ended = runProgram({"node", m_options.nodePeers / "tus_upload.mjs", "--to",
                                access.address + "/v1/files/", "--file", m_options.work / "file",
                                "--metadata", metadata.dump(), "--headers", headersFor(access).dump()},
                               log);
        });
        std::ifstream printed(log);
        const auto figures = json::parse(printed, nullptr, false);
        if (ended.status != 0 || !figures.is_object()) return "tus-js-client gives up: " + endOf(log);
        run.tus_js_seconds = figures.at("seconds").get<double>();
        run.tus_js_bytes_ratio = ratio(bytes);
        return {};
    }

    Trouble measureCurl(const Pair& pair, const core::domain::Dossier& dossier, LinkRun& run) {
        if (!isInstalled("curl")) return {};
        const auto file = strangersFile(dossier);
        ports::PortalAnswer<std::string> location;
        m_link->atCounter([&] {
            location = pair.counter->intake.createUpload(
                file, {ports::newId<base::OpId>(m_random), "00000000000000000000000000000000", "0/0"}, {});
        });
        if (!location) return "the portal takes no upload: " + base::describe(location.error().error);
        const auto access = pair.portal->access();
        std::vector<std::string> words{"curl",          "--silent",
                                       "--show-error",  "--fail",
                                       "--noproxy",     "*",
                                       "--request",     "PATCH",
                                       "--data-binary", "@" + (m_options.work / "file").string(),
                                       "--header",      "Expect:",
                                       "--header",      "Tus-Resumable: 1.0.0",
                                       "--header",      "Upload-Offset: 0",
                                       "--header",      "Content-Type: application/offset+octet-stream"};
        const auto headers = headersFor(access);
        for (const auto& [name, value] : headers.items())
            words.insert(words.end(), {"--header", name + ": " + value.get<std::string>()});
        words.push_back(access.address + *location);
        const auto log = m_options.work / "curl.log";
        ProgramRun ended;
        const auto bytes = sending([&] { ended = runProgram(words, log); });
        if (ended.status != 0) return "curl gives up: " + endOf(log);
        run.curl_seconds = ended.seconds;
        run.curl_bytes_ratio = ratio(bytes);
        return {};
    }

    // The same upload, cut by the portal again and again.
    Trouble measureWaste() {
        if (m_options.losses.empty() || m_options.losses.front() != 0 || m_options.cuts == 0) return {};
        m_say(std::to_string(m_options.cuts) + " cuts");
        if (!m_link->lose(0)) return "the link does not change";
        auto pair = newPair();
        if (!pair) return pair.error();
        json faults = json::array();
        for (int i = 0; i < m_options.cuts; ++i)
            faults.push_back({{"do", "cut_body"},
                              {"method", "PATCH"},
                              {"path", "/v1/files/"},
                              {"skip", i + 1}, // a chunk between two cuts, or the waits grow
                              {"bytes", m_options.file_bytes / (10 * m_options.cuts) + 997 * i}});
        bool ordered = false;
        m_link->atPortal([&] { ordered = pair->portal->control(json{{"faults", faults}}.dump()); });
        if (!ordered) return "the portal takes no orders";
        if (const auto dossier = pair->counter->take(m_taken++, {m_options.file_bytes}); !dossier)
            return dossier.error();
        Outcome<core::sync::RunReport> sent;
        const auto bytes = sending([&] { sent = pair->counter->sendAll(); });
        if (!sent) return sent.error();
        m_figures.resume_waste_bytes =
            static_cast<double>(bytes - *m_bytesWithoutCut) / static_cast<double>(m_options.cuts);
        return {};
    }

    // A day's work waits, the newest dossier last; the link comes up, and the counter is told so.
    Trouble measureLinkUp() {
        m_say(std::to_string(m_options.waitingFiles) + " dossiers with their files wait for the link");
        if (!m_link->lose(0)) return "the link does not change";
        auto pair = newPair();
        if (!pair) return pair.error();
        if (!m_link->setUp(false)) return "the link does not go down";
        for (int i = 0; i < m_options.waitingFiles; ++i)
            if (const auto waiting = pair->counter->take(m_taken++, {m_options.waiting_bytes}); !waiting)
                return waiting.error();
        Trouble trouble = "the metadata does not arrive";
        const auto dossier = pair->counter->take(m_taken++, {m_options.waiting_bytes});
        if (!dossier) return dossier.error();
        m_link->atCounter([&] {
            core::sync::CourierThread courier(*pair->counter->engine, pair->counter->clock);
            if (!m_link->setUp(true)) return;
            const Watch watch;
            courier.sendNow();
            if (!awaited([&] { return pair->counter->isKnownAtPortal(*dossier); })) return;
            m_figures.metadata_after_link_up_ms = watch.seconds() * 1e3;
            trouble.reset();
        });
        return trouble;
    }

    static bool awaited(const std::function<bool()>& there) {
        for (const Watch watch; watch.seconds() < std::chrono::duration<double>(kPatience).count();) {
            if (there()) return true;
            std::this_thread::sleep_for(kLook);
        }
        return false;
    }

    Trouble measureQueue() {
        m_say(std::to_string(m_options.queue) + " dossiers wait");
        const auto portal = PortalRun::start(m_options.work / "portal-queue", 0);
        if (!portal) return portal.error();
        const auto counter = SyncCounter::make(m_options.work / "counter-queue", (*portal)->access());
        if (!counter) return counter.error();
        if (const auto filled = (*counter)->fill(m_taken, m_options.queue); !filled) return filled.error();
        const PeakMemory memory;
        const Watch watch;
        const auto sent = (*counter)->sendAll();
        if (!sent) return sent.error();
        if (sent->acknowledged != m_options.queue) return "not every dossier was acknowledged once";
        m_figures.queue_seconds = watch.seconds();
        m_figures.queue_rss_mb = memory.mb();
        return {};
    }

    const SyncOptions& m_options;
    const std::function<void(const std::string&)>& m_say;
    std::unique_ptr<SlowLink> m_link;
    core::vault::SystemRandom m_random;
    SyncFigures m_figures;
    std::optional<std::int64_t> m_bytesWithoutCut; // of the first link
    int m_pairs = 0;
    int m_taken = 0; // dossiers; no two of one portal are the same
};

} // namespace

Outcome<SyncFigures> measureSync(const SyncOptions& options,
                                 const std::function<void(const std::string&)>& say) {
    auto figures = SyncBench(options, say).measure();
    std::error_code ignored;
    fs::remove_all(options.work, ignored);
    return figures;
}

json syncReport(const SyncFigures& figures) {
    json links = json::array();
    for (const auto& run : figures.links)
        links.push_back({{"loss_pct", run.loss_pct},
                         {"seconds", run.seconds},
                         {"dossier_seconds", run.dossier_seconds},
                         {"limit_seconds", run.limit_seconds},
                         {"bytes_ratio", run.bytes_ratio},
                         {"tus_js_seconds", orNull(run.tus_js_seconds)},
                         {"tus_js_bytes_ratio", orNull(run.tus_js_bytes_ratio)},
                         {"curl_seconds", orNull(run.curl_seconds)},
                         {"curl_bytes_ratio", orNull(run.curl_bytes_ratio)}});
    return {{"suite", "sync"},
            {"links", links},
            {"no_link", orNull(figures.noLink)},
            {"resume_waste_bytes", orNull(figures.resume_waste_bytes)},
            {"metadata_after_link_up_ms", orNull(figures.metadata_after_link_up_ms)},
            {"queue_10000_rss_mb", figures.queue_rss_mb},
            {"queue_10000_seconds", figures.queue_seconds}};
}

std::string syncTable(const json& report) {
    std::string table;
    for (const auto& [name, value] : report.items())
        if (name != "links") table += name + "\t" + value.dump() + "\n";
    for (const auto& run : report["links"]) {
        table += "\n";
        for (const auto& [name, value] : run.items())
            table += name + "\t" + value.dump() + "\n";
    }
    return table;
}

} // namespace app::bench

// SPDX-License-Identifier: GPL-3.0-or-later
// Drivers that crash and hang beside others that do not, each in a worker of its own.
#include "scanner/device/backends.h"
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

using namespace core::ports;
using namespace scanner::device;
using namespace std::chrono_literals;

namespace {

struct Desk : tests::ScanDesk {
    explicit Desk(const std::string& rules) : ScanDesk("faulty:0") {
        settings.onlyBackends = {"faulty", "pnm", "test"};
        script(rules);
    }
};

std::vector<std::string> namesOf(const std::vector<ScannerInfo>& scanners) {
    std::vector<std::string> names;
    names.reserve(scanners.size());
    for (const auto& info : scanners)
        names.push_back(info.name);
    return names;
}

} // namespace

TEST_CASE("A driver that crashes while it looks around costs its own scanners alone") {
    Desk desk("list abort\n");
    const auto found = findScanners(desk.settings, {}, {}, {});
    CHECK(namesOf(found.scanners) == std::vector<std::string>{"pnm:0", "pnm:1", "test:0", "test:1"});
    REQUIRE(found.troubles.size() == 1);
    CHECK(found.troubles[0].is(ScanCode::DriverCrashed));
    CHECK(found.troubles[0].detail.starts_with("faulty: "));
    CHECK(found.asked == 3);
    CHECK(WorkerScanSource(desk.settings).list({}));
    CHECK(tests::childProcesses().empty());
}

TEST_CASE("A driver that hangs while it looks around is killed, and the others are asked") {
    Desk desk("list hang\n");
    desk.settings.limits.listSome = 300ms;
    const auto found = findScanners(desk.settings, {}, {}, {});
    CHECK(found.scanners.size() == 4);
    REQUIRE(found.troubles.size() == 1);
    CHECK(found.troubles[0].is(ScanCode::DriverHung));
    CHECK(tests::childProcesses().empty());
}

TEST_CASE("Scanners are told one by one as soon as their driver has named them") {
    Desk desk("");
    std::vector<std::string> told;
    std::vector<std::size_t> asked;
    SearchWatcher watcher;
    watcher.found = [&told](const ScannerInfo& info) { told.push_back(info.name + " " + info.id); };
    watcher.progress = [&asked, &told](std::size_t done, std::size_t of) {
        asked.push_back(done);
        CHECK(of == 3);
        CHECK(told.size() >= done);
    };
    const auto found = findScanners(desk.settings, {}, watcher, {});
    CHECK(found.scanners.size() == 5);
    CHECK(told.size() == 5);
    CHECK(told.front() == "faulty:0 scanner:faulty/Counterfoil/Faulty/port=0");
    CHECK(asked == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("A search that is stopped ends at once, whatever the driver does") {
    Desk desk("list hang\n");
    std::stop_source stop;
    SearchWatcher watcher;
    desk.settings.onlyBackends = {"test", "faulty"};
    // The first driver has answered: the second one hangs from now on.
    watcher.progress = [&stop](std::size_t, std::size_t) { stop.request_stop(); };
    const auto found = findScanners(desk.settings, {}, watcher, stop.get_token());
    CHECK(found.scanners.size() == 2);
    CHECK(tests::childProcesses().empty());
}

TEST_CASE("The system's drivers are those of dll.conf and dll.d, airscan instead of escl") {
    const tests::TempFolder system;
    std::ofstream(system / "dll.conf") << "# comment\n\nnet\n  escl # eSCL\n#pnm\nfujitsu\n";
    std::filesystem::create_directory(system / "dll.d");
    std::ofstream(system / "dll.d/airscan") << "airscan\n";
    std::ofstream(system / "dll.d/hplip") << "hpaio\nnet\n";
    std::ofstream(system / "dll.d/.hidden") << "hidden\n";
    std::ofstream(system / "dll.d/old~") << "old\n";
    CHECK(systemBackends(system.path()) == std::vector<std::string>{"net", "fujitsu", "airscan", "hpaio"});
    CHECK(systemBackends("/nonexistent").empty());
}

TEST_CASE("A network scanner written into airscan's configuration is listed with its host") {
    Desk desk("");
    const tests::TempFolder system;
    std::ofstream(system / "airscan.conf")
        << "[devices]\n\"My Desk\" = http://127.0.0.1:9/eSCL\n[options]\ndiscovery = disable\n";
    desk.settings.systemConfig = system.path();
    desk.settings.onlyBackends = {"airscan"};
    const auto found = findScanners(desk.settings, {}, {}, {});
    REQUIRE(found.scanners.size() == 1);
    CHECK(found.scanners[0].name == "airscan:e0:My Desk");
    CHECK(found.scanners[0].id == "scanner:airscan/eSCL/My%20Desk/host=127.0.0.1");
}

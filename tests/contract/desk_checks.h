// SPDX-License-Identifier: GPL-3.0-or-later
// What every case of the contract asks in the same way.
#pragma once

#include "tests/contract/doubles.h"

#include "ui/text/sentence.h"

#include <catch2/catch.hpp>

#include <fstream>

namespace tests {

using scanner::device::WorkerScanSource;

template<class Desk>
[[nodiscard]] core::base::Result<core::ports::ScanEnd> scanned(Desk& desk, WorkerScanSource& source,
                                                               const std::stop_token& stop = {}) {
    auto end = source.scan(desk.request, desk.events, stop);
    UNSCOPED_INFO((end ? std::string("ended well") : core::base::describe(end.error())));
    return end;
}

// Every page that was delivered lies there whole, and nothing else does.
template<class Desk>
void pagesAreSafe(const Desk& desk, std::size_t count) {
    REQUIRE(desk.events.pages.size() == count);
    CHECK(desk.fileNames().size() == count);
    for (std::size_t at = 0; at < count; ++at) {
        const auto& page = desk.events.pages[at];
        CHECK(page.number == static_cast<int>(at) + 1);
        const auto pnm = readPnm(page.file);
        CHECK(pnm.width == page.width_px);
        CHECK(pnm.height == page.height_px);
        const int samples = pnm.kind == "P6"   ? 3 * pnm.width
                            : pnm.kind == "P5" ? pnm.width
                                               : (pnm.width + 7) / 8;
        CHECK(pnm.pixels.size() == static_cast<std::size_t>(samples) * static_cast<std::size_t>(pnm.height));
    }
}

// The trouble is over, the papers are in, the key is pressed: all of them arrive behind the pages before.
template<class Desk>
void goesOn(Desk& desk, WorkerScanSource& source) {
    const auto before = desk.events.pages.size();
    desk.heal();
    desk.request.source = "feeder";
    desk.events.onBegun = [](int) {};
    desk.events.onDone = [](const core::ports::ScannedPage&) { return core::base::Result<void>{}; };
    desk.request.firstPage = static_cast<int>(before) + 1;
    const auto end = scanned(desk, source);
    REQUIRE(end);
    CHECK(*end == core::ports::ScanEnd::FeederEmpty);
    pagesAreSafe(desk, before + Desk::kSheets);
}

inline void isTold(const core::base::Error& error, core::ports::ScanCode code) {
    INFO(core::base::describe(error));
    CHECK(error.is(code));
    CHECK(ui::text::sentence(error).endsWith(u'.'));
}

// The workers that are running now; the doubles that are processes of their own do not count.
inline std::vector<pid_t> workers() {
    std::vector<pid_t> found;
    for (const pid_t child : childProcesses()) {
        std::ifstream in("/proc/" + std::to_string(child) + "/comm");
        std::string name;
        if (std::getline(in, name) && name.starts_with("counterfoil-sca")) found.push_back(child);
    }
    return found;
}

} // namespace tests

#define EVERY_DOUBLE                                                                                         \
    tests::TestDriver, tests::PnmDriver, tests::FaultyDriver, tests::NetworkScanner, tests::WsdScanner
// Ends a case that the double cannot play; the table in README.md says why.
#define NEEDS(desk, what)                                                                                    \
    if (!(desk).can(what)) return

// SPDX-License-Identifier: GPL-3.0-or-later
// The doubles of a scanner, each behind the same front: SANE's `test` and `pnm` drivers, libsane-faulty, and
// the network scanner through airscan. Each says of every case how it plays it, or why it cannot.
#pragma once

#include "tests/contract/cases.h"
#include "tests/contract/network_desk.h"

#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <sys/stat.h>

namespace tests {

struct Cannot {
    std::string why;
};
struct Can {
    std::string how;                          // in the double's own words; "%s" is the status or the file
    std::vector<std::string_view> statuses{}; // of a status case
};
using Plan = std::map<Case, std::variant<Can, Cannot>>;

// A desk with one scanner, sound until arrange() is called.
template<class Desk>
struct Double : Desk {
    using Desk::Desk;

    [[nodiscard]] bool can(Case what) const { return std::holds_alternative<Can>(Desk::plan().at(what)); }
    [[nodiscard]] const std::vector<std::string_view>& statusesOf(Case what) const {
        return std::get<Can>(Desk::plan().at(what)).statuses;
    }
    void waitUntilItHangs() const {
        if constexpr (requires { Desk::waitUntilItHangs(); }) Desk::waitUntilItHangs();
    }
    // Precondition: can().
    void arrange(Case what, std::string_view word = {}) {
        std::string how = std::get<Can>(Desk::plan().at(what)).how;
        if (const auto at = how.find("%s"); at != std::string::npos) how.replace(at, 2, Desk::spelled(word));
        Desk::play(how);
    }
};

// "name=value,name=value"
inline std::map<std::string, std::string> optionsFrom(std::string_view text) {
    std::map<std::string, std::string> options;
    while (!text.empty()) {
        const auto part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const auto equals = part.find('=');
        options.emplace(part.substr(0, equals), part.substr(equals + 1));
    }
    return options;
}

struct TestDriverDesk : ScanDesk {
    static constexpr char kName[] = "test";
    static constexpr int kSheets = 10; // in its feeder, whenever it is opened
    static constexpr double kWidth_mm = 200;
    static constexpr double kHeight_mm = 200;
    std::string listedAs = "test:0";

    TestDriverDesk() : ScanDesk("test:0") { heal(); }
    static const Plan& plan();
    static std::string spelled(std::string_view word) { return std::string(word); }
    void play(const std::string& how) {
        request.options = optionsFrom("test-picture=Color pattern" + (how.empty() ? "" : "," + how));
    }
    void heal() {
        request.dpi = 60;
        play("");
    }
};

struct PnmDriverDesk : ScanDesk {
    static constexpr char kName[] = "pnm";
    static constexpr int kSheets = 1;
    static constexpr double kWidth_mm = 0;
    static constexpr double kHeight_mm = 0;
    std::string listedAs = "pnm:0";

    PnmDriverDesk();
    static const Plan& plan();
    // The options that force a code have names of their own.
    static std::string spelled(std::string_view word);
    void play(const std::string& how) {
        request.options = {{"filename", folder / "sheet.ppm"}};
        for (const auto& [name, value] : optionsFrom(how)) {
            request.options[name] = value.starts_with("@") ? (folder / value.substr(1)).string() : value;
        }
    }
    void heal() { play(""); }
};

struct FaultyDriverDesk : ScanDesk {
    static constexpr char kName[] = "faulty";
    static constexpr int kSheets = 3;
    static constexpr double kWidth_mm = 210;
    static constexpr double kHeight_mm = 297;
    std::string listedAs = "faulty:0";

    FaultyDriverDesk() : ScanDesk("faulty:0") {
        mkfifo((folder / "script.hangs").c_str(), 0600);
        heal();
    }
    static const Plan& plan();
    static std::string spelled(std::string_view word) { return std::string(word); }
    void play(const std::string& how) const { script(how + "\n"); }
    void heal() const { play(""); }
    // Blocks. The driver opens this pipe when it hangs.
    void waitUntilItHangs() const { contentOf(folder / "script.hangs"); }
};

struct NetworkScannerDesk : NetworkDesk {
    static constexpr char kName[] = "eSCL";
    static constexpr int kSheets = 3;
    static constexpr double kWidth_mm = 210;
    static constexpr double kHeight_mm = 297;
    std::string listedAs = "airscan:e0:Counterfoil";

    explicit NetworkScannerDesk(Tongue tongue = Tongue::Escl) : NetworkDesk(tongue) { heal(); }
    static const Plan& plan();
    static std::string spelled(std::string_view word);
    void waitUntilItHangs() const { scanner.waitForHeld(1); }
    void play(const std::string& how) const {
        if (!how.empty()) order(nlohmann::json::parse(how));
    }
    void heal() const {
        order({{"clear", true}});
        feedSheets(kSheets);
        order({{"glass", sheet(150)}});
    }
};

// The same scanner in its other tongue.
struct WsdScannerDesk : NetworkScannerDesk {
    static constexpr char kName[] = "WSD";

    WsdScannerDesk() : NetworkScannerDesk(Tongue::Wsd) { listedAs = "airscan:w0:Counterfoil"; }
    static const Plan& plan();
};

using TestDriver = Double<TestDriverDesk>;
using PnmDriver = Double<PnmDriverDesk>;
using FaultyDriver = Double<FaultyDriverDesk>;
using NetworkScanner = Double<NetworkScannerDesk>;
using WsdScanner = Double<WsdScannerDesk>;

} // namespace tests

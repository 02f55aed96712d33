// SPDX-License-Identifier: GPL-3.0-or-later
// The network scanner of tests/peers/escl on the desk of a test, reached through the real airscan driver.
#pragma once

#include "tests/scanner/device/scan_desk.h"
#include "tests/support/escl_process.h"

#include <nlohmann/json.hpp>

namespace tests {

enum class Tongue { Escl, Wsd };

// Sheets of one colour; JPEG keeps that within a few steps.
struct NetworkDesk : ScanDesk {
    EsclProcess scanner;

    explicit NetworkDesk(Tongue tongue = Tongue::Escl) : ScanDesk("airscan:0") {
        const bool is_wsd = tongue == Tongue::Wsd;
        request.device = is_wsd ? scanner.wsdDevice() : scanner.device();
        request.dpi = 75;
        request.source = "feeder";
        // For a list the driver has to be told where to look.
        settings.systemConfig = folder / "sane.d";
        std::filesystem::create_directory(settings.systemConfig);
        std::ofstream(settings.systemConfig / "airscan.conf")
            << "[devices]\n\"Counterfoil\" = " << scanner.address() << (is_wsd ? "/wsd, WSD" : "/eSCL")
            << "\n[options]\ndiscovery = disable\nws-discovery = off\n";
        events.tellScanner = [this] { order({{"begun", true}}); };
    }

    // A file with a sheet in that shade of grey.
    [[nodiscard]] std::string sheet(int shade) const {
        const auto file = folder / ("shade" + std::to_string(shade) + ".pgm");
        std::ofstream(file, std::ios::binary) << "P5\n4 4\n255\n"
                                              << std::string(16, static_cast<char>(shade));
        return file;
    }

    void feed(const nlohmann::json& sheets) const { order({{"feeder", sheets}, {"awaits_begin", true}}); }
    void feedSheets(int count) const {
        nlohmann::json sheets = nlohmann::json::array();
        for (int at = 0; at < count; ++at)
            sheets.push_back(sheet(200 - 20 * at));
        feed(sheets);
    }
    void order(const nlohmann::json& orders) const { scanner.control(orders.dump()); }
    [[nodiscard]] nlohmann::json state() const { return nlohmann::json::parse(scanner.state()); }

    // Of the page's first pixel.
    [[nodiscard]] int shadeOf(std::size_t page) const {
        return static_cast<unsigned char>(readPnm(events.pages.at(page).file).pixels.at(0));
    }
};

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/sane_config.h"

#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using scanner::device::SaneConfig;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("A known device gets a configuration with its driver alone") {
    const tests::TempFolder system;
    const tests::TempFolder parent;
    std::ofstream(system / "dll.conf") << "net\nfujitsu\n";
    std::ofstream(system / "fujitsu.conf") << "usb 0x04c5 0x1041\n";
    std::ofstream(system / "net.conf") << "host\n";
    fs::path folder;
    {
        const auto config = SaneConfig::forDevice(parent.path(), system.path(), "fujitsu:libusb:001:002");
        REQUIRE(config);
        folder = config->searchPath();
        CHECK(contentOf(folder / "dll.conf") == "fujitsu\n");
        CHECK(contentOf(folder / "fujitsu.conf") == "usb 0x04c5 0x1041\n");
        CHECK_FALSE(fs::exists(folder / "net.conf"));
        CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
    }
    CHECK_FALSE(fs::exists(folder));
}

TEST_CASE("A driver without a configuration, or with a path for a name, gets a line and no file") {
    const tests::TempFolder system;
    const tests::TempFolder parent;
    std::ofstream(system / "secret.conf") << "secret\n";
    const std::vector<std::string> devices{"pnm:0", "../" + system.path().filename().string() + "/secret:0"};
    for (const auto& device : devices) {
        const auto config = SaneConfig::forDevice(parent.path(), system.path(), device);
        REQUIRE(config);
        const fs::path folder = config->searchPath();
        CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
    }
}

TEST_CASE("A network scanner named by its address is opened without a search for others") {
    const tests::TempFolder system;
    const tests::TempFolder parent;
    std::ofstream(system / "airscan.conf") << "[options]\ndiscovery = enable\n";
    const auto config =
        SaneConfig::forDevice(parent.path(), system.path(), "airscan:escl:Desk:http://127.0.0.1:1/eSCL");
    REQUIRE(config);
    const fs::path folder = config->searchPath();
    CHECK(contentOf(folder / "dll.conf") == "airscan\n");
    CHECK(contentOf(folder / "airscan.conf") == "[options]\ndiscovery = disable\nws-discovery = off\n");
    const auto by_number = SaneConfig::forDevice(parent.path(), system.path(), "airscan:e0:Desk");
    REQUIRE(by_number);
    CHECK(contentOf(fs::path(by_number->searchPath()) / "airscan.conf") == "[options]\ndiscovery = enable\n");
}

TEST_CASE("A list takes the system's drivers and the extra ones, or only those that are named") {
    const tests::TempFolder system;
    const tests::TempFolder parent;
    std::ofstream(system / "dll.conf") << "net\n";
    const auto all = SaneConfig::forList(parent.path(), system.path(), {}, {"pnm", "test"});
    REQUIRE(all);
    const std::string path = all->searchPath();
    const auto colon = path.find(':');
    CHECK(contentOf(fs::path(path.substr(0, colon)) / "dll.conf") == "pnm\ntest\nnet\n");
    CHECK(path.substr(colon + 1) == system.path());
    const auto some = SaneConfig::forList(parent.path(), system.path(), {"test"}, {"pnm"});
    REQUIRE(some);
    CHECK(contentOf(fs::path(some->searchPath()) / "dll.conf") == "test\n");
}

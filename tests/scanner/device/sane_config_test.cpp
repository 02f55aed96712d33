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

TEST_CASE("A configuration whose owner was killed is cleared away, one in use is not") {
    const tests::TempFolder system;
    const tests::TempFolder parent;
    fs::create_directory(parent / "sane-killed");
    std::ofstream(parent / "sane-killed/dll.conf") << "test\n";
    std::ofstream(parent / "else") << "not ours";
    const auto in_use = SaneConfig::forDevice(parent.path(), system.path(), "test:0");
    REQUIRE(in_use);
    SaneConfig::clearLeftovers(parent.path());
    CHECK_FALSE(fs::exists(parent / "sane-killed"));
    CHECK(fs::exists(parent / "else"));
    CHECK(contentOf(fs::path(in_use->searchPath()) / "dll.conf") == "test\n");
}

TEST_CASE("A network scanner that is named by its address is not looked for") {
    const tests::TempFolder system;
    const tests::TempFolder parent;
    std::ofstream(system / "airscan.conf") << "[options]\ndiscovery = enable\n";
    const auto fixed =
        SaneConfig::forDevice(parent.path(), system.path(), "airscan:escl:Desk:http://127.0.0.1:1/eSCL");
    REQUIRE(fixed);
    CHECK(contentOf(fs::path(fixed->searchPath()) / "airscan.conf").find("discovery = disable") !=
          std::string::npos);
    const auto found = SaneConfig::forDevice(parent.path(), system.path(), "airscan:e0:Desk");
    REQUIRE(found);
    CHECK(contentOf(fs::path(found->searchPath()) / "airscan.conf") == "[options]\ndiscovery = enable\n");
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads that do not wait, with SANE's own driver: what the contract suite switches on is really on.
#include "scanner/sane/library.h"

#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <vector>

using namespace scanner::sane;

namespace {

// One of SANE's drivers, opened and scanning.
struct Scanning {
    tests::TempFolder config;
    CallWatch watch;
    std::optional<Library> library;
    std::optional<Device> device;

    Scanning(const std::string& name, const std::vector<std::pair<std::string, std::string>>& wishes) {
        std::signal(SIGPIPE, SIG_IGN); // the `test` driver raises it
        // Its reader may be cancelled with its buffer in hand. Loaded for good, so that a leak has its name.
        static void* const kept = ::dlopen(SANE_TEST_DRIVER, RTLD_LAZY | RTLD_NODELETE);
        REQUIRE(kept);
        std::filesystem::create_directory(config / "dll.d");
        std::ofstream(config / "dll.conf") << "test\n";
        setenv("SANE_CONFIG_DIR", config.path().c_str(), 1);
        library.emplace(watch, [](std::string_view, std::span<char>, std::span<char>) {});
        auto opened = library->open(name);
        REQUIRE(opened);
        device.emplace(std::move(*opened));
        for (const auto& [option, value] : wishes) {
            const auto options = device->options();
            REQUIRE(find(options, option));
            REQUIRE(device->set(*find(options, option), value));
        }
        device->readWithoutWaiting();
        REQUIRE(device->start());
    }

    // All bytes of the frame.
    std::size_t readAll() {
        std::vector<std::uint8_t> buffer(4096);
        std::size_t bytes = 0;
        while (true) {
            const auto count = device->read(buffer);
            REQUIRE(count);
            if (!*count) return bytes;
            bytes += **count;
        }
    }
};

} // namespace

// One scan alone: SANE is initialised once in a process.
TEST_CASE("What the contract suite asks for is given: reads that do not wait, and a descriptor to wait at") {
    Scanning scanning("test:0", {{"non-blocking", "yes"}, {"select-fd", "yes"}, {"resolution", "50"}});
    CHECK(scanning.device->readsWithoutWaiting());
    CHECK(scanning.device->descriptor());
    const auto parameters = scanning.device->parameters();
    REQUIRE(parameters);
    CHECK(scanning.readAll() ==
          static_cast<std::size_t>(parameters->bytesPerLine) * static_cast<std::size_t>(parameters->lines));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzzer's body in the ordinary suite: its seeds as they are, and a fixed number of spoilt copies.
#include "tests/fuzz/fuzz_body.h"
#include "tests/fuzz/mutations.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace tests::fuzz;

namespace {

std::vector<std::filesystem::path> seedFiles() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(COUNTERFOIL_FUZZ_SEEDS))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void feedAndJudge(const std::string& bytes) {
    try {
        feed(bytes);
    } catch (const BrokenPromise& broken) {
        FAIL("not kept: " << broken.promise);
    }
}

} // namespace

TEST_CASE("Every seed, and what fuzzing once found, is taken without harm") {
    const auto files = seedFiles();
    REQUIRE_FALSE(files.empty());
    for (const auto& file : files) {
        INFO(file.filename());
        feedAndJudge(bytesOf(file));
    }
    feedAndJudge("");
}

TEST_CASE("Spoilt copies of the seeds are taken without harm") {
    std::vector<std::string> seeds;
    for (const auto& file : seedFiles())
        seeds.push_back(bytesOf(file));
    Mutations mutations(std::move(seeds), 20261129);
    for (int i = 0; i < COUNTERFOIL_FUZZ_MUTATIONS; ++i) {
        INFO("mutation " << i);
        feedAndJudge(mutations.next());
    }
}

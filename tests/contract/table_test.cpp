// SPDX-License-Identifier: GPL-3.0-or-later
// Which double plays which case, and why not: printed, and held against the table in README.md.
#include "tests/contract/doubles.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace tests;

namespace {

std::string cell(const Plan& plan, Case what) {
    const auto& answer = plan.at(what);
    if (const auto* cannot = std::get_if<Cannot>(&answer)) return "no: " + cannot->why;
    const auto count = std::get<Can>(answer).statuses.size();
    return count == 0 ? "yes" : std::to_string(count) + (count == 1 ? " status" : " statuses");
}

std::string table() {
    const std::vector<std::pair<std::string, const Plan*>> doubles{
        {TestDriverDesk::kName, &TestDriverDesk::plan()},
        {PnmDriverDesk::kName, &PnmDriverDesk::plan()},
        {FaultyDriverDesk::kName, &FaultyDriverDesk::plan()},
        {NetworkScannerDesk::kName, &NetworkScannerDesk::plan()},
        {WsdScannerDesk::kName, &WsdScannerDesk::plan()}};
    std::string text = "| case |";
    for (const auto& [name, plan] : doubles)
        text += " " + name + " |";
    text += "\n|---|---|---|---|---|---|\n";
    for (int number = 0; number <= static_cast<int>(kLastCase); ++number) {
        const auto what = static_cast<Case>(number);
        text += "| " + std::string(nameOf(what)) + " |";
        for (const auto& [name, plan] : doubles)
            text += " " + cell(*plan, what) + " |";
        text += "\n";
    }
    return text;
}

} // namespace

TEST_CASE("The table of the doubles names every case, also those that are not played") {
    const auto now = table();
    std::cout << now;
    const auto readme = contentOf(CONTRACT_README);
    const bool is_told = readme.find(now) != std::string::npos;
    CHECK(is_told); // else put what was printed into README.md
}

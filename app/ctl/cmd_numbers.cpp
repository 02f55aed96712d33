// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/number_block.h"

namespace app::ctl {
namespace {

base::Result<Answer> run(const Globals& globals, const std::string& words) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (const auto taken = (*house)->takeFreshBlock(*numberBlockFrom(words)); !taken)
        return base::fail(taken.error());
    return Answer{{{"range", words}}, words + "\n"};
}

} // namespace

Command addNumbers(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "numbers", "Give the counter a block of numbers in place of its range, after a restore or when it "
                   "is too small");
    auto block = std::make_shared<std::string>();
    command->add_option("--range", *block, "A block of numbers that no counter ever had, this one neither")
        ->required()
        ->check(isNumberBlock());
    return [&globals, block] { return run(globals, *block); };
}

} // namespace app::ctl

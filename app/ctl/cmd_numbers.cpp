// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/number_block.h"

#include "ui/text/words.h"

namespace app::ctl {
namespace {

using core::usecases::NumberFacts;
using nlohmann::json;

json jsonOf(const NumberFacts& facts) {
    json blocks = json::array();
    for (const auto& block : facts.blocks)
        blocks.push_back({{"first", block.first},
                          {"last", block.last},
                          {"mode", nameOf(block.mode)},
                          {"name", block.name},
                          {"given_up", block.isGivenUp}});
    return {{"mode", nameOf(facts.mode)},
            {"blocks", std::move(blocks)},
            {"asked", facts.isAsked},
            {"date_trusted", facts.isDateTrusted},
            {"burned", facts.burned}};
}

base::Result<Answer> tell(composition::House& house) {
    const auto facts = house.numbers();
    if (!facts) return base::fail(facts.error());
    Answer answer{jsonOf(*facts)};
    for (const auto& block : facts->blocks)
        answer.text += ui::text::numberBlockWords(block).toStdString() + "\n";
    for (const auto& words :
         ui::text::numberFactsWords(facts->isAsked, facts->isDateTrusted, facts->burned.size()))
        answer.text += words.toStdString() + "\n";
    return answer;
}

base::Result<Answer> run(const Globals& globals, const std::string& words) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (words.empty()) return tell(**house);
    if (const auto taken = (*house)->takeFreshBlock(*numberBlockFrom(words)); !taken)
        return base::fail(taken.error());
    return Answer{{{"range", words}}, words + "\n"};
}

} // namespace

Command addNumbers(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "numbers",
        "Which numbers the counter has, had and asks for; or give it a block in place of them, after a "
        "restore or when they are too few");
    auto block = std::make_shared<std::string>();
    command->add_option("--range", *block, "A block of numbers that no counter ever had, this one neither")
        ->check(isNumberBlock());
    return [&globals, block] { return run(globals, *block); };
}

} // namespace app::ctl

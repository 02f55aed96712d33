// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/restoring.h"
#include "app/ctl/command.h"
#include "app/ctl/number_block.h"

namespace app::ctl {
namespace {

struct Options {
    std::filesystem::path from;
    std::string copy;
    std::string block;
};

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto data = composition::standardPlaces(globals.data).data;
    const auto restored = composition::restoreInto(
        data, {std::filesystem::absolute(options.from), options.copy, numberBlockFrom(options.block)});
    if (!restored) return base::fail(restored.error());
    auto text = restored->copy + " -> " + data.string() + "\n";
    if (restored->releases.lost > 0)
        text += std::to_string(restored->releases.lost) +
                " imports of procedures were damaged in the backup: import them again (catalogue import)\n";
    return Answer{{{"data", data.string()},
                   {"copy", restored->copy},
                   {"dossiers", restored->dossiers},
                   {"documents", restored->documents},
                   {"imports", restored->releases.restored},
                   {"imports_lost", restored->releases.lost},
                   {"audit_seq", restored->head.seq},
                   {"audit_hash", restored->head.hash},
                   {"numbers", options.block.empty() ? "provisional" : "official"}},
                  std::move(text)};
}

} // namespace

Command addRestore(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("restore", "Make an empty data folder the counter that was backed up");
    auto options = std::make_shared<Options>();
    command->add_option("--from", options->from, "Folder of backups")->required();
    command->add_option("--copy", options->copy, "One of its copies, by name (default: the newest)");
    command
        ->add_option("--range", options->block,
                     "A block of numbers that no counter ever had, this one neither; not one that an earlier "
                     "restore was given")
        ->check(isNumberBlock());
    command->footer(
        "The copy, its audit and every document are checked first. Nobody knows which numbers were given "
        "after the backup, so none of the old range is used again: without --range dossiers get provisional "
        "numbers until `numbers --range` gives the counter a block. A restore that broke off is run again.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

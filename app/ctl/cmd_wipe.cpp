// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

struct Options {
    std::filesystem::path command;
    SignInOptions signIn;
};

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto command = contentOf(options.command);
    if (!command) return base::fail(command.error());
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto by = options.signIn.signIn(**house);
    if (!by) return base::fail(by.error());
    const auto report = (*house)->wipe(*command, *by);
    if (!report) return base::fail(report.error());
    return Answer{nlohmann::json::parse(*report), *report + "\n"};
}

} // namespace

Command addWipe(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "wipe", "Destroy every key of this counter for good, by a supervisor with a command of the province");
    auto options = std::make_shared<Options>();
    command
        ->add_option("--command", options->command,
                     "File with the command, signed by the province's root key")
        ->required();
    options->signIn.addTo(*command)->required();
    command->footer("Refused while a dossier is neither at the portal nor sealed for it. What is sealed "
                    "stays on the disk "
                    "and opens at the portal alone. The answer is the report for the province.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

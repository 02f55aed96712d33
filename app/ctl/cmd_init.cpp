// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/codes.h"

namespace app::ctl {
namespace {

struct Options {
    std::filesystem::path config;
    std::string clerk;
    std::string fullName;
    std::string role = "clerk";
    std::filesystem::path passphraseFile;
};

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto text = contentOf(options.config);
    if (!text) return base::fail(text.error());
    const auto setup = core::usecases::setupFromJson(*text);
    if (!setup) return base::fail(setup.error());
    const auto scanner = nlohmann::json::parse(*text).value("scanner", nlohmann::json::object());
    const auto profiles = composition::profilesFromJson(scanner.dump());
    if (!profiles) return base::fail(profiles.error());
    const auto passphrase = firstLineOf(options.passphraseFile);
    if (!passphrase) return base::fail(passphrase.error());

    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (const auto done = (*house)->setUp(*setup, *profiles); !done) return base::fail(done.error());
    const auto clerk = (*house)->signIn().addFirstAccount(
        {options.clerk, options.fullName, *core::ports::roleFrom(options.role), *passphrase});
    if (!clerk) return base::fail(clerk.error());
    return Answer{
        {{"counter", setup->range.counter}, {"unit_code", setup->range.unitCode}, {"clerk", clerk->hex()}},
        setup->range.counter + " · " + setup->range.unitCode + "\n"};
}

} // namespace

Command addInit(CLI::App& app, const Globals& globals) {
    auto* command =
        app.add_subcommand("init", "Make this PC a counter: office, number range, portal, first clerk");
    auto options = std::make_shared<Options>();
    command
        ->add_option("--config", options->config, "JSON file of the counter (packaging/counter.example.json)")
        ->required();
    command->add_option("--clerk", options->clerk, "Sign-in name of the first clerk")->required();
    command->add_option("--full-name", options->fullName, "The clerk's name as printed on sheets")
        ->required();
    command->add_option("--role", options->role, "A supervisor, where further accounts are to be added")
        ->check(CLI::IsMember({"clerk", "supervisor", "technician"}));
    command
        ->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the passphrase")
        ->required();
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

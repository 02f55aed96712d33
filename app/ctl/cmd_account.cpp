// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

struct Options {
    std::string name;
    std::string fullName;
    std::string role = "clerk";
    std::filesystem::path newPassphraseFile;
    bool endWait = false;
    SignInOptions signIn;
};

base::Result<Answer> add(composition::House& house, const Options& options,
                         const core::usecases::SignedIn& by) {
    const auto passphrase = firstLineOf(options.newPassphraseFile);
    if (!passphrase) return base::fail(passphrase.error());
    const auto added = house.signIn().addAccount(
        {options.name, options.fullName, *core::ports::roleFrom(options.role), *passphrase}, by);
    if (!added) return base::fail(added.error());
    return Answer{{{"clerk", added->hex()}}, options.name + "\n"};
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto by = options.signIn.signIn(**house);
    if (!by) return base::fail(by.error());
    if (!options.endWait) return add(**house, options, *by);
    if (const auto ended = (*house)->signIn().endWait(options.name, *by); !ended)
        return base::fail(ended.error());
    return Answer{nlohmann::json::object(), options.name + "\n"};
}

} // namespace

Command addAccount(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("account", "Add an account, or end its wait after wrong passphrases");
    auto options = std::make_shared<Options>();
    command->add_option("NAME", options->name, "Sign-in name of the account")->required();
    auto* what = command->add_option_group("what");
    auto* fullName = what->add_option("--full-name", options->fullName, "Of a new one, as printed on sheets");
    what->add_flag("--end-wait", options->endWait, "It may try again at once");
    what->require_option(1);
    command->add_option("--role", options->role)->check(CLI::IsMember({"clerk", "supervisor", "technician"}));
    auto* passphrase = command->add_option("--new-passphrase-file", options->newPassphraseFile,
                                           "File whose first line is the passphrase of a new one");
    fullName->needs(passphrase);
    passphrase->needs(fullName);
    options->signIn.addTo(*command)->required();
    command->footer("The supervisor signs in by --clerk and --passphrase-file.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

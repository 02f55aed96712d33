// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/codes.h"

namespace app::ctl {
namespace {

struct Options {
    std::string name;
    std::string fullName;
    std::string role = "clerk";
    std::filesystem::path newPassphraseFile;
    bool endWait = false;
    bool close = false;
    bool changePassphrase = false;
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

// One's own alone.
base::Result<Answer> changePassphrase(composition::House& house, const Options& options) {
    if (options.name != options.signIn.clerk)
        return base::fail(core::domain::DomainCode::NotAllowed, "the passphrase of somebody else");
    const auto before = firstLineOf(options.signIn.passphraseFile);
    if (!before) return base::fail(before.error());
    const auto next = firstLineOf(options.newPassphraseFile);
    if (!next) return base::fail(next.error());
    const auto changed = house.signIn().changePassphrase(options.name, *before, *next);
    if (!changed) return base::fail(changed.error());
    return Answer{{{"clerk", changed->clerk.hex()}}, options.name + "\n"};
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (options.changePassphrase) return changePassphrase(**house, options);
    const auto by = options.signIn.signIn(**house);
    if (!by) return base::fail(by.error());
    if (!options.close && !options.endWait) return add(**house, options, *by);
    auto& accounts = (*house)->signIn();
    const auto done =
        options.close ? accounts.closeAccount(options.name, *by) : accounts.endWait(options.name, *by);
    if (!done) return base::fail(done.error());
    if (options.close)
        if (auto resealed = (*house)->resealing().carryOn(); !resealed) return base::fail(resealed.error());
    return Answer{nlohmann::json::object(), options.name + "\n"};
}

} // namespace

Command addAccount(CLI::App& app, const Globals& globals) {
    auto* command =
        app.add_subcommand("account", "Add an account, close it, end its wait or lock after wrong "
                                      "passphrases, or change one's own passphrase");
    auto options = std::make_shared<Options>();
    command->add_option("NAME", options->name, "Sign-in name of the account")->required();
    auto* what = command->add_option_group("what");
    auto* fullName = what->add_option("--full-name", options->fullName, "Of a new one, as printed on sheets");
    auto* endWait = what->add_flag("--end-wait", options->endWait, "It may try again at once");
    auto* close = what->add_flag("--close", options->close,
                                 "Whoever has it leaves: it never signs in again, and the data key changes");
    auto* change = what->add_flag("--change-passphrase", options->changePassphrase,
                                  "One's own: NAME is who signs in by the old one");
    what->require_option(1);
    command->add_option("--role", options->role)->check(CLI::IsMember({"clerk", "supervisor", "technician"}));
    auto* passphrase = command->add_option("--new-passphrase-file", options->newPassphraseFile,
                                           "File whose first line is the passphrase from now on");
    fullName->needs(passphrase);
    change->needs(passphrase);
    passphrase->excludes(endWait)->excludes(close);
    options->signIn.addTo(*command)->required();
    command->footer("Whoever does it signs in by --clerk and --passphrase-file: a supervisor, but for one's "
                    "own passphrase.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

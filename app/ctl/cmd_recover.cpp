// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/codes.h"

#include <iostream>

namespace app::ctl {
namespace {

struct Options {
    std::filesystem::path keyFile;
    std::string clerk;
    std::filesystem::path passphraseFile;
};

base::Result<std::string> offlineKey(const std::filesystem::path& file) {
    if (file != "-") return firstLineOf(file);
    std::string line;
    std::getline(std::cin, line);
    return line;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto hex = offlineKey(options.keyFile);
    if (!hex) return base::fail(hex.error());
    const auto key = core::ports::boxSecretFromHex(*hex);
    if (!key) return base::fail(core::domain::DomainCode::WrongRecoveryKey, "not 64 hex digits");
    const auto passphrase = firstLineOf(options.passphraseFile);
    if (!passphrase) return base::fail(passphrase.error());
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto done = (*house)->recovering().recover(options.clerk, *passphrase, *key);
    if (!done) return base::fail(done.error());
    return Answer{{{"clerk", options.clerk}}, options.clerk + "\n"};
}

} // namespace

Command addRecover(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "recover", "Give an account a new passphrase by the supervisor's offline key, when all are lost");
    auto options = std::make_shared<Options>();
    command
        ->add_option("--key-file", options->keyFile,
                     "File whose first line is the private half, 64 hex digits; - reads it from the input")
        ->required();
    command->add_option("--clerk", options->clerk, "Sign-in name of an account of this counter")->required();
    command
        ->add_option("--passphrase-file", options->passphraseFile,
                     "File whose first line is the account's passphrase from now on")
        ->required();
    command->footer("Also on another PC after `restore`. The other accounts keep their passphrases.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

struct Options {
    core::usecases::EnrolmentOrder order;
    std::filesystem::path authority;
    SignInOptions signIn;
};

base::Result<Answer> run(const Globals& globals, const Options& options) {
    std::string authority;
    if (!options.authority.empty()) {
        auto pem = contentOf(options.authority);
        if (!pem) return base::fail(pem.error());
        authority = std::move(*pem);
    }
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto by = options.signIn.signIn(**house);
    if (!by) return base::fail(by.error());
    const auto enrolled = (*house)->enrol(options.order, authority, *by);
    if (!enrolled) return base::fail(enrolled.error());
    return Answer{{{"device", enrolled->device}, {"certificate", enrolled->certificate}},
                  enrolled->device + "\n"};
}

} // namespace

Command addEnrol(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "enrol",
        "Make this PC a device of the province, by a one-time code: it gets a certificate of its own");
    auto options = std::make_shared<Options>();
    command->add_option("--code", options->order.code, "The province's code for this PC")->required();
    command->add_option("--portal", options->order.portalUrl, "The portal's address, https://...")
        ->required();
    command->add_option(
        "--authority", options->authority,
        "PEM file of the province's authority; without it those of the system are believed, once");
    command->add_option("--pins", options->order.portalPins,
                        "At most two public keys of the portal: sha256//...;sha256//...");
    options->signIn.addTo(*command)->required();
    command->footer("When the answer was lost: again, with the same code.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "app/ctl/explain.h"

namespace app::ctl {
namespace {

base::Result<Answer> run(const Globals& globals, const SignInOptions& signIn) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (const auto setup = (*house)->setup(); !setup) return base::fail(setup.error());
    if (const auto clerk = signIn.signIn(**house); !clerk) return base::fail(clerk.error());
    const auto report = (*house)->sendNow({});
    if (!report) return base::fail(report.error());
    Answer answer{{{"acknowledged", report->acknowledged},
                   {"needs_clerk", report->needs_clerk},
                   {"waiting", report->waiting},
                   {"bytes_sent", report->bytes_sent},
                   {"bytes_wasted", report->bytes_wasted},
                   {"resumed_after_cut", report->resumed_after_cut}}};
    answer.text = std::to_string(report->acknowledged) + " / " +
                  std::to_string(report->acknowledged + report->waiting + report->needs_clerk) + "\n";
    if (report->trouble) answer.json["trouble"] = report->trouble->name;
    if (report->waiting + report->needs_clerk > 0) answer.exitCode = kPortalTrouble;
    return answer;
}

struct Options {
    SignInOptions signIn;
    std::string explained;
};

// Sends nothing and needs no key; whoever signs in reads also what the portal said.
base::Result<Answer> explain(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    std::optional<core::usecases::SignedIn> by;
    if (!options.signIn.clerk.empty()) {
        auto clerk = options.signIn.signIn(**house);
        if (!clerk) return base::fail(clerk.error());
        by = std::move(*clerk);
    }
    const auto found = (*house)->outbox().explain(options.explained, by);
    if (!found) return base::fail(found.error());
    return explained(*found, (*house)->clock());
}

} // namespace

Command addSync(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("sync", "Send what waits, until nothing can be sent now");
    auto options = std::make_shared<Options>();
    auto* signIn = options->signIn.addTo(*command);
    auto* explained =
        command->add_option("--explain", options->explained,
                            "Send nothing; say of this dossier, by number or id, where it is and why");
    command->parse_complete_callback([signIn, explained] {
        if (signIn->empty() && explained->empty()) throw CLI::RequiredError("--clerk");
    });
    return [&globals, options] {
        return options->explained.empty() ? run(globals, options->signIn) : explain(globals, *options);
    };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

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

} // namespace

Command addSync(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("sync", "Send what waits, until nothing can be sent now");
    auto signIn = std::make_shared<SignInOptions>();
    signIn->addTo(*command)->required();
    return [&globals, signIn] { return run(globals, *signIn); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "ui/text/link_words.h"

namespace app::ctl {
namespace {

using core::usecases::Checked;
using core::usecases::Health;

base::Result<Answer> run(const Globals& globals, const SignInOptions& signIn) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (!signIn.clerk.empty())
        if (const auto clerk = signIn.signIn(**house); !clerk) return base::fail(clerk.error());
    const auto facts = (*house)->lookAtLink();
    if (!facts) return base::fail(facts.error());
    Answer answer{{{"checks", nlohmann::json::array()}}};
    for (const auto& finding : core::usecases::diagnose(*facts)) {
        const auto sentence = ui::text::sentence(finding, *facts).toStdString();
        answer.json["checks"].push_back({{"check", nameOf(finding.what)},
                                         {"health", nameOf(finding.health)},
                                         {"sentence", sentence},
                                         {"detail", finding.error ? finding.error->detail : ""}});
        answer.text += ui::text::words(finding.what).toStdString() + "\t" + sentence + "\n";
        if (finding.health == Health::Bad && answer.exitCode == kDone)
            answer.exitCode = finding.what == Checked::Disk ? kStoreTrouble : kPortalTrouble;
    }
    answer.json["healthy"] = answer.exitCode == kDone;
    return answer;
}

} // namespace

Command addDoctor(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "doctor",
        "Why nothing goes to the portal: set-up, name, connection, portal, certificate, clock, disk");
    auto signIn = std::make_shared<SignInOptions>();
    signIn->addTo(*command);
    return [&globals, signIn] { return run(globals, *signIn); };
}

} // namespace app::ctl

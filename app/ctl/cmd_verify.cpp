// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

base::Result<Answer> run(const Globals& globals, const SignInOptions& signIn) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (!signIn.clerk.empty())
        if (const auto clerk = signIn.signIn(**house); !clerk) return base::fail(clerk.error());
    const auto verdict = (*house)->verifying().verify();
    if (!verdict) return base::fail(verdict.error());
    Answer answer{{{"whole", verdict->whole()},
                   {"dossiers", verdict->dossiers},
                   {"documents", verdict->documents},
                   {"audit_rows", verdict->auditRows},
                   {"database_complaint", verdict->databaseComplaint},
                   {"missing", verdict->missing},
                   {"changed", verdict->changed},
                   {"shredded", verdict->shredded},
                   {"unreferenced", verdict->unreferenced},
                   {"incomplete_deliveries", verdict->incompleteDeliveries},
                   {"doubled_numbers", verdict->doubledNumbers},
                   {"dossiers_opened", verdict->dossiersOpened},
                   {"changed_dossiers", verdict->changedDossiers},
                   {"changed_revisions", verdict->changedRevisions},
                   {"wrong_counts", verdict->wrongCounts},
                   {"first_broken_audit", verdict->firstBrokenAudit},
                   {"first_broken_head", verdict->firstBrokenHead}}};
    for (const auto& [name, value] : answer.json.items())
        answer.text += name + "\t" + value.dump() + "\n";
    answer.exitCode = verdict->whole() ? kDone : kNotWhole;
    return answer;
}

} // namespace

Command addVerify(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "verify", "Check everything: the database, its counts, frozen revisions, the "
                  "audit's chain, every document; with a sign-in also what is sealed in the database");
    command->alias("check")->footer(
        "Exit codes: 0 whole; 10 damaged, and named. What was cut off the audit's end is not seen "
        "here: see `audit verify`.");
    auto signIn = std::make_shared<SignInOptions>();
    signIn->addTo(*command);
    return [&globals, signIn] { return run(globals, *signIn); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

base::Result<Answer> run(const Globals& globals) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto verdict = (*house)->verifying().verify();
    if (!verdict) return base::fail(verdict.error());
    Answer answer{{{"whole", verdict->whole()},
                   {"dossiers", verdict->dossiers},
                   {"documents", verdict->documents},
                   {"audit_rows", verdict->auditRows},
                   {"database_complaint", verdict->databaseComplaint},
                   {"missing", verdict->missing},
                   {"changed", verdict->changed},
                   {"unreferenced", verdict->unreferenced},
                   {"incomplete_deliveries", verdict->incompleteDeliveries},
                   {"doubled_numbers", verdict->doubledNumbers},
                   {"first_broken_audit", verdict->firstBrokenAudit}}};
    for (const auto& [name, value] : answer.json.items())
        answer.text += name + "\t" + value.dump() + "\n";
    answer.exitCode = verdict->whole() ? kDone : kNotWhole;
    return answer;
}

} // namespace

Command addVerify(CLI::App& app, const Globals& globals) {
    app.add_subcommand("verify", "Check store and files against each other");
    return [&globals] { return run(globals); };
}

} // namespace app::ctl

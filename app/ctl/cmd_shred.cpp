// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

struct Options {
    std::string dossier;
    bool isDryRun = false;
    bool withRecords = false;
    SignInOptions signIn;
};

base::Result<std::vector<core::ports::Retained>> chosen(composition::House& house, const Options& options,
                                                        const core::usecases::SignedIn& by) {
    auto& retaining = house.retaining();
    if (options.dossier.empty()) return options.withRecords ? retaining.settled(by) : retaining.due(by);
    auto one = options.withRecords ? retaining.settledOne(options.dossier, by)
                                   : retaining.dueOne(options.dossier, by);
    if (!one) return base::fail(one.error());
    return std::vector{std::move(*one)};
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto by = options.signIn.signIn(**house);
    if (!by) return base::fail(by.error());
    const auto dossiers = chosen(**house, options, *by);
    if (!dossiers) return base::fail(dossiers.error());
    if (!options.isDryRun) {
        auto& retaining = (*house)->retaining();
        const auto done =
            options.withRecords ? retaining.eraseRecords(*dossiers, *by) : retaining.shred(*dossiers, *by);
        if (!done) return base::fail(done.error());
        if (const auto kept = retaining.keepUp(); !kept) return base::fail(kept.error());
    }
    Answer answer{{{"shredded", !options.isDryRun},
                   {"records", options.withRecords},
                   {"dossiers", nlohmann::json::array()}}};
    for (const auto& dossier : *dossiers) {
        answer.json["dossiers"].push_back({{"dossier", dossier.dossier.hex()},
                                           {"number", dossier.number},
                                           {"documents", dossier.documents}});
        answer.text += dossier.number + "\t" + std::to_string(dossier.documents) + "\n";
    }
    return answer;
}

} // namespace

Command addShred(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "shred", "Remove the scans whose time is over, so that nobody opens them; or those of one dossier");
    auto options = std::make_shared<Options>();
    command->add_option("dossier", options->dossier, "Number or id; what may not go yet is refused");
    command->add_flag("--dry-run", options->isDryRun, "Only say which would go");
    command->add_flag(
        "--records", options->withRecords,
        "Erase what was typed and signed as well, where the days of the set-up (recordsKeptDays) are "
        "over; number, states, sums and the audit stay");
    options->signIn.addTo(*command)->required();
    command->footer(
        "Scans go when the portal's receipt is there, the originals are in other hands, and this PC has been "
        "on "
        "for 30 days since. At most 200 dossiers at once. The supervisor signs in by --clerk and "
        "--passphrase-file. Backups of the days before still hold the keys until they have rotated out.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

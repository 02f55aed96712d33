// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

using core::usecases::FoundDossiers;
using nlohmann::json;

struct Options {
    std::vector<std::string> words;
    SignInOptions signIn;
    int limit = core::usecases::FindDossiers::kLimit;
    bool olderScans = false;
};

json timeOf(const std::optional<base::Instant>& instant) {
    return instant ? json(base::toRfc3339(*instant)) : json();
}

json jsonOf(const core::ports::DossierLine& line) {
    const auto& dossier = line.row.dossier;
    return {{"dossier", dossier.id.hex()},
            {"number", dossier.number.text},
            {"provisional", dossier.number.provisional},
            {"owner", dossier.owner.name},
            {"submitter", dossier.submitter.name},
            {"procedure", dossier.procedureCode},
            {"received_at", base::toRfc3339(dossier.receivedAt)},
            {"due_at", timeOf(dossier.dueAt)},
            {"state", core::domain::nameOf(dossier.work)},
            {"portal_state", line.portal ? json(static_cast<int>(*line.portal)) : json()},
            {"delivery", line.delivery ? json(core::ports::nameOf(*line.delivery)) : json()},
            {"whole", line.isWhole}};
}

Answer answerOf(const FoundDossiers& found) {
    Answer answer{{{"dossiers", json::array()},
                   {"more", found.hasMore},
                   {"searched", found.reach.dossiers},
                   {"all_scans", found.reach.hasAllScans},
                   {"damaged", found.reach.damaged}}};
    for (const auto& line : found.lines) {
        const auto& dossier = line.row.dossier;
        answer.json["dossiers"].push_back(jsonOf(line));
        answer.text += dossier.number.text + "\t" + dossier.owner.name + "\t" + dossier.procedureName + "\t" +
                       base::toDisplay(base::toLocal(dossier.receivedAt)) + "\n";
    }
    return answer;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto clerk = options.signIn.signIn(**house);
    if (!clerk) return base::fail(clerk.error());
    auto& finding = (*house)->finding();
    if (auto opened = finding.open(*clerk); !opened) return base::fail(opened.error());
    if (auto filled = finding.fill({}); !filled) return base::fail(filled.error());
    std::string typed;
    for (const auto& word : options.words)
        typed += (typed.empty() ? "" : " ") + word;
    const auto found = options.olderScans ? finding.findDeeper(typed, *clerk, {}, {}, options.limit)
                                          : finding.find(typed, *clerk, options.limit);
    if (!found) return base::fail(found.error());
    return answerOf(*found);
}

} // namespace

Command addFind(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "find", "Dossiers by number, name without accents, phone, ID number, procedure, words of the scans");
    auto options = std::make_shared<Options>();
    command->add_option("words", options->words, "All of them; of the last one the beginning will do")
        ->required();
    options->signIn.addTo(*command)->required();
    command->add_option("--limit", options->limit, "So many at most, newest first")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command->add_flag("--older-scans", options->olderScans,
                      "Also in the scans that the index has no memory for, one by one");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

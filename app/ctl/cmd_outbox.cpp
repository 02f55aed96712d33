// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "app/ctl/outbox_answer.h"
#include "ui/text/bundle_words.h"
#include "ui/text/words.h"

namespace app::ctl {
namespace {

using core::ports::OpState;
using core::usecases::OutboxRow;
using nlohmann::json;

struct Options {
    SignInOptions signIn;
    int limit = 200;
    std::string again; // dossiers, by number or id
    std::string there;
};

// What the portal said may name persons: only for whoever signs in.
base::Result<std::vector<OutboxRow>> rowsFor(composition::House& house,
                                             const std::optional<core::usecases::SignedIn>& by,
                                             const Options& options) {
    return by ? house.outbox().openRows(*by, options.limit) : house.outbox().openRowsOfLocked(options.limit);
}

json jsonOf(const OutboxRow& row, const core::ports::Clock& clock) {
    const auto wait_ms = waitOf(row.nextBootMs, row.bootId, clock);
    const bool isHead = row.single && row.singleKind == core::ports::OpKind::Event;
    const bool isLease = row.single && row.singleKind == core::ports::OpKind::Lease;
    return {{"dossier", row.single ? json() : json(row.dossier.hex())},
            {"audit_head", isHead ? json(row.single->hex()) : json()},
            {"numbers", isLease ? json(row.single->hex()) : json()},
            {"number", row.number},
            {"procedure", row.procedureName},
            {"state", core::ports::nameOf(row.state)},
            {"files", row.files},
            {"files_uploaded", row.filesUploaded},
            {"tries", row.attempts},
            {"severity", row.severity},
            {"next_try_ms", wait_ms ? json(*wait_ms) : json()},
            {"problem", row.problem},
            {"reason", ui::text::problemWords(row.problem).toStdString()},
            {"usb", row.onStick != 0 ? json(row.onStick) : json()},
            {"portal_words", row.detail}};
}

// What needs somebody is settled by whoever signs in; it goes with the next sending.
base::Result<void> settle(composition::House& house, const core::usecases::SignedIn& by,
                          const Options& options) {
    const bool isThere = options.again.empty();
    const auto found = house.outbox().explain(isThere ? options.there : options.again, by);
    if (!found) return base::fail(found.error());
    if (isThere) return house.outbox().confirmSeen(found->row, by, house.clock().now());
    return house.outbox().sendAgain(found->row);
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    std::optional<core::usecases::SignedIn> by;
    if (!options.signIn.clerk.empty()) {
        auto clerk = options.signIn.signIn(**house);
        if (!clerk) return base::fail(clerk.error());
        by = std::move(*clerk);
    }
    if (by && !(options.again.empty() && options.there.empty()))
        if (const auto settled = settle(**house, *by, options); !settled) return base::fail(settled.error());
    const auto counts = (*house)->signIn().waiting();
    if (!counts) return base::fail(counts.error());
    const auto rows = rowsFor(**house, by, options);
    if (!rows) return base::fail(rows.error());
    Answer answer{{{"waiting", json::array()}, {"counts", json::object()}}};
    for (const auto& [state, count] : *counts)
        answer.json["counts"][std::string(core::ports::nameOf(state))] = count;
    for (const auto& row : *rows) {
        answer.json["waiting"].push_back(jsonOf(row, (*house)->clock()));
        answer.text += line({row.single ? ui::text::words(row.singleKind) : ui::text::shown(row.number),
                             ui::text::words(row.state),
                             nextTry(row.state, waitOf(row.nextBootMs, row.bootId, (*house)->clock())),
                             row.onStick != 0 ? ui::text::onStickWords(row.onStick) : QString(),
                             ui::text::problemWords(row.problem), ui::text::shown(row.detail)});
    }
    return answer;
}

} // namespace

Command addOutbox(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "outbox", "What waits for the portal: its state, when it is tried next, and why it waits");
    auto options = std::make_shared<Options>();
    auto* clerk = options->signIn.addTo(*command);
    clerk->description("Sign-in name; then also what the portal said of each");
    auto* again = command->add_option("--again", options->again,
                                      "Send this dossier, by number or id, again: somebody has looked at it");
    command
        ->add_option("--there", options->there,
                     "Somebody has seen at the authority's own screen what it never said that it has of this "
                     "dossier: that is not sent again, and the rest goes on")
        ->needs(clerk)
        ->excludes(again);
    again->needs(clerk);
    command->add_option("--limit", options->limit, "So many at most, newest first")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

using core::ports::AuditFilter;
using core::ports::AuditHead;
using core::ports::AuditRow;
using core::ports::Books;
using nlohmann::json;

struct ShowOptions {
    int last = 20;
    AuditFilter filter;
};

json jsonOf(const AuditRow& row) {
    return {{"seq", row.seq},
            {"at", base::toRfc3339(row.entry.at)},
            {"kind", row.entry.kind},
            {"actor", row.entry.actor},
            {"subject", row.entry.subject},
            {"details", json::parse(row.entry.details)},
            {"hash", row.hash}};
}

std::string lineOf(const AuditRow& row) {
    return std::to_string(row.seq) + "\t" + base::toRfc3339(row.entry.at) + "\t" + row.entry.kind + "\t" +
           row.entry.actor + "\t" + row.entry.subject + "\t" + row.entry.details + "\n";
}

base::Result<Answer> show(const Globals& globals, const ShowOptions& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    Answer answer{{{"rows", json::array()}}};
    const auto read = (*house)->store().read([&](Books& books) -> base::Result<void> {
        const auto rows = books.audit().newest(options.last, options.filter);
        if (!rows) return base::fail(rows.error());
        for (const auto& row : *rows) {
            answer.json["rows"].push_back(jsonOf(row));
            answer.text += lineOf(row);
        }
        return {};
    });
    if (!read) return base::fail(read.error());
    return answer;
}

base::Result<Answer> verify(const Globals& globals) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    std::int64_t broken = 0;
    AuditHead end;
    const auto read = (*house)->store().read([&](Books& books) -> base::Result<void> {
        const auto first = books.audit().firstBroken();
        if (!first) return base::fail(first.error());
        broken = *first;
        auto head = books.audit().head();
        if (!head) return base::fail(head.error());
        end = std::move(*head);
        return {};
    });
    if (!read) return base::fail(read.error());
    Answer answer{{{"whole", broken == 0}, {"first_broken", broken}, {"seq", end.seq}, {"hash", end.hash}}};
    answer.text =
        (broken == 0 ? std::to_string(end.seq) + "\t" + end.hash : "broken\t" + std::to_string(broken)) +
        "\n";
    answer.exitCode = broken == 0 ? kDone : kNotWhole;
    return answer;
}

} // namespace

Command addAudit(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("audit", "What was done at this counter, as a chain of hashes");
    command->require_subcommand(1);
    auto* verifying = command->add_subcommand("verify", "Check the chain; name the first broken row");
    verifying->footer(
        "Prints the last row's seq and hash. Rows that were cut off the end break no chain: compare with a "
        "seq and hash that were noted elsewhere, as by `backup`. Exit codes: 0 whole; 10 broken.");
    auto* showing = command->add_subcommand("show", "The last rows, newest first; identifiers, no names");
    auto options = std::make_shared<ShowOptions>();
    showing->add_option("--last", options->last, "How many rows")->check(CLI::PositiveNumber);
    showing->add_option("--kind", options->filter.kind, "Only this kind, e.g. dossier_taken");
    showing->add_option("--subject", options->filter.subject, "Only of this dossier, by id");
    return [&globals, verifying, options] {
        return verifying->parsed() ? verify(globals) : show(globals, *options);
    };
}

} // namespace app::ctl

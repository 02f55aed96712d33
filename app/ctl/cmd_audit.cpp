// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include <algorithm>
#include <vector>

namespace app::ctl {
namespace {

using core::ports::AuditFilter;
using core::ports::AuditHead;
using core::ports::AuditRow;
using core::ports::Books;
using core::ports::SignedHead;
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

struct Verdict {
    std::int64_t firstBroken = 0;
    std::int64_t firstBrokenHead = 0;
    AuditHead end;
    std::vector<SignedHead> heads;
    std::int64_t waiting = 0; // heads that are not at the portal

    [[nodiscard]] bool whole() const { return firstBroken == 0 && firstBrokenHead == 0; }
};

base::Result<void> judge(Books& books, Verdict& verdict) {
    const auto row = books.audit().firstBroken();
    if (!row) return base::fail(row.error());
    verdict.firstBroken = *row;
    const auto broken = books.heads().firstBroken();
    if (!broken) return base::fail(broken.error());
    verdict.firstBrokenHead = *broken;
    auto end = books.audit().head();
    if (!end) return base::fail(end.error());
    verdict.end = std::move(*end);
    auto heads = books.heads().all();
    if (!heads) return base::fail(heads.error());
    verdict.heads = std::move(*heads);
    const auto open = books.outbox().openOps();
    if (!open) return base::fail(open.error());
    verdict.waiting = std::ranges::count(*open, core::ports::OpKind::Event, &core::ports::OutboxOp::kind);
    return {};
}

std::string linesOf(const Verdict& verdict) {
    std::string lines;
    if (verdict.firstBroken != 0) lines += "broken\t" + std::to_string(verdict.firstBroken) + "\n";
    if (verdict.firstBrokenHead != 0)
        lines += "broken head\t" + std::to_string(verdict.firstBrokenHead) + "\n";
    if (verdict.whole()) lines = std::to_string(verdict.end.seq) + "\t" + verdict.end.hash + "\n";
    return lines;
}

base::Result<Answer> verify(const Globals& globals) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    Verdict verdict;
    const auto read = (*house)->store().read([&](Books& books) { return judge(books, verdict); });
    if (!read) return base::fail(read.error());
    Answer answer{{{"whole", verdict.whole()},
                   {"first_broken", verdict.firstBroken},
                   {"first_broken_head", verdict.firstBrokenHead},
                   {"seq", verdict.end.seq},
                   {"hash", verdict.end.hash},
                   {"heads", verdict.heads.size()},
                   {"heads_waiting", verdict.waiting},
                   {"last_head", verdict.heads.empty() ? 0 : verdict.heads.back().end.seq}}};
    answer.text = linesOf(verdict);
    answer.exitCode = verdict.whole() ? kDone : kNotWhole;
    return answer;
}

} // namespace

Command addAudit(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("audit", "What was done at this counter, as a chain of hashes");
    command->require_subcommand(1);
    auto* verifying = command->add_subcommand(
        "verify", "Check the chain and its signed heads; name the first broken row or head");
    verifying->footer(
        "Prints the last row's seq and hash. Rows that were cut off the end break a head that was signed "
        "behind "
        "them, or, where the heads were cut off as well, none here: compare with the heads at the portal, or "
        "with a seq and hash that were noted elsewhere, as by `backup`. Exit codes: 0 whole; 10 broken.");
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

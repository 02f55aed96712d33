// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/explain.h"

#include "app/ctl/outbox_answer.h"
#include "ui/text/words.h"

namespace app::ctl {

using core::ports::OutboxOp;
using core::usecases::ExplainedDelivery;
using nlohmann::json;

namespace {

json jsonOf(const OutboxOp& op, const core::ports::Clock& clock) {
    const auto wait_ms = waitOf(op.nextBootMs, op.bootId, clock);
    return {{"kind", nameOf(op.kind)},
            {"op", op.op.hex()},
            {"file", op.file.empty() ? json() : json(op.file.hex())},
            {"state", nameOf(op.state)},
            {"bytes_left", op.bytesLeft},
            {"tries", op.attempts},
            {"deaths", op.crashes},
            {"severity", op.severity},
            {"next_try_ms", wait_ms ? json(*wait_ms) : json()},
            {"http", op.lastHttp},
            {"problem", op.lastProblem},
            {"reason", ui::text::problemWords(op.lastProblem).toStdString()},
            {"portal_words", op.lastDetail},
            {"request_id", op.requestId}};
}

json receiptJson(const core::ports::Delivery& delivery) {
    if (delivery.receipt.empty()) return {};
    return {{"epoch", delivery.receiptEpoch},
            {"seq", delivery.receiptSeq},
            {"received_at",
             delivery.receivedByPortal ? json(base::toRfc3339(*delivery.receivedByPortal)) : json()}};
}

} // namespace

Answer explained(const ExplainedDelivery& found, const core::ports::Clock& clock) {
    const auto& row = found.row;
    const auto why = ui::text::whyWords(row.state, row.problem, row.receiptSeq != 0).toStdString();
    Answer answer{{{"dossier", row.dossier.hex()},
                   {"number", row.number},
                   {"revision", row.revision},
                   {"state", core::ports::nameOf(row.state)},
                   {"why", why},
                   {"receipt", receiptJson(found.delivery)},
                   {"ops", json::array()}}};
    answer.text = row.number + "\t" + ui::text::words(row.state).toStdString() + "\n" + why + "\n";
    for (const auto& op : found.ops) {
        answer.json["ops"].push_back(jsonOf(op, clock));
        answer.text += "  " + line({ui::text::words(op.kind), ui::text::words(op.state),
                                    nextTry(op.state, waitOf(op.nextBootMs, op.bootId, clock)),
                                    ui::text::triesWords(op.attempts), ui::text::problemWords(op.lastProblem),
                                    ui::text::shown(op.lastDetail)});
    }
    return answer;
}

} // namespace app::ctl

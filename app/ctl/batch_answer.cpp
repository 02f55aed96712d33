// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/batch_answer.h"

#include "scanner/pipeline/page_hint.h"

namespace app::ctl {
namespace {

std::string_view nameOf(scanner::pipeline::PageStage stage) {
    switch (stage) {
    case scanner::pipeline::PageStage::Scanned:
        return "scanned";
    case scanner::pipeline::PageStage::Read:
        return "read";
    case scanner::pipeline::PageStage::Failed:
        return "failed";
    }
    return "unknown";
}

nlohmann::json jsonOf(const scanner::pipeline::BatchPage& page) {
    nlohmann::json json{{"page", page.number},
                        {"stage", nameOf(page.stage)},
                        {"short", page.scan.isShort},
                        {"dpi", page.scan.dpi},
                        {"dpi_guessed", page.scan.dpiGuessed}};
    if (page.turn_deg) json["turn"] = *page.turn_deg;
    if (page.aside) json["set_aside"] = *page.aside;
    if (page.taken) json["taken"] = true;
    if (page.inPlaceOf > 0) json["in_place_of"] = page.inPlaceOf;
    if (page.triedAgain) json["tried_again"] = true;
    if (page.scan.origin)
        json["origin"] = {{"file", page.scan.origin->file}, {"page", page.scan.origin->page}};
    if (page.stage == scanner::pipeline::PageStage::Failed) json["problem"] = page.problem.name;
    if (page.stage != scanner::pipeline::PageStage::Read) return json;
    json["blank"] = page.record.blank;
    json["skew_degrees"] = page.record.skewDegrees;
    json["words"] = page.record.text.words.size();
    json["mean_confidence"] = page.record.text.meanConfidence;
    json["codes"] = page.record.codes.size();
    json["clean_seconds"] = page.record.cleanSeconds;
    json["read_seconds"] = page.record.readSeconds;
    return json;
}

base::Result<bool> isTakenHere(composition::House& house, const base::DossierId& id) {
    bool isThere = false;
    const auto read = house.store().read([&](core::ports::Books& books) -> base::Result<void> {
        const auto row = books.dossiers().head(id);
        if (!row) return base::fail(row.error());
        isThere = row->has_value();
        return {};
    });
    if (!read) return base::fail(read.error());
    return isThere;
}

base::Result<void> addSlips(Answer& answer, composition::House& house,
                            const std::vector<scanner::pipeline::BatchPage>& pages) {
    answer.json["slips"] = nlohmann::json::array();
    for (const auto& [page, slip] : scanner::pipeline::slipsIn(pages)) {
        const auto isThere = isTakenHere(house, slip.dossier);
        if (!isThere) return base::fail(isThere.error());
        answer.json["slips"].push_back({{"page", page},
                                        {"number", slip.number},
                                        {"dossier", slip.dossier.hex()},
                                        {"taken_here", *isThere}});
        answer.text += "slip\t" + std::to_string(page) + "\t" + slip.number + "\n";
    }
    return {};
}

} // namespace

base::Result<composition::House::BatchPtr> batchFor(composition::House& house, const std::string& hex) {
    if (hex.empty()) return house.newBatch();
    const auto id = base::BatchId::fromHex(hex);
    if (!id) return base::fail(scanner::PageCode::BatchMissing, "not a batch id", {hex});
    return house.openBatch(*id);
}

void readRest(composition::House& house, const composition::House::BatchPtr& batch) {
    if (batch->unread().empty() && batch->secondTries().empty()) return; // no worker starts for nothing
    auto& lanes = house.lanes();
    lanes.read(batch);
    lanes.finishAll(*batch);
}

base::Result<Answer> answerFor(composition::House& house, const scanner::pipeline::Batch& batch) {
    Answer answer{{{"batch", batch.id().hex()}, {"pages", nlohmann::json::array()}}, batch.id().hex() + "\n"};
    const auto pages = batch.snapshot();
    for (const auto& page : pages) {
        answer.json["pages"].push_back(jsonOf(page));
        answer.text += std::to_string(page.number) + "\t" + std::string(nameOf(page.stage)) +
                       (page.record.blank ? "\tblank" : "") + (page.isIncomplete() ? "\tincomplete" : "") +
                       (page.aside == true ? "\tset aside" : "") + "\n";
    }
    if (auto added = addSlips(answer, house, pages); !added) return base::fail(added.error());
    return answer;
}

} // namespace app::ctl

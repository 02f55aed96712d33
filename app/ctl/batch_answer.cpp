// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/batch_answer.h"

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

} // namespace

base::Result<composition::House::BatchPtr> batchFor(composition::House& house, const std::string& hex) {
    if (hex.empty()) return house.newBatch();
    const auto id = base::BatchId::fromHex(hex);
    if (!id) return base::fail(scanner::PageCode::BatchMissing, "not a batch id", {hex});
    return house.openBatch(*id);
}

Answer answerFor(const scanner::pipeline::Batch& batch) {
    Answer answer{{{"batch", batch.id().hex()}, {"pages", nlohmann::json::array()}}, batch.id().hex() + "\n"};
    for (const auto& page : batch.snapshot()) {
        answer.json["pages"].push_back(jsonOf(page));
        answer.text += std::to_string(page.number) + "\t" + std::string(nameOf(page.stage)) +
                       (page.record.blank ? "\tblank" : "") + (page.isIncomplete() ? "\tincomplete" : "") +
                       (page.aside == true ? "\tset aside" : "") + "\n";
    }
    return answer;
}

} // namespace app::ctl

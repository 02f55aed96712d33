// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_hint.h"

namespace scanner::pipeline {
namespace {

constexpr double kUpperShare = 0.4;

core::domain::SeenPage::Stage stageOf(PageStage stage) {
    switch (stage) {
    case PageStage::Scanned:
        return core::domain::SeenPage::Stage::Waiting;
    case PageStage::Read:
        return core::domain::SeenPage::Stage::Read;
    case PageStage::Failed:
        return core::domain::SeenPage::Stage::Failed;
    }
    return core::domain::SeenPage::Stage::Failed;
}

} // namespace

core::domain::SeenPage seenPage(const BatchPage& page) {
    return {page.number, stageOf(page.stage), hintOf(page.record), page.record.blank};
}

std::optional<core::domain::Identity> identityOn(const PageRecord& record) {
    for (const auto& code : record.codes)
        if (auto identity = core::domain::parseIdCardCode(code)) return *identity;
    return std::nullopt;
}

core::domain::PageHint hintOf(const PageRecord& record) {
    PageText upper;
    for (const auto& word : record.text.words)
        if (word.box.y < record.height_px * kUpperShare) upper.words.push_back(word);
    return {upper.lines(), identityOn(record).has_value()};
}

} // namespace scanner::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/card_sheet.h"

#include "scanner/image/id_card.h"
#include "scanner/image/pnm_file.h"
#include "scanner/image/turn.h"

#include <vector>

namespace scanner::pipeline {
namespace {

constexpr std::size_t kSides = 2;

// One raw page in memory at a time: at 400 dpi it has 62 MB.
base::Result<void> addCards(const std::filesystem::path& raw, int dpi, PageReader& reader,
                            std::vector<image::Image>& sides) {
    const auto page = image::readPnm(raw);
    if (!page) return base::fail(page.error());
    for (const auto& card : image::cardsOn(*page, dpi)) {
        image::Image side = image::croppedCard(*page, card, dpi);
        if (side && reader.isUpsideDown(side, dpi)) side = image::quarterTurned(side, 180);
        if (!side) return base::fail(PageCode::TooLarge, "out of memory", {image::pageNameOf(raw)});
        sides.push_back(std::move(side));
    }
    return {};
}

} // namespace

base::Result<std::optional<image::Image>> sheetOf(const PageOrder& order, PageReader& reader) {
    std::vector<image::Image> sides;
    if (auto added = addCards(order.raw, order.dpi, reader, sides); !added) return base::fail(added.error());
    if (!order.cardBack.empty()) {
        if (auto added = addCards(order.cardBack, order.dpi, reader, sides); !added)
            return base::fail(added.error());
    }
    if (sides.empty() || sides.size() > kSides) return std::nullopt;
    image::Image sheet = image::sheetOfCards(sides, order.dpi);
    if (!sheet) return base::fail(PageCode::TooLarge, "out of memory", {std::to_string(order.page)});
    return std::optional<image::Image>(std::move(sheet));
}

} // namespace scanner::pipeline

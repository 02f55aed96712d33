// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/page_header.h"

#include <algorithm>
#include <cstdio>

namespace scanner {
namespace {

std::string flagsOf(const PageHeader& header) {
    std::string flags = header.isShort ? "short" : "none";
    if (header.linesPromised == 0) flags += ",unknown_height";
    if (header.dpiGuessed) flags += ",dpi_guessed";
    return flags;
}

} // namespace

std::string headerText(const PageHeader& header) {
    char facts[96];
    std::snprintf(facts, sizeof facts, "page=%04d side=%s dpi=%d promised=%d flags=", header.page,
                  header.isBack ? "back" : "front", header.dpi, header.linesPromised);
    std::string text =
        "P" + std::to_string(static_cast<int>(header.kind)) + "\n# counterfoil " + facts + flagsOf(header);
    if (!header.origin.empty()) text += " origin=" + header.origin;
    const std::string size = "\n" + std::to_string(header.width_px) + " " + std::to_string(header.height_px) +
                             (header.kind == PnmKind::Bitmap ? "\n" : "\n255\n");
    text.resize(std::max(text.size(), kPageHeaderBytes - size.size()), ' ');
    return text + size;
}

} // namespace scanner

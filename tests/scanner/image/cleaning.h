// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a drawn page through the cleaner and gets its colour copy back to look at.
#pragma once

#include "scanner/image/page_cleaner.h"
#include "tests/scanner/image/drawn_page.h"
#include "tests/support/temp_folder.h"

#include <QImage>
#include <catch2/catch.hpp>

namespace tests {

inline scanner::image::CleanPage cleaned(const QImage& page, int dpi = 300) {
    const TempFolder folder;
    writeP6(page, folder / "0001.pnm");
    auto result = scanner::image::cleanPage(folder / "0001.pnm", dpi);
    REQUIRE(result);
    return std::move(*result);
}

// By way of a JPEG, as the page goes on.
inline QImage seen(const scanner::image::Image& image) {
    const TempFolder folder;
    REQUIRE(scanner::image::writeJpeg(image, 95, folder / "page.jpg"));
    return QImage(QString::fromStdString((folder / "page.jpg").string()));
}

} // namespace tests

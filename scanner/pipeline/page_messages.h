// SPDX-License-Identifier: GPL-3.0-or-later
// What the counter and the page worker say to each other about a page; JSON in the frames of scanner/worker.
// Values; any thread.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace scanner::pipeline {

// Work: the page, and where its results go. Images and the record travel as files.
struct PageOrder {
    int page = 0;
    int dpi = 0; // as the scanner promised
    std::filesystem::path raw;
    std::filesystem::path cleaned;
    std::filesystem::path preview;
    std::filesystem::path record;
    std::string tessdata; // empty: the library's default
};

std::string toJson(const PageOrder& order);
std::optional<PageOrder> pageOrderFrom(std::string_view json);

// Error: always one of PageCode.
std::string toJson(const core::base::Error& problem);
std::optional<core::base::Error> pageProblemFrom(std::string_view json, int page);

// Hello and Ready.
std::string greeting();
bool isGreeting(std::string_view json);

} // namespace scanner::pipeline

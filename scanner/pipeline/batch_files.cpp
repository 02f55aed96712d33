// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/batch_files.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace scanner::pipeline {

std::optional<int> BatchFiles::pageOfRaw(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    int page = 0;
    const auto read = std::from_chars(stem.data(), stem.data() + stem.size(), page);
    const bool isNumber = read.ec == std::errc{} && read.ptr == stem.data() + stem.size() && page > 0 &&
                          page <= kMostPageNumber;
    return isNumber && BatchFiles({}).raw(page) == file.filename() ? std::optional<int>(page) : std::nullopt;
}

bool BatchFiles::isUnfinished(const std::filesystem::path& file) {
    return file.extension() == ".part";
}

std::filesystem::path BatchFiles::named(int page, int asked, const char* ending) const {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%04d", page);
    const std::string again = asked > 0 ? "-" + std::to_string(asked) : std::string();
    return m_folder / (digits + again + ending);
}

} // namespace scanner::pipeline

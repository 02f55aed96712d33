// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign files one after the other, with progress on stderr and a sentence on what was done. Main thread.
#pragma once

#include "app/ctl/command.h"
#include "scanner/pipeline/file_import.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace app::ctl {

struct TakenFiles {
    nlohmann::json json = nlohmann::json::array(); // one object a file
    std::vector<base::Error> problems;             // of those that could not be taken

    [[nodiscard]] int exitCode() const { return problems.empty() ? kDone : exitCodeOf(problems.front()); }
};

using ImportOne = std::function<base::Result<scanner::pipeline::ImportedFile>(
    const std::filesystem::path& file, const scanner::pipeline::ImportProgress&)>;

// A file that cannot be taken does not stop the others.
TakenFiles importFiles(const std::vector<std::filesystem::path>& files, const ImportOne& importOne);

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/import_files.h"

#include "ui/text/import_words.h"

#include <cstdio>

namespace app::ctl {
namespace {

void say(const std::filesystem::path& file, const QString& sentence) {
    std::fprintf(stderr, "%s: %s\n", file.filename().c_str(), sentence.toStdString().c_str());
}

nlohmann::json jsonOf(const scanner::pipeline::ImportedFile& taken) {
    return {{"treatment", nameOf(taken.about.treatment)},
            {"signed", taken.about.isSigned},
            {"says_pdfa", taken.about.saysPdfA},
            {"pages", taken.numbers},
            {"dpi_guessed", taken.dpiGuessed},
            {"was_there", taken.wasThere}};
}

} // namespace

TakenFiles importFiles(const std::vector<std::filesystem::path>& files, const ImportOne& importOne) {
    TakenFiles all;
    for (const auto& file : files) {
        const auto taken = importOne(file, [&](int page, int pages) {
            std::fprintf(stderr, "%s: %d/%d\n", file.filename().c_str(), page, pages);
        });
        nlohmann::json row = taken ? jsonOf(*taken) : nlohmann::json{{"error", errorJson(taken.error())}};
        row["file"] = file.string();
        all.json.push_back(std::move(row));
        if (taken) {
            say(file, ui::text::words(taken->about));
            if (taken->dpiGuessed) say(file, ui::text::guessedResolution());
        } else {
            all.problems.push_back(taken.error());
        }
    }
    return all;
}

} // namespace app::ctl

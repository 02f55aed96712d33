// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/batch_answer.h"
#include "app/ctl/import_files.h"
#include "ui/text/sentence.h"

namespace app::ctl {
namespace {

struct Options {
    std::string batch;
    std::vector<std::filesystem::path> files;
};

std::string sentencesOf(const TakenFiles& taken) {
    std::string lines;
    for (const auto& problem : taken.problems)
        lines += ui::text::sentence(problem).toStdString() + "\n";
    return lines;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto batch = batchFor(**house, options.batch);
    if (!batch) return base::fail(batch.error());
    const auto taken = importFiles(options.files, [&](const auto& file, const auto& progress) {
        return (*house)->importFile(*batch, file, progress, {});
    });
    (*house)->lanes().finishAll(**batch);
    if ((*batch)->snapshot().empty() && options.batch.empty()) {
        // Nothing came of it: nothing is left of it.
        if (auto removed = (*batch)->markFiled(); !removed) return base::fail(removed.error());
        if (taken.problems.size() == 1) return base::fail(taken.problems.front());
        return Answer{{{"files", taken.json}}, sentencesOf(taken), taken.exitCode()};
    }
    if (options.files.size() == 1 && !taken.problems.empty()) {
        // Pages that came before the trouble are kept: with --batch the next run goes on behind them.
        auto error = taken.problems.front();
        error.detail += " (batch " + (*batch)->id().hex() + ")";
        return base::fail(std::move(error));
    }
    auto answer = answerFor(**house, **batch);
    if (!answer) return answer;
    answer->text += sentencesOf(taken);
    answer->json["files"] = taken.json;
    answer->exitCode = taken.exitCode();
    return answer;
}

} // namespace

Command addImport(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "import", "Take PDF, TIFF, JPEG, PNG and PNM files into a batch and read their pages");
    auto options = std::make_shared<Options>();
    command
        ->add_option("FILE", options->files,
                     "Known by their content: a file that is in the batch is not taken twice")
        ->required();
    command->add_option("--batch", options->batch, "Go on with this batch");
    command->footer(
        "Progress and what was done with each file go to stderr. A file that cannot be taken is told and the "
        "others are taken; exit code 6 then, 0 if all were taken.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

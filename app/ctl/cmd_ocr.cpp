// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/workbench.h"
#include "app/ctl/import_files.h"

namespace app::ctl {
namespace {

struct Options {
    std::filesystem::path file;
};

nlohmann::json jsonOf(const scanner::Box& box) {
    return {box.x, box.y, box.width, box.height};
}

nlohmann::json jsonOf(const scanner::Word& word) {
    return {{"text", word.text},
            {"box", jsonOf(word.box)},
            {"confidence", word.confidence},
            {"line", word.line},
            {"block", word.block}};
}

nlohmann::json jsonOf(const scanner::CodeOnPage& code) {
    return {{"text", code.text}, {"box", jsonOf(code.box)}};
}

nlohmann::json jsonOf(const scanner::pipeline::BatchPage& page) {
    const auto& record = page.record;
    nlohmann::json json{{"page", page.number},
                        {"width", record.width_px},
                        {"height", record.height_px},
                        {"dpi", record.dpi},
                        {"dpi_guessed", page.scan.dpiGuessed},
                        {"blank", record.blank},
                        {"readable", record.readable},
                        {"mean_confidence", record.text.meanConfidence},
                        {"codes", nlohmann::json::array()},
                        {"machine_lines", nlohmann::json::array()},
                        {"words", nlohmann::json::array()}};
    if (page.stage == scanner::pipeline::PageStage::Failed) json["problem"] = page.problem.name;
    for (const auto& code : record.codes)
        json["codes"].push_back(jsonOf(code));
    for (const auto& lines : record.machineLines)
        json["machine_lines"].push_back(jsonOf(lines));
    for (const auto& word : record.text.words)
        json["words"].push_back(jsonOf(word));
    return json;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto bench = composition::Workbench::open(composition::standardPlaces(globals.data),
                                              scanner::PictureProfile::Compact);
    if (!bench) return base::fail(bench.error());
    const auto taken = importFiles({options.file}, [&](const auto& file, const auto& progress) {
        return (*bench)->importFile(file, progress, {});
    });
    if (!taken.problems.empty()) return base::fail(taken.problems.front());
    (*bench)->finish();
    Answer answer{{{"file", options.file.string()}, {"pages", nlohmann::json::array()}}};
    for (const auto& page : (*bench)->batch().snapshot()) {
        answer.json["pages"].push_back(jsonOf(page));
        for (const auto& line : page.record.text.lines())
            answer.text += line + "\n";
        answer.text += "\f"; // as pdftotext ends a page
        if (page.stage == scanner::pipeline::PageStage::Failed && answer.exitCode == kDone)
            answer.exitCode = exitCodeOf(page.problem);
    }
    return answer;
}

} // namespace

Command addOcr(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("ocr", "Read the words on an image or a PDF; needs no counter");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "PDF, TIFF, JPEG, PNG or PNM")->required();
    command->footer(
        "Prints the text, a form feed behind each page; with --json words with boxes in pixels of the "
        "cleaned page and confidence 0 .. 100. Progress goes to stderr. Exit codes: 0; 6 if the file cannot "
        "be "
        "taken, or if a page of it could not be worked on.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/workbench.h"
#include "app/ctl/import_files.h"
#include "app/lifecycle/system_clock.h"
#include "core/store/posix_file_system.h"
#include "scanner/pipeline/document_writer.h"

namespace app::ctl {
namespace {

struct Options {
    std::vector<std::filesystem::path> files;
    std::filesystem::path out;
    std::string title;
    std::string picture = "compact";
};

// Beside the target first: what stands there is whole, or as it was.
base::Result<scanner::pipeline::WrittenDocument> writeWhole(const scanner::pipeline::Batch& batch,
                                                            const Options& options) {
    std::vector<int> numbers;
    for (const auto& page : batch.snapshot())
        numbers.push_back(page.number);
    scanner::pipeline::DocumentLabel label;
    label.title = options.title.empty() ? options.out.stem().string() : options.title;
    label.scannedAt = lifecycle::SystemClock().now();
    core::store::PosixFileSystem disk;
    auto part = options.out;
    part += ".part";
    auto written = scanner::pipeline::writeDocument(batch, numbers, label, part);
    auto kept = written ? disk.sync(part) : base::Result<void>(base::fail(written.error()));
    if (kept) kept = disk.rename(part, options.out);
    if (kept) return written;
    if (disk.exists(part)) static_cast<void>(disk.remove(part));
    return base::fail(kept.error());
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto bench = composition::Workbench::open(composition::standardPlaces(globals.data),
                                              *scanner::pictureProfileFrom(options.picture));
    if (!bench) return base::fail(bench.error());
    const auto taken = importFiles(options.files, [&](const auto& file, const auto& progress) {
        return (*bench)->importFile(file, progress, {});
    });
    if (!taken.problems.empty()) return base::fail(taken.problems.front());
    (*bench)->finish();
    const auto written = writeWhole((*bench)->batch(), options);
    if (!written) return base::fail(written.error());
    return Answer{{{"out", options.out.string()},
                   {"pages", written->pages},
                   {"characters", written->characters},
                   {"bytes", std::filesystem::file_size(options.out)},
                   {"files", taken.json}},
                  options.out.string() + "\n"};
}

} // namespace

Command addPdf(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("pdf", "Make one searchable PDF/A of images; needs no counter");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->files, "PDF, TIFF, JPEG, PNG or PNM, in the order of the pages")
        ->required();
    command->add_option("--out", options->out, "The PDF/A to write; replaced if it is there")->required();
    command->add_option("--title", options->title, "Title in its metadata (default: the name of --out)");
    command
        ->add_option("--picture", options->picture,
                     "What is kept of each page: layers where they make it smaller, or the whole page")
        ->check(CLI::IsMember({"compact", "archive"}));
    command->footer(
        "A PDF that is signed or has text is never written anew: alone it is copied, among others it is "
        "refused. Progress goes to stderr. Exit codes: 0; 6 if a file cannot be taken; 7 if the disk is "
        "full. Without success nothing is written.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/batch_answer.h"

#include "app/ctl/terminal_talk.h"
#include "scanner/device/worker_scan_source.h"
#include "scanner/pipeline/paper_run.h"

namespace app::ctl {
namespace {

struct Options {
    std::string batch;
    std::string profile = "documents";
    std::string device;
    std::string source;
    std::string stack;
    std::vector<std::string> backends;
    int dpi = 0;
    int again = 0;
    std::filesystem::path loginFile;
};

composition::ScanProfile merged(composition::ScanProfile profile, const Options& options) {
    // Sheets from a folder belong to the driver that reads files; another scanner has a feeder of its own.
    if (!options.device.empty() && options.device != profile.request.device) profile.stack.clear();
    if (!options.device.empty()) profile.request.device = options.device;
    if (!options.source.empty()) profile.request.source = options.source;
    if (!options.stack.empty()) profile.stack = options.stack;
    if (!options.backends.empty()) profile.backends = options.backends;
    if (options.dpi > 0) profile.request.dpi = options.dpi;
    return profile;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (const auto room = (*house)->mayScan(); !room) return base::fail(room.error());
    (*house)->hearScanners(std::make_shared<TerminalTalk>(options.loginFile));
    const auto kept = (*house)->scanProfiles();
    if (!kept) return base::fail(kept.error());
    const auto profile = merged(kept->of(*composition::paperKindFrom(options.profile)), options);
    const auto batch = batchFor(**house, options.batch);
    if (!batch) return base::fail(batch.error());

    auto& lanes = (*house)->lanes();
    lanes.read(*batch);
    auto& scanner = (*house)->scanner(profile);
    const auto end = options.again > 0
                         ? composition::scanPageAgain(*batch, lanes, scanner, profile, options.again, {})
                         : composition::scanStack(*batch, lanes, scanner, profile, {});
    lanes.finishAll(**batch);
    // Pages that came before a trouble are kept: with --batch the next run goes on behind them.
    const bool goesOn = !options.batch.empty() && !end && end.error().is(core::ports::ScanCode::FeederEmpty);
    if (!end && !goesOn) {
        auto error = end.error();
        error.detail += " (batch " + (*batch)->id().hex() + ")";
        return base::fail(std::move(error));
    }
    return answerFor(**house, **batch);
}

} // namespace

Command addScan(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("scan", "Scan a stack into a batch and read its pages");
    auto options = std::make_shared<Options>();
    auto* batch = command->add_option("--batch", options->batch, "Go on with this batch");
    command->add_option("--again", options->again, "Scan one sheet, in the place of this page")
        ->check(CLI::PositiveNumber)
        ->needs(batch);
    command->add_option("--profile", options->profile, "What lies in the scanner")
        ->check(CLI::IsMember({"documents", "id_card", "photo"}));
    command->add_option(
        "--device", options->device,
        "The scanner, as `devices` tells it: its id, or its SANE name (default: the counter's)");
    command->add_option("--source", options->source, "flatbed, feeder or duplex");
    command->add_option("--stack", options->stack, "Folder of sheets, for drivers that read files (pnm)");
    command->add_option("--backend", options->backends, "Load this SANE driver too")->delimiter(',');
    command->add_option("--dpi", options->dpi)->check(CLI::Range(50, 1200));
    command->add_option("--login-file", options->loginFile,
                        "For a scanner that asks: name in the first line, password in the second "
                        "(default: asked on the terminal)");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

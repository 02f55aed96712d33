// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/support.h"
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

struct Options {
    std::filesystem::path to;
    bool withoutScanners = false;
};

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto to = std::filesystem::absolute(options.to);
    const auto files = composition::makeSupportArchive(composition::standardPlaces(globals.data),
                                                       {to, !options.withoutScanners});
    if (!files) return base::fail(files.error());
    return Answer{{{"archive", to.string()}, {"files", *files}}, to.string() + "\n"};
}

} // namespace

Command addSupport(CLI::App& app, const Globals& globals) {
    auto* command =
        app.add_subcommand("support", "One archive that tells a technician far away what is wrong");
    auto options = std::make_shared<Options>();
    command->add_option("--to", options->to, "The archive, FILE.tar.gz; one that is there is replaced")
        ->required();
    command->add_flag("--without-scanners", options->withoutScanners, "Do not look for scanners");
    command->footer(
        "It holds versions, sizes, counts, states, kinds and codes, and no word of a dossier, person or "
        "portal: it may "
        "be sent by e-mail or copied to a stick. Nobody has to sign in, and the window may stay open.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "app/composition/catalogue_folder.h"
#include "app/lifecycle/system_clock.h"
#include "core/domain/sorting.h"
#include "ui/forms/separator_sheet.h"

#include <algorithm>

namespace app::ctl {
namespace {

namespace domain = core::domain;

struct Options {
    std::string procedure;
    std::filesystem::path out;
};

// In the order of the check list, the identity paper last.
std::vector<forms::SeparatorSheet> sheetsOf(const domain::Procedure& procedure) {
    std::vector<forms::SeparatorSheet> sheets;
    sheets.reserve(procedure.components.size() + 1);
    for (const auto& component : procedure.components)
        sheets.push_back({{component.key, {}}, component.name});
    const auto card = std::ranges::find_if(procedure.presented, &domain::PresentedPaper::isIdCard);
    if (card != procedure.presented.end()) sheets.push_back({{domain::kIdCardComponent, {}}, card->name});
    return sheets;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto places = composition::standardPlaces(globals.data);
    const auto catalogue = composition::loadCatalogue(places);
    if (!catalogue) return base::fail(catalogue.error());
    const auto procedure =
        (*catalogue)->find(options.procedure, base::toLocal(lifecycle::SystemClock().now()).date);
    if (!procedure) return base::fail(procedure.error());
    const auto sheets = sheetsOf(*procedure);
    if (auto written = forms::writeSeparatorsPdf(sheets, options.out); !written)
        return base::fail(written.error());
    Answer answer{{{"out", options.out.string()}, {"sheets", nlohmann::json::array()}},
                  options.out.string() + "\n"};
    for (const auto& sheet : sheets) {
        answer.json["sheets"].push_back({{"component", sheet.code.component}, {"name", sheet.name}});
        answer.text += "  " + sheet.name + "\n";
    }
    return answer;
}

} // namespace

Command addSeparators(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand(
        "separators", "Draw the separator sheets of a procedure, one for each paper; needs no counter");
    auto options = std::make_shared<Options>();
    command->add_option("--procedure", options->procedure, "Code, e.g. 1.001193")->required();
    command->add_option("--out", options->out, "The PDF to write; replaced if it is there")->required();
    command->footer(
        "Print them once at full size; they are used again in any stack. Exit codes: 0; 4 if there "
        "is no such procedure; 9 if the file cannot be written.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

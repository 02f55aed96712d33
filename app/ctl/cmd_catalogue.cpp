// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "app/composition/catalogue_folder.h"
#include "app/lifecycle/system_clock.h"
#include "ui/text/catalogue_words.h"
#include "ui/text/display.h"
#include "ui/text/reckoning_words.h"
#include "ui/text/words.h"

#include <memory>
#include <vector>

namespace app::ctl {
namespace {

namespace catalogue = core::catalogue;
namespace domain = core::domain;
using nlohmann::json;

struct ImportOptions {
    std::vector<std::filesystem::path> files;
    std::string from;
    bool isComplete = false;
    bool isAgreed = false;
    SignInOptions signIn;
};

struct LookOptions {
    std::string code;
    std::string words;
    std::string on;
    std::string version;
};

base::Date dayOf(const std::string& text) {
    const auto day = base::dateFromIso(text);
    return day ? *day : base::toLocal(lifecycle::SystemClock().now()).date;
}

std::string notADay(const std::string& text) {
    return base::dateFromIso(text) ? std::string() : text + ": not a day like 2026-12-15";
}

// ---- Import and diff

json jsonOf(const domain::ProcedureChange& change) {
    json parts = json::array();
    for (const auto& part : change.parts)
        parts.push_back(
            {{"part", nameOf(part.part)}, {"key", part.key}, {"before", part.before}, {"after", part.after}});
    return {{"kind", nameOf(change.kind)},
            {"code", change.code},
            {"name", change.name},
            {"parts", std::move(parts)}};
}

json jsonOf(const domain::LeftOut& left) {
    return {{"file", left.file}, {"place", left.place},
            {"code", left.code}, {"reason", nameOf(left.reason)},
            {"args", left.args}, {"sentence", ui::text::words(left.reason, left.args).toStdString()}};
}

Answer answerOf(const catalogue::ImportPlan& plan) {
    const auto& report = plan.report;
    Answer answer{{{"from", base::toIso(report.from)},
                   {"taken", false},
                   {"changes", json::array()},
                   {"unchanged", report.unchanged},
                   {"left_out", json::array()},
                   {"further_left_out", report.furtherLeftOut}}};
    for (const auto& change : report.changes) {
        answer.json["changes"].push_back(jsonOf(change));
        answer.text += ui::text::words(change).toStdString() + "\n";
        for (const auto& part : change.parts)
            answer.text += "  " + ui::text::words(part).toStdString() + "\n";
    }
    for (const auto& left : report.leftOut) {
        answer.json["left_out"].push_back(jsonOf(left));
        answer.text += ui::text::words(left).toStdString() + "\n";
    }
    answer.text += ui::text::summary(report).toStdString() + "\n";
    return answer;
}

base::Result<Answer> runDiff(const Globals& globals, const ImportOptions& options) {
    const auto places = composition::standardPlaces(globals.data);
    const auto known = composition::loadCatalogue(places);
    if (!known) return base::fail(known.error());
    const auto plan =
        composition::planImport(places, options.files, {dayOf(options.from), options.isComplete}, **known);
    if (!plan) return base::fail(plan.error());
    auto answer = answerOf(*plan);
    if (plan->refusal) {
        answer.json["refusal"] = errorJson(*plan->refusal);
        answer.text += answer.json["refusal"]["sentence"].get<std::string>() + "\n";
    }
    return answer;
}

base::Result<Answer> runImport(const Globals& globals, const ImportOptions& options) {
    if (!options.isAgreed) return runDiff(globals, options);
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto by = options.signIn.signIn(**house);
    if (!by) return base::fail(by.error());
    const auto places = composition::standardPlaces(globals.data);
    const auto known = composition::loadCatalogue(places);
    if (!known) return base::fail(known.error());
    const auto plan =
        composition::planImport(places, options.files, {dayOf(options.from), options.isComplete}, **known);
    if (!plan) return base::fail(plan.error());
    if (const auto taken = (*house)->changeCatalogue(*plan, *by); !taken) return base::fail(taken.error());
    auto answer = answerOf(*plan);
    answer.json["taken"] = true;
    answer.json["release"] = plan->release.number;
    return answer;
}

// ---- Looking

json unconfirmedOf(const domain::Procedure& procedure) {
    json parts = json::array();
    for (const auto part : procedure.unconfirmed)
        parts.push_back(nameOf(part));
    return parts;
}

base::Result<Answer> runList(const Globals& globals, const LookOptions& options) {
    const auto known = composition::loadCatalogue(composition::standardPlaces(globals.data));
    if (!known) return base::fail(known.error());
    const auto day = dayOf(options.on);
    Answer answer{{{"on", base::toIso(day)}, {"procedures", json::array()}}};
    for (const auto& each : (*known)->search(options.words, day, core::ports::Procedures::kAll)) {
        answer.json["procedures"].push_back({{"code", each.code},
                                             {"name", each.name},
                                             {"field", each.fieldName},
                                             {"version", each.version},
                                             {"components", each.components.size()},
                                             {"unconfirmed", unconfirmedOf(each)}});
        answer.text += each.code + "\t" + each.name + "\n";
    }
    return answer;
}

json componentsOf(const domain::Procedure& procedure) {
    json rows = json::array();
    for (const auto& each : procedure.components)
        rows.push_back({{"key", each.key},
                        {"code", each.code},
                        {"name", each.name},
                        {"requirement", ui::text::words(each.requirement).toStdString()},
                        {"group", each.group},
                        {"originals", each.originals},
                        {"copies", each.copies}});
    return rows;
}

json jsonOf(const domain::Procedure& procedure) {
    json presented = json::array();
    for (const auto& each : procedure.presented)
        presented.push_back(each.name);
    return {{"code", procedure.code},
            {"name", procedure.name},
            {"field", procedure.fieldName},
            {"authority", procedure.authority},
            {"term", ui::text::words(procedure.term).toStdString()},
            {"term_text", procedure.termText},
            {"fee", procedure.fee.amount},
            {"fee_text", procedure.feeText},
            {"result", procedure.result},
            {"by_post", procedure.byPost},
            {"non_territorial", procedure.nonTerritorial},
            {"components", componentsOf(procedure)},
            {"presented", std::move(presented)},
            {"unconfirmed", unconfirmedOf(procedure)},
            {"source",
             {{"url", procedure.source.url},
              {"updated", procedure.source.updated},
              {"seen", procedure.source.seen}}},
            {"version", procedure.version}};
}

std::string textOf(const domain::Procedure& procedure) {
    using domain::ProcedurePart;
    std::string text = procedure.code + "\t" + procedure.name + "\n";
    const auto add = [&](const QString& line) {
        if (!line.isEmpty()) text += "  " + line.toStdString() + "\n";
    };
    const auto addPart = [&](ProcedurePart part, const std::string& line) {
        add(ui::text::marked(procedure, part, ui::text::shown(line)));
    };
    addPart(ProcedurePart::Authority, procedure.authority);
    addPart(ProcedurePart::Term, procedure.termText);
    addPart(ProcedurePart::Fee, core::base::toDisplay(procedure.fee));
    addPart(ProcedurePart::FeeText, procedure.feeText);
    addPart(ProcedurePart::Result, procedure.result);
    for (const auto& each : procedure.components)
        add(QStringLiteral("%1/%2 %3 (%4)")
                .arg(each.originals)
                .arg(each.copies)
                .arg(ui::text::shown(each.name), ui::text::words(each.requirement)));
    for (const auto& each : procedure.presented)
        add(QStringLiteral("- ") + ui::text::shown(each.name));
    add(ui::text::shown(procedure.source.url + " " + procedure.source.updated).trimmed());
    add(ui::text::shown(procedure.version));
    return text;
}

base::Result<Answer> runShow(const Globals& globals, const LookOptions& options) {
    const auto known = composition::loadCatalogue(composition::standardPlaces(globals.data));
    if (!known) return base::fail(known.error());
    const auto procedure = options.version.empty() ? (*known)->find(options.code, dayOf(options.on))
                                                   : (*known)->findVersion(options.code, options.version);
    if (!procedure) return base::fail(procedure.error());
    Answer answer{jsonOf(*procedure), textOf(*procedure)};
    answer.json["versions"] = json::array();
    for (const auto& each : (*known)->versions(options.code)) {
        answer.json["versions"].push_back({{"version", each.procedure.version},
                                           {"from", base::toIso(each.from)},
                                           {"release", each.release},
                                           {"ended", each.ended}});
    }
    return answer;
}

// ---- Options

void addFiles(CLI::App& command, ImportOptions& options) {
    command
        .add_option("files", options.files,
                    "JSON records of the national portal, CSV tables, or folders of both")
        ->required();
    command
        .add_option("--from", options.from,
                    "The first day on which it holds, e.g. 2026-12-15 (default: today)")
        ->check(notADay);
    command.add_flag("--complete", options.isComplete,
                     "The files hold all that is taken: what they lack ends on that day");
}

Command addDiff(CLI::App& command, const Globals& globals) {
    auto* diff = command.add_subcommand("diff", "What an import would change, and what it would leave out");
    auto options = std::make_shared<ImportOptions>();
    addFiles(*diff, *options);
    return [&globals, options] { return runDiff(globals, *options); };
}

Command addImportOf(CLI::App& command, const Globals& globals) {
    auto* import = command.add_subcommand(
        "import", "Take over records; without --yes only say what would change, as diff does");
    auto options = std::make_shared<ImportOptions>();
    addFiles(*import, *options);
    auto* agreed = import->add_flag("--yes", options->isAgreed, "Let it take effect; a supervisor signs in");
    agreed->needs(options->signIn.addTo(*import));
    import->footer(
        "A bad record is named and left out, the rest goes in. What this counter has added to a "
        "procedure stays. The window has to be closed, and shows the new rules when it is opened.");
    return [&globals, options] { return runImport(globals, *options); };
}

Command addList(CLI::App& command, const Globals& globals) {
    auto* list = command.add_subcommand("list", "The procedures in force, or those that words find");
    auto options = std::make_shared<LookOptions>();
    list->add_option("words", options->words, "As typed in the window's search");
    list->add_option("--on", options->on, "The day (default: today)")->check(notADay);
    return [&globals, options] { return runList(globals, *options); };
}

Command addShowOf(CLI::App& command, const Globals& globals) {
    auto* show =
        command.add_subcommand("show", "One procedure with its papers, figures, source and versions");
    auto options = std::make_shared<LookOptions>();
    show->add_option("code", options->code, "E.g. 1.001193")->required();
    auto* on = show->add_option("--on", options->on, "The day (default: today)")->check(notADay);
    show->add_option("--version", options->version, "That a dossier was received under")->excludes(on);
    return [&globals, options] { return runShow(globals, *options); };
}

} // namespace

Command addCatalogue(CLI::App& app, const Globals& globals) {
    auto* command =
        app.add_subcommand("catalogue", "The procedures that are taken; only an import needs a counter");
    command->require_subcommand(1);
    const auto diff = addDiff(*command, globals);
    const auto import = addImportOf(*command, globals);
    const auto list = addList(*command, globals);
    const auto show = addShowOf(*command, globals);
    return [command, diff, import, list, show] {
        if (command->got_subcommand("diff")) return diff();
        if (command->got_subcommand("import")) return import();
        return command->got_subcommand("list") ? list() : show();
    };
}

} // namespace app::ctl

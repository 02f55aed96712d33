// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoilctl: the acts of the counter without a window, for scripts, support and tests.
#include "app/ctl/command.h"

#include "ui/text/language.h"
#include "ui/text/sentence.h"

#include <QGuiApplication>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using app::ctl::Command;
namespace base = core::base;

constexpr char kFooter[] =
    "Exit codes: 0 done; 2 wrong use; 4 a rule of the counter refuses; 5 scanner; 6 page; "
    "7 store; 8 portal (nothing is lost, it waits); 9 printing; 10 verify or audit verify found damage.\n"
    "Sentences are for people; --json is for programs.";

void print(const app::ctl::Answer& answer, bool asJson) {
    const auto text = asJson ? answer.json.dump(2) + "\n" : answer.text;
    std::fwrite(text.data(), 1, text.size(), stdout);
}

int report(const base::Error& error, bool asJson) {
    const auto sentence = ui::text::sentence(error).toStdString();
    if (asJson) std::puts(nlohmann::json{{"error", app::ctl::errorJson(error)}}.dump(2).c_str());
    std::fprintf(stderr, "%s\n", sentence.c_str());
    return app::ctl::exitCodeOf(error);
}

int runChosen(const CLI::App& cli, const std::vector<Command>& commands, bool asJson) {
    const auto all = cli.get_subcommands([](const CLI::App*) { return true; });
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (!all[i]->parsed()) continue;
        const auto answer = commands[i]();
        if (!answer) return report(answer.error(), asJson);
        print(*answer, asJson);
        return answer->exitCode;
    }
    return app::ctl::kUsage;
}

} // namespace

int main(int argc, char** argv) {
    // The slip is painted without a screen.
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    QGuiApplication qt(argc, argv);
    app::ctl::Globals globals;
    CLI::App cli{"Counterfoil without a window", "counterfoilctl"};
    cli.footer(kFooter);
    cli.add_option("--data", globals.data, "The counter's data folder (default: $COUNTERFOIL_DATA)");
    cli.add_option("--lang", globals.language, "Language of sentences")->check(CLI::IsMember({"vi", "en"}));
    cli.add_flag("--json", globals.json, "Answer in JSON");
    cli.require_subcommand(1);
    cli.fallthrough();

    using namespace app::ctl;
    const std::vector<Command> commands{
        addInit(cli, globals),     addDevices(cli, globals),    addScan(cli, globals),
        addArrange(cli, globals),  addImport(cli, globals),     addOcr(cli, globals),
        addPdf(cli, globals),      addSeparators(cli, globals), addReceive(cli, globals),
        addSync(cli, globals),     addShow(cli, globals),       addVerify(cli, globals),
        addAccount(cli, globals),  addBackup(cli, globals),     addRestore(cli, globals),
        addNumbers(cli, globals),  addAudit(cli, globals),      addFind(cli, globals),
        addKeys(cli, globals),     addRecover(cli, globals),    addShred(cli, globals),
        addSupport(cli, globals),  addDeadline(cli, globals),   addNumber(cli, globals),
        addIdentity(cli, globals), addOutbox(cli, globals),     addDoctor(cli, globals),
        addEnrol(cli, globals),    addWipe(cli, globals),       addBundle(cli, globals),
        addCatalogue(cli, globals)};
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return cli.exit(e) == 0 ? kDone : kUsage;
    }
    ui::text::setLanguage(globals.language == "en" ? ui::text::Language::English
                                                   : ui::text::Language::Vietnamese);
    return runChosen(cli, commands, globals.json);
}

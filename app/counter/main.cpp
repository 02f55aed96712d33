// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil: the window on the counter.
#include "app/composition/house.h"
#include "app/counter/metered_watch.h"
#include "app/counter/services.h"
#include "app/lifecycle/link_watch.h"
#include "core/base/log.h"
#include "ui/dialogs/ask_by_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/style/look.h"
#include "ui/text/language.h"
#include "ui/text/sentence.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QApplication>
#include <QMessageBox>

#include <cstdio>
#include <filesystem>
#include <string>

namespace {

namespace base = core::base;

struct Options {
    std::filesystem::path data;
    std::string language = "vi";
};

// The program cannot go on: one sentence, in a box and on stderr.
int refuse(const base::Error& error) {
    const auto sentence = ui::text::sentence(error);
    base::log(base::LogLevel::Error, "counter", describe(error));
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    QMessageBox::critical(nullptr, QStringLiteral("Counterfoil"), sentence);
    return 1;
}

int run(const Options& options) {
    auto house = app::composition::House::open(app::composition::standardPlaces(options.data));
    if (!house) return refuse(house.error());
    const auto services = app::counter::servicesOf(**house);
    if (!services) return refuse(services.error());
    const app::lifecycle::LinkWatch link([&] { (*house)->linkIsIn(); });
    const app::counter::MeteredWatch metered(QDBusConnection::systemBus(),
                                             [&](bool isMetered) { (*house)->setMetered(isMetered); });
    ui::dialogs::AskByDialog ask;
    ui::shell::MainWindow window(*services, ask);
    window.showMaximized();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Counterfoil"));
    Options options;
    CLI::App cli{"The window on the counter", "counterfoil"};
    cli.add_option("--data", options.data, "The counter's data folder (default: $COUNTERFOIL_DATA)");
    cli.add_option("--lang", options.language, "Language at the start")->check(CLI::IsMember({"vi", "en"}));
    CLI11_PARSE(cli, argc, argv);
    ui::style::apply(application);
    ui::text::setLanguage(options.language == "en" ? ui::text::Language::English
                                                   : ui::text::Language::Vietnamese);
    return run(options);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-sample-pages: draws the paper of one birth registration as a scanner would deliver it, so that
// no binary samples have to be stored. Same seed and same fonts give the same bytes.
//
//   DIR/NN-kind.pnm   P6, A4 in colour; NN is the place in the stack, so that sorting by name gives the stack
//   DIR/truth.json    per page: file, kind, title, skew_degrees (positive: turned clockwise), blank, lines of
//   text in
//                     reading order; beside it the identity on the card
//
// Exit: 0 written, 1 font missing or file not written, other values: wrong arguments.
#include "tests/support/sample_pages/papers.h"

#include <CLI/CLI.hpp>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <stdexcept>

namespace {

using namespace tests::sample_pages;

struct Options {
    std::string out;
    std::uint64_t seed = 1;
    int dpi = 300;
    std::string pages = "all";
    bool json = false;
};

std::vector<Paper> chosen(const QString& list) {
    if (list == "all") return papers();
    std::vector<Paper> wanted;
    for (const auto& kind : list.split(',')) {
        const auto found = std::find_if(papers().begin(), papers().end(),
                                        [&](const Paper& paper) { return paper.kind == kind; });
        if (found == papers().end()) throw std::runtime_error("no such page: " + kind.toStdString());
        wanted.push_back(*found);
    }
    return wanted;
}

void write(const QString& path, const std::function<void(QFile&)>& fill) {
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) fill(file);
    if (!file.isOpen() || !file.flush() || file.error() != QFileDevice::NoError)
        throw std::runtime_error("not written: " + path.toStdString() + ": " +
                                 file.errorString().toStdString());
}

void writePnm(const QString& path, const QImage& image) {
    write(path, [&](QFile& file) {
        file.write(QByteArray("P6\n") + QByteArray::number(image.width()) + ' ' +
                   QByteArray::number(image.height()) + "\n255\n");
        for (int y = 0; y < image.height(); ++y)
            file.write(reinterpret_cast<const char*>(image.constScanLine(y)), qint64{3} * image.width());
    });
}

QJsonObject identity() {
    const auto fields = identityText().split('|');
    return {{"qr", identityText()}, {"number", fields[0]},  {"name", fields[2]},  {"birth", fields[3]},
            {"sex", fields[4]},     {"address", fields[5]}, {"issued", fields[6]}};
}

QJsonObject drawOne(const Options& options, const Paper& paper, int position) {
    const auto page = drawPage(paper, options.dpi, options.seed, position);
    const auto file = QString("%1-%2.pnm").arg(position, 2, 10, QChar('0')).arg(paper.kind);
    writePnm(QDir(QString::fromStdString(options.out)).filePath(file), page.image);
    return {{"file", file},
            {"kind", paper.kind},
            {"title", paper.title},
            {"skew_degrees", page.skew_degrees},
            {"blank", paper.draw == nullptr},
            {"lines", QJsonArray::fromStringList(page.lines)}};
}

int run(const Options& options) {
    const auto folder = QString::fromStdString(options.out);
    if (!QDir().mkpath(folder)) throw std::runtime_error("no such folder: " + options.out);
    QJsonArray pages;
    int position = 0;
    for (const auto& paper : chosen(QString::fromStdString(options.pages)))
        pages.append(drawOne(options, paper, ++position));
    const QJsonObject truth{{"seed", static_cast<qint64>(options.seed)},
                            {"dpi", options.dpi},
                            {"identity", identity()},
                            {"pages", pages}};
    const auto text = QJsonDocument(truth).toJson();
    write(QDir(folder).filePath("truth.json"), [&](QFile& file) { file.write(text); });
    if (options.json) {
        std::fputs(text.constData(), stdout);
    } else {
        std::printf("%d pages in %s\n", position, options.out.c_str());
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("Draws sample papers as a scanner would deliver them.");
    app.add_option("--out", options.out, "Folder to write to; made if it is missing")->required();
    app.add_option("--seed", options.seed, "Same seed, same bytes")->capture_default_str();
    app.add_option("--dpi", options.dpi, "Resolution")->check(CLI::Range(75, 600))->capture_default_str();
    app.add_option("--pages", options.pages, "all, or kinds in the wanted order: blank,birth-certificate")
        ->capture_default_str();
    app.add_flag("--json", options.json, "Print truth.json");
    CLI11_PARSE(app, argc, argv);

    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication gui(argc, argv);
    try {
        return run(options);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "counterfoil-sample-pages: %s\n", problem.what());
        return 1;
    }
}

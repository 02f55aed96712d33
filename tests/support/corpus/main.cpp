// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-corpus: draws scanned pages of Vietnamese forms, clean to poor, with the truth beside them, so
// that reading can be measured without a binary sample in the tree. Same seed and same fonts give the same
// pages.
//
//   DIR/NAME.png       the page as a scanner delivers it (--format: pnm, or jpg of quality 75)
//   DIR/NAME.txt       its text, UTF-8, one line for each piece of print in reading order; empty: nothing to
//   read DIR/manifest.json  seed, and per page: file, kind, look, component, title, angle_degrees
//   (clockwise), dpi, blank,
//                      codes (texts of its QR codes)
//
// Exit: 0 written, 1 font missing or file not written, other values: wrong arguments.
#include "tests/support/corpus/plan.h"

#include <CLI/CLI.hpp>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImageWriter>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <stdexcept>

namespace {

using namespace tests::corpus;

struct Options {
    std::string out;
    std::uint64_t seed = 1;
    int dpi = 0;
    int limit = 0;
    std::vector<std::string> kinds;
    std::vector<std::string> looks;
    std::string format = "png";
};

QStringList listOf(const std::vector<std::string>& names) {
    QStringList list;
    for (const auto& name : names)
        list << QString::fromStdString(name);
    return list;
}

void writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size() ||
        !file.flush())
        throw std::runtime_error("not written: " + path.toStdString() + ": " +
                                 file.errorString().toStdString());
}

void writePicture(const QString& path, QImage image, int dpi, const std::string& format) {
    image.setDotsPerMeterX(qRound(dpi / 0.0254));
    image.setDotsPerMeterY(qRound(dpi / 0.0254));
    QImageWriter writer(path, format == "pnm" ? QByteArray("ppm") : QByteArray::fromStdString(format));
    // Noise does not pack: what little can be had comes with the first level.
    writer.setQuality(format == "jpg" ? 75 : 85); // for PNG: zlib level 1
    if (!writer.write(image))
        throw std::runtime_error("not written: " + path.toStdString() + ": " +
                                 writer.errorString().toStdString());
}

QJsonObject drawOne(const Options& options, const PagePlan& plan) {
    const auto page = drawn(plan, options.seed, options.dpi);
    const QDir folder(QString::fromStdString(options.out));
    const auto file = plan.name + '.' + QString::fromStdString(options.format);
    const int dpi = options.dpi > 0 ? options.dpi : plan.dpi;
    writePicture(folder.filePath(file), page.image, dpi, options.format);
    writeBytes(folder.filePath(plan.name + ".txt"),
               page.lines.join('\n').toUtf8() + (page.lines.isEmpty() ? "" : "\n"));
    return {{"file", file},
            {"kind", plan.kind},
            {"look", plan.look.name},
            {"component", plan.component},
            {"title", plan.title},
            {"angle_degrees", page.angle_degrees},
            {"dpi", dpi},
            {"blank", plan.blank},
            {"codes", QJsonArray::fromStringList(plan.codes)}};
}

int run(const Options& options) {
    const auto folder = QString::fromStdString(options.out);
    if (!QDir().mkpath(folder)) throw std::runtime_error("no such folder: " + options.out);
    const auto plan = chosen(wholePlan(), listOf(options.kinds), listOf(options.looks), options.limit);
    QJsonArray pages;
    for (const auto& page : plan)
        pages.append(drawOne(options, page));
    writeBytes(
        QDir(folder).filePath("manifest.json"),
        QJsonDocument(QJsonObject{{"seed", static_cast<qint64>(options.seed)}, {"pages", pages}}).toJson());
    std::printf("%zu pages in %s\n", plan.size(), options.out.c_str());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("Draws scanned pages of Vietnamese forms, clean to poor, with the truth beside them.",
                 "counterfoil-corpus");
    app.add_option("--out", options.out, "Folder to write to; made if it is missing")->required();
    app.add_option("--seed", options.seed, "Same seed, same pages")->capture_default_str();
    app.add_option("--dpi", options.dpi, "Resolution of every page; default: 300, cards up to 400")
        ->check(CLI::Range(75, 600));
    app.add_option("--limit", options.limit, "At most so many pages, spread over all")
        ->check(CLI::PositiveNumber);
    app.add_option("--kinds", options.kinds, "Only these kinds, e.g. decision,blank")->delimiter(',');
    app.add_option("--looks", options.looks, "Only these looks, e.g. office,photocopy")->delimiter(',');
    app.add_option("--format", options.format, "png, pnm or jpg")
        ->check(CLI::IsMember({"png", "pnm", "jpg"}))
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication gui(argc, argv);
    try {
        return run(options);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "counterfoil-corpus: %s\n", problem.what());
        return 1;
    }
}

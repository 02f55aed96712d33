// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/raw_paper.h"

#include "core/store/posix_file_system.h"
#include "scanner/pipeline/raw_page.h"

#include <QImageReader>
#include <QImageWriter>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace app::bench {
namespace {

constexpr double kA4Height_in = 11.69;
constexpr int kLowestDpi = 50;  // below it a picture's own word is no resolution
constexpr int kScreenDpi = 100; // what programs write when they know nothing lies below

int dpiOf(const TruePage& page, const QImage& image) {
    if (page.dpi > 0) return page.dpi;
    const int told = static_cast<int>(std::lround(image.dotsPerMeterX() * 0.0254));
    if (told > kScreenDpi) return told;
    return std::max(kLowestDpi,
                    static_cast<int>(std::lround(std::max(image.width(), image.height()) / kA4Height_in)));
}

bool writePnm(const std::filesystem::path& file, const QImage& image, int dpi) {
    const bool grey = image.format() == QImage::Format_Grayscale8;
    std::ofstream out(file, std::ios::binary);
    out << (grey ? "P5" : "P6") << "\n# counterfoil page=0001 side=front dpi=" << dpi
        << " promised=" << image.height() << " flags=none\n"
        << image.width() << ' ' << image.height() << "\n255\n";
    const std::streamsize row_bytes = std::streamsize{image.width()} * (grey ? 1 : 3);
    for (int y = 0; y < image.height(); ++y)
        out.write(reinterpret_cast<const char*>(image.constScanLine(y)), row_bytes);
    return static_cast<bool>(out.flush());
}

bool writePng(const std::filesystem::path& file, QImage image, int dpi) {
    image.setDotsPerMeterX(static_cast<int>(std::lround(dpi / 0.0254)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QImageWriter writer(QString::fromStdString(file.string()), "png");
    writer.setQuality(85); // zlib level 1: noise does not pack
    return writer.write(image);
}

} // namespace

Outcome<RawPage> layDown(const TruePage& page, const std::filesystem::path& folder, bool withPng,
                         int mostDpi) {
    QImageReader reader(QString::fromStdString(page.picture.string()));
    QImage image = reader.read();
    if (image.isNull())
        return sorry(page.picture.string() + " cannot be read: " + reader.errorString().toStdString());
    const bool is_grey = image.depth() <= 8 && image.isGrayscale();
    int dpi = dpiOf(page, image);
    if (mostDpi > 0 && dpi > mostDpi) {
        image = image.scaled(image.size() * (static_cast<double>(mostDpi) / dpi), Qt::IgnoreAspectRatio,
                             Qt::SmoothTransformation);
        dpi = mostDpi;
    }
    image = image.convertToFormat(is_grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);

    RawPage raw{page, {}, folder / (page.name + ".png")};
    raw.truth.dpi = dpi;
    const auto pnm = folder / (page.name + ".pnm");
    if (!writePnm(pnm, image, dpi) || (withPng && !writePng(raw.png, image, dpi)))
        return sorry("the disk does not take " + page.name + " in " + folder.string());
    core::store::PosixFileSystem disk;
    const auto described = scanner::pipeline::describeRawPage(disk, pnm, 1);
    if (!described) return sorry(core::base::describe(described.error()));
    raw.scan = *described;
    return raw;
}

} // namespace app::bench

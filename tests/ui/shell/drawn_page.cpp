// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/drawn_page.h"

#include <QImage>
#include <QPainter>

#include <fstream>
#include <stdexcept>

namespace tests {

namespace pipeline = scanner::pipeline;

namespace {

constexpr int kWidth_px = 620;
constexpr int kHeight_px = 877;
constexpr int kDpi = 75;
constexpr int kLine_px = 34;
constexpr int kTop_px = 60;

void must(const core::base::Result<void>& result) {
    if (!result) throw std::runtime_error(core::base::describe(result.error()));
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

QImage draw(const DrawnPage& page) {
    QImage image(kWidth_px, kHeight_px, QImage::Format_RGB32);
    image.fill(QColor(0xfd, 0xfc, 0xf8));
    QPainter painter(&image);
    painter.setFont(QFont(QStringLiteral("Noto Serif"), 15));
    for (std::size_t line = 0; line < page.lines.size(); ++line)
        painter.drawText(QRect(40, kTop_px + static_cast<int>(line) * kLine_px, kWidth_px - 80, kLine_px),
                         line < 3 ? Qt::AlignCenter : Qt::AlignLeft,
                         QString::fromStdString(page.lines[line]));
    painter.setPen(QColor(0x8a, 0x8a, 0x8a));
    const int textEnd = kTop_px + static_cast<int>(page.lines.size()) * kLine_px + 30;
    for (int y = textEnd; !page.lines.empty() && y < kHeight_px - 160; y += kLine_px)
        painter.drawLine(50, y, kWidth_px - 50 - (y % 3) * 60, y);
    return image;
}

pipeline::PageRecord recordOf(const DrawnPage& page) {
    pipeline::PageRecord record;
    record.width_px = kWidth_px;
    record.height_px = kHeight_px;
    record.dpi = kDpi;
    record.blank = page.lines.empty();
    if (!page.code.empty()) record.codes.push_back({page.code, {}});
    for (std::size_t line = 0; line < page.lines.size(); ++line) {
        const int y = kTop_px + static_cast<int>(line) * kLine_px;
        record.text.words.push_back(
            {page.lines[line], {40, y, kWidth_px - 80, 20}, 95, 0, static_cast<int>(line)});
    }
    return record;
}

} // namespace

int scanPage(pipeline::Batch& batch, const DrawnPage& page) {
    const int number = batch.nextNumber();
    write(batch.rawFile(number), "P4\n8 1\n\xff");
    core::ports::ScannedPage scan;
    scan.number = number;
    scan.file = batch.rawFile(number);
    scan.width_px = kWidth_px;
    scan.height_px = kHeight_px;
    scan.dpi = kDpi;
    scan.linesPromised = kHeight_px;
    scan.linesGot = page.isShort ? kHeight_px / 2 : kHeight_px;
    scan.isShort = page.isShort;
    must(batch.adopt(scan));
    return number;
}

void readPage(pipeline::Batch& batch, int number, const DrawnPage& page) {
    if (page.fails)
        return must(batch.markFailed(number, core::base::Error::of(scanner::PageCode::WorkerDied, "signal 11",
                                                                   {std::to_string(number)})));
    const auto picture = draw(page);
    picture.save(QString::fromStdString(batch.cleanedFile(number).string()), "JPG");
    picture.save(QString::fromStdString(batch.previewFile(number).string()), "JPG");
    write(batch.recordFile(number), pipeline::toJson(recordOf(page)));
    must(batch.markRead(number));
}

} // namespace tests

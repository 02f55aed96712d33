// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/drawn_page.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>

#include <algorithm>
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

QFont font() {
    return QFont(QStringLiteral("Noto Serif"), 15);
}

QRect placeOf(std::size_t line) {
    return {40, kTop_px + static_cast<int>(line) * kLine_px, kWidth_px - 80, kLine_px};
}

bool isCentred(std::size_t line) {
    return line < 3;
}

constexpr QRect kSeal(380, 640, 130, 130);

QImage draw(const DrawnPage& page) {
    QImage image(kWidth_px, kHeight_px, QImage::Format_RGB32);
    image.fill(QColor(0xfd, 0xfc, 0xf8));
    QPainter painter(&image);
    painter.setFont(font());
    for (std::size_t line = 0; line < page.lines.size(); ++line)
        painter.drawText(placeOf(line),
                         Qt::AlignVCenter | (isCentred(line) ? Qt::AlignHCenter : Qt::AlignLeft),
                         QString::fromStdString(page.lines[line]));
    if (page.hasUnreadInk) {
        painter.setPen(QPen(QColor(0xc8, 0x1e, 0x28), 5));
        painter.drawEllipse(kSeal);
        painter.drawText(kSeal, Qt::AlignCenter, QStringLiteral("★"));
    }
    painter.setPen(QColor(0x8a, 0x8a, 0x8a));
    const int textEnd = kTop_px + static_cast<int>(page.lines.size()) * kLine_px + 30;
    for (int y = textEnd; !page.lines.empty() && y < kHeight_px - 160; y += kLine_px)
        painter.drawLine(50, y, kWidth_px - 50 - (y % 3) * 60, y);
    return image;
}

// Each word where it is drawn.
void addWords(pipeline::PageRecord& record, const DrawnPage& page, std::size_t line) {
    QImage paper(1, 1, QImage::Format_RGB32);
    const QFontMetrics metrics(font(), &paper);
    const QString text = QString::fromStdString(page.lines[line]);
    const QRect place = placeOf(line);
    const int left =
        isCentred(line) ? place.center().x() - metrics.horizontalAdvance(text) / 2 : place.left();
    for (qsizetype from = 0; from < text.size();) {
        auto end = text.indexOf(u' ', from);
        if (end < 0) end = text.size();
        const auto word = text.mid(from, end - from).toStdString();
        const int x = left + metrics.horizontalAdvance(text.left(from));
        const bool doubtful = std::ranges::find(page.doubtful, word) != page.doubtful.end();
        record.text.words.push_back(
            {word,
             {std::max(0, x), place.y() + 6, metrics.horizontalAdvance(text.mid(from, end - from)), 22},
             doubtful ? 61.0F : 95.0F,
             0,
             static_cast<int>(line)});
        from = end + 1;
    }
}

pipeline::PageRecord recordOf(const DrawnPage& page) {
    pipeline::PageRecord record;
    record.width_px = kWidth_px;
    record.height_px = kHeight_px;
    record.dpi = kDpi;
    record.blank = page.lines.empty();
    if (!page.code.empty()) record.codes.push_back({page.code, {}});
    for (std::size_t line = 0; line < page.lines.size(); ++line)
        addWords(record, page, line);
    if (page.hasUnreadInk)
        record.unreadPlaces.push_back({kSeal.x(), kSeal.y(), kSeal.width(), kSeal.height()});
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

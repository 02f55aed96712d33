// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/slip_blocks.h"

#include "ui/forms/text_block.h"

namespace forms {
namespace {

constexpr double kBodyPt = 9.5;
constexpr double kNotePt = 8.5;
constexpr double kHeadLeft_mm = 62;
constexpr double kRoomToSign_mm = 14;

// Blocks below each other, centred in one column.
struct Column {
    double left = 0;
    std::vector<TextBlock> blocks;

    [[nodiscard]] double height() const {
        double sum = 0;
        for (const auto& block : blocks)
            sum += block.height();
        return sum;
    }
    void draw(QPainter& painter, QPointF at) const {
        double y = 0;
        for (const auto& block : blocks) {
            block.draw(painter, at + QPointF(left, y));
            y += block.height();
        }
    }
};

TextBlock centred(const Press& press, const QString& text, double width, double pt, bool bold,
                  bool italic = false) {
    return {{{text, bold}}, {press.family, pt, false, italic}, press.dpi, width, Qt::AlignHCenter};
}

void ruleBelow(QPainter& painter, const Press& press, QPointF middle, double length_mm) {
    painter.setPen(QPen(Qt::black, press.px(0.2)));
    const QPointF half(press.px(length_mm / 2), 0);
    painter.drawLine(middle - half, middle + half);
}

Strip bodiesStrip(const Press& press, const SlipTemplate& labels, const Words& words) {
    const double left = press.px(kHeadLeft_mm), right = press.width() - left;
    const Column body{0,
                      {centred(press, filled("{office.superior}", words), left, 8.5, false),
                       centred(press, filled("{office.name}", words), left, 8, true)}};
    const Column nation{
        left,
        {centred(press, labels.nation, right, 8.5, true), centred(press, labels.motto, right, 9.5, true)}};
    const auto number = centred(press, labels.register_number, left, 8.5, false);
    const double rule = press.px(2), gap = press.px(2);
    const double height = qMax(body.height() + gap + number.height(), nation.height() + gap) + press.px(1);
    return {height,
            [=](QPainter& painter, QPointF at) {
                body.draw(painter, at);
                ruleBelow(painter, press, at + QPointF(left / 2, body.height() + rule / 2), 20);
                number.draw(painter, at + QPointF(0, body.height() + gap));
                nation.draw(painter, at);
                ruleBelow(painter, press, at + QPointF(left + right / 2, nation.height() + rule / 2), 38);
            },
            true, false};
}

Strip numberStrip(const Press& press, const SlipTemplate& labels, const Words& words) {
    const double half = press.width() / 2;
    const TextBlock number(runsOf(labels.number, words), {press.family, 10, false, false}, press.dpi, half);
    const TextBlock date(runsOf(labels.place_and_date, words), {press.family, kBodyPt, false, true},
                         press.dpi, half, Qt::AlignRight);
    return {qMax(number.height(), date.height()) + press.px(2.2),
            [=](QPainter& painter, QPointF at) {
                number.draw(painter, at);
                date.draw(painter, at + QPointF(half, 0));
            },
            true, false};
}

Column titleColumn(const Press& press, const SlipTemplate& labels, const QString& copy, double left,
                   double width) {
    Column column{left, {}};
    for (const auto& line : labels.title)
        column.blocks.push_back(centred(press, line, width, 12, true));
    column.blocks.push_back(centred(press, copy, width, 8.5, false, true));
    return column;
}

} // namespace

std::vector<Strip> headStrips(const Press& press, const SlipTemplate& labels, const Words& words) {
    return {bodiesStrip(press, labels, words), numberStrip(press, labels, words)};
}

Strip titleStrip(const Press& press, const SlipTemplate& labels, const SlipCodes& codes,
                 const QString& copy) {
    const double code = press.px(kCode_mm), quiet = press.px(3), side = code + 2 * quiet;
    const auto title = titleColumn(press, labels, copy, side, press.width() - 2 * side);
    const auto caption = centred(press, labels.sheet_caption, side, 7.5, false, true);
    const auto tracking = centred(press, labels.tracking_caption, side, 7.5, false, true);
    const double below = code + press.px(2.2), height = below + caption.height() + press.px(1);
    return {height,
            [=](QPainter& painter, QPointF at) {
                drawQrCode(painter, codes.sheet, QRectF(at + QPointF(quiet, 0), QSizeF(code, code)));
                caption.draw(painter, at + QPointF(0, below));
                title.draw(painter, at + QPointF(0, (code - title.height()) / 2));
                if (!codes.tracking) return;
                const QPointF corner = at + QPointF(press.width() - side, 0);
                drawQrCode(painter, *codes.tracking, QRectF(corner + QPointF(quiet, 0), QSizeF(code, code)));
                tracking.draw(painter, corner + QPointF(0, below));
            },
            true, false};
}

std::vector<Strip> lineStrips(const Press& press, const TemplateLine& line, const Words& words) {
    const TextBlock text(runsOf(line.text, words),
                         {press.family, line.note ? kNotePt : kBodyPt, false, line.note}, press.dpi,
                         press.width());
    std::vector<Strip> strips;
    strips.reserve(static_cast<std::size_t>(text.lines()));
    for (int i = 0; i < text.lines(); ++i)
        strips.push_back({text.lineHeight(),
                          [text, i](QPainter& painter, QPointF at) { text.drawLine(painter, i, at); }, false,
                          false});
    strips.back().height += press.px(0.35);
    return strips;
}

Strip signatureStrip(const Press& press, const SlipTemplate& labels, const Words& words,
                     bool submitter_signs) {
    const double half = press.width() / 2;
    const auto column = [&](double left, const QString& role) {
        return Column{left,
                      {centred(press, role, half, kBodyPt, true),
                       centred(press, labels.sign_hint, half, 8.5, false, true)}};
    };
    const auto submitter = column(0, labels.sign_submitter), clerk = column(half, labels.sign_clerk);
    const auto submitter_name = centred(press, words.value("submitter.name"), half, kBodyPt, true);
    const auto clerk_name = centred(press, words.value("clerk.name"), half, kBodyPt, true);
    const double names = press.px(1.5) + qMax(submitter.height(), clerk.height()) + press.px(kRoomToSign_mm);
    return {names + qMax(submitter_name.height(), clerk_name.height()),
            [=](QPainter& painter, QPointF at) {
                clerk.draw(painter, at + QPointF(0, press.px(1.5)));
                clerk_name.draw(painter, at + QPointF(half, names));
                if (!submitter_signs) return;
                submitter.draw(painter, at + QPointF(0, press.px(1.5)));
                submitter_name.draw(painter, at + QPointF(0, names));
            },
            false, false};
}

} // namespace forms

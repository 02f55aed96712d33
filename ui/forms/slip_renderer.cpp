// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/slip_renderer.h"

#include "core/base/text.h"
#include "ui/forms/fonts.h"
#include "ui/forms/print_code.h"
#include "ui/forms/slip_blocks.h"
#include "ui/forms/text_block.h"

namespace forms {
namespace {

constexpr double kPageHeight_mm = 210;
constexpr double kLeft_mm = 10;
constexpr double kTop_mm = 8;
constexpr double kBottom_mm = 7;
constexpr double kFoot_mm = 4.5;
constexpr double kTextWidth_mm = 128;
constexpr double kFootPt = 7.5;

void append(std::vector<Strip>& to, const std::vector<Strip>& strips) {
    to.insert(to.end(), strips.begin(), strips.end());
}

QString allText(const AppointmentSlip& slip, const SlipTemplate& labels, const Words& words) {
    QStringList texts{labels.nation,
                      labels.motto,
                      labels.register_number,
                      labels.number,
                      labels.place_and_date,
                      labels.title.join(' '),
                      labels.copies[0],
                      labels.copies[1],
                      labels.sheet_caption,
                      labels.tracking_caption,
                      labels.provisional_note,
                      labels.papers.row,
                      labels.papers.name,
                      labels.papers.count,
                      labels.papers.originals,
                      labels.papers.certified_copies,
                      labels.papers.photocopies,
                      labels.sign_submitter,
                      labels.sign_clerk,
                      labels.sign_hint,
                      labels.page,
                      labels.printed,
                      "0123456789"};
    for (const auto& line : labels.before_papers)
        texts << line.text;
    for (const auto& line : labels.after_papers)
        texts << line.text;
    for (const auto& row : slip.papers)
        texts << QString::fromStdString(core::base::cleaned(row.name));
    return texts.join(' ') + QStringList(words.values()).join(' ');
}

std::vector<Strip> copyStrips(const Press& press, const AppointmentSlip& slip, const SlipTemplate& labels,
                              const Words& words, const SlipCodes& codes, const QString& copy) {
    auto strips = headStrips(press, labels, words);
    strips.push_back(titleStrip(press, labels, codes, copy));
    if (slip.number.provisional) append(strips, lineStrips(press, {labels.provisional_note, true}, words));
    for (const auto& line : labels.before_papers)
        append(strips, lineStrips(press, line, words));
    strips.back().keep_with_next = true;
    strips.push_back(tableHead(press, labels.papers));
    append(strips, tableRows(press, slip.papers));
    strips.push_back({press.px(1.2), [](QPainter&, QPointF) {}, false, false});
    for (const auto& line : labels.after_papers)
        append(strips, lineStrips(press, line, words));
    // Signatures never stand alone on a page.
    strips.back().keep_with_next = true;
    strips.push_back(signatureStrip(press, labels, words, slip.channel != core::domain::Channel::Online));
    return strips;
}

} // namespace

core::base::Result<SlipRenderer> SlipRenderer::layOut(const AppointmentSlip& slip, const SlipTemplate& labels,
                                                      double dpi, core::base::Instant printed_at) {
    const auto words = wordsOf(slip, labels, printed_at);
    const auto family = familyFor(allText(slip, labels, words));
    if (!family) return core::base::fail(family.error());
    const auto sheet = qrCodeOf(sheetCode(slip));
    if (!sheet) return core::base::fail(PrintCode::PrintFailed, "the sheet's code cannot be made");
    const SlipCodes codes{*sheet, slip.trackingUrl.empty() ? std::nullopt : qrCodeOf(slip.trackingUrl)};

    const Press press{*family, dpi, kTextWidth_mm};
    SlipRenderer renderer(press, labels, words);
    const double height = press.px(kPageHeight_mm - kTop_mm - kBottom_mm - kFoot_mm);
    const auto table_head = tableHead(press, labels.papers);
    for (const auto& copy : labels.copies)
        renderer.addCopy(paginate(copyStrips(press, slip, labels, words, codes, copy), table_head, height));
    return renderer;
}

SlipRenderer::SlipRenderer(Press press, SlipTemplate labels, Words words)
    : m_press(std::move(press)), m_labels(std::move(labels)), m_words(std::move(words)) {}

void SlipRenderer::addCopy(std::vector<FlowPage> pages) {
    auto words = m_words;
    words["pages"] = QString::number(pages.size());
    int number = 0;
    for (auto& page : pages) {
        words["page"] = QString::number(++number);
        m_pages.push_back({std::move(page), filled(m_labels.page, words)});
    }
}

void SlipRenderer::draw(QPainter& painter, int page) const {
    const auto& content = m_pages[static_cast<std::size_t>(page)];
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QPointF corner(m_press.px(kLeft_mm), m_press.px(kTop_mm));
    for (const auto& placed : content.content)
        placed.strip.draw(painter, corner + QPointF(0, placed.top));

    const QPointF foot(corner.x(), m_press.px(kPageHeight_mm - kBottom_mm - kFoot_mm + 0.8));
    const Typeface face{m_press.family, kFootPt, false, false};
    const auto left =
        filled(m_labels.number, m_words).remove("**") + "    " + filled(m_labels.printed, m_words);
    TextBlock({{left, false}}, face, m_press.dpi, m_press.width() * 0.8).drawLine(painter, 0, foot);
    TextBlock({{content.number, false}}, face, m_press.dpi, m_press.width(), Qt::AlignRight)
        .draw(painter, foot);
}

} // namespace forms

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus/special_pages.h"

#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

#include <array>
#include <utility>

namespace tests::corpus {

using namespace sample_pages;

namespace {

void addBlanks(std::vector<PagePlan>& plan) {
    const auto add = [&](const char* look) -> PagePlan& {
        plan.push_back({{}, "blank", {}, {}, lookNamed(look)});
        plan.back().blank = true;
        return plan.back();
    };
    add("office").look.scan.feeder_shade = 0.12;
    add("office").look.specked = true;
    add("folded");
    add("punched");
    add("shows-through").back = forms()[7].draw;
}

void addCards(std::vector<PagePlan>& plan) {
    struct Card {
        double qr_mm;
        int dpi;
        double turn_degrees;
    };
    for (const auto& card : std::to_array<Card>({{14, 300, 0},
                                                 {16, 300, 12},
                                                 {14, 300, 90},
                                                 {16, 300, 181},
                                                 {14, 400, 12},
                                                 {16, 400, 0},
                                                 {14, 400, 181},
                                                 {16, 400, 90}})) {
        Look look{QString("%1-mm-code").arg(card.qr_mm),
                  {card.turn_degrees, 0xFFF7F7F5, 0.8, 5, 1.0, 0.97, 0}};
        plan.push_back(
            {{}, "id-card", {}, {}, look, [mm = card.qr_mm](Sheet& sheet) { drawIdCard(sheet, mm); }});
        plan.back().codes = {identityText()};
        plan.back().dpi = card.dpi;
        plan.back().onGlass = true;
    }
}

void drawSeparator(Sheet& sheet, const QString& component, const QString& title) {
    constexpr double kSide_mm = 26;
    for (const double x : {14.0, kPaperWidth_mm - 14 - kSide_mm})
        for (const double y : {14.0, kPaperHeight_mm - 14 - kSide_mm})
            drawQr(sheet, {x, y}, kSide_mm, separatorText(component), QrStrength::H);
    sheet.y_mm = 120;
    sheet.centred("TỜ PHÂN CÁCH", {Face::Sans, 30, true}, 22);
    sheet.centred(title, {Face::Sans, 18, true}, 16);
    sheet.centred("Đặt tờ này trước giấy tờ cùng loại. Dùng lại được.", {Face::Serif, 14}, 10);
}

void addSeparators(std::vector<PagePlan>& plan) {
    for (const auto& [look, form] : std::to_array<std::pair<const char*, std::size_t>>(
             {{"office", 1}, {"skewed", 2}, {"photocopy", 9}})) {
        const auto& of = forms()[form];
        plan.push_back({{}, "separator", {}, {}, lookNamed(look), [of](Sheet& sheet) {
                            drawSeparator(sheet, of.component, of.title);
                        }});
        plan.back().codes = {separatorText(of.component)};
    }
}

void drawSignatureAlone(Sheet& sheet) {
    drawSignature(sheet, {120, 180}, 42, man(sheet.random()).name);
}

void drawStampAlone(Sheet& sheet) {
    drawStamp(sheet, {130, 120}, 36, "ỦY BAN NHÂN DÂN", "XÃ MẪU");
}

void drawNoteAlone(Sheet& sheet) {
    sheet.pen = Pen::Pencil;
    sheet.y_mm = 60;
    sheet.fields({{"", "Đã nhận đủ 3 bản", 70}}, 8);
}

void addBarelyWritten(std::vector<PagePlan>& plan) {
    for (const auto draw : {&drawSignatureAlone, &drawStampAlone, &drawNoteAlone})
        plan.push_back({{}, "barely-written", {}, {}, lookNamed("office"), draw});
}

// A full page on the other side of next to nothing: what shines through is then most of what is seen.
void addNearlyEmptyFronts(std::vector<PagePlan>& plan) {
    for (const auto draw : {&drawSignatureAlone, &drawNoteAlone}) {
        plan.push_back({{}, "barely-written", {}, {}, lookNamed("shows-through"), draw});
        plan.back().back = forms()[plan.size() % forms().size()].draw;
    }
}

void drawAttachmentList(Sheet& sheet) {
    auto& random = sheet.random();
    sheet.left_mm = 20;
    sheet.right_mm = 277;
    sheet.y_mm = 22;
    nationalHeading(sheet, 148);
    sheet.down(7);
    sheet.centred("BẢNG KÊ GIẤY TỜ KÈM THEO HỒ SƠ", {Face::Serif, 16, true}, 12);
    sheet.fields({{"Người nộp:", woman(random).name, 170}, {"Ngày nộp:", "18/11/2026"}}, 5);
    std::vector<QStringList> rows{{"STT", "Tên giấy tờ", "Số bản chính", "Số bản sao", "Ghi chú"}};
    for (std::size_t i = 0; i < forms().size(); ++i)
        rows.push_back({QString::number(i + 1), forms()[i].title.left(44),
                        QString::number(oneOf(random, 0, 2)), QString::number(oneOf(random, 0, 3)),
                        i % 3 ? "" : "đã đối chiếu"});
    sheet.table({0, 14, 140, 172, 202, 257}, rows, 8.2);
    sheet.down(10);
    sheet.dated(225, "Phường Mẫu", 18, 11, 2026);
}

void addWide(std::vector<PagePlan>& plan) {
    const QString title = "BẢNG KÊ GIẤY TỜ KÈM THEO HỒ SƠ";
    for (const auto& [look, turns] : std::to_array<std::pair<const char*, int>>(
             {{"office", 0}, {"stamped", 0}, {"office", 1}, {"photocopy", 3}})) {
        const QString kind = turns == 0 ? "landscape" : "sideways";
        plan.push_back({{}, kind, "attachment-list", title, lookNamed(look), &drawAttachmentList});
        plan.back().wide = true;
        plan.back().quarterTurns = turns;
        if (turns > 0) plan.back().look.name += "-turned";
    }
}

} // namespace

QString separatorText(const QString& component) {
    const QString text = "CF1;sep;" + component + ";0";
    unsigned crc = 0;
    for (const char byte : text.toUtf8()) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x80U ? (crc << 1U) ^ 0x07U : crc << 1U) & 0xFFU;
    }
    return text + ';' + QString("%1").arg(crc, 2, 16, QChar('0')).toUpper();
}

void addSpecialPages(std::vector<PagePlan>& plan) {
    addBlanks(plan);
    addCards(plan);
    addSeparators(plan);
    addBarelyWritten(plan);
    addWide(plan);
    addNearlyEmptyFronts(plan); // last: a page's pixels depend on its position
}

} // namespace tests::corpus

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/separator_sheet.h"

#include "ui/forms/fonts.h"
#include "ui/forms/pdf_file.h"
#include "ui/forms/print_code.h"
#include "ui/forms/qr_code.h"
#include "ui/forms/text_block.h"

#include <QBuffer>
#include <QPdfWriter>

#include <array>

namespace forms {
namespace {

using core::base::fail;
using core::base::Result;

constexpr int kPdfDpi = 1200;
constexpr double kWidth_mm = 210;
constexpr double kHeight_mm = 297;
constexpr double kMargin_mm = 14; // wider than any printer's border, and the quiet zone of the codes
constexpr double kText_mm = 170;

// Both languages at once: the sheet lies on the counter, whoever works there.
const QString kTitle = QStringLiteral("TỜ PHÂN CÁCH");
const QString kTitleEnglish = QStringLiteral("SEPARATOR SHEET");
const QString kAdvice =
    QStringLiteral("Đặt tờ này trước các trang của giấy tờ nêu trên. Không lưu vào hồ sơ, dùng lại được.");
const QString kAdviceEnglish = QStringLiteral(
    "Lay this sheet before the pages of the paper named above. It is not filed and may be used again.");

struct Piece {
    QString text;
    double pt = 12;
    bool bold = false;
    double above_mm = 0; // room over it
};

std::vector<Piece> piecesOf(const SeparatorSheet& sheet) {
    return {{kTitle, 30, true, 0},
            {kTitleEnglish, 18, false, 2},
            {QString::fromStdString(sheet.name).normalized(QString::NormalizationForm_C), 40, true, 22},
            {kAdvice, 14, false, 26},
            {kAdviceEnglish, 14, false, 4},
            {QString::fromStdString(sheet.code.component), 10, false, 10}};
}

QString allText(const std::vector<SeparatorSheet>& sheets) {
    QString text;
    for (const auto& sheet : sheets)
        for (const auto& piece : piecesOf(sheet))
            text += piece.text;
    return text;
}

} // namespace

bool drawSeparator(QPainter& painter, const SeparatorSheet& sheet, const QString& family, double dpi) {
    const auto code = qrCodeOf(core::domain::separatorText(sheet.code), QrLevel::High);
    if (!code) return false;
    const auto px = [dpi](double mm) { return mm * dpi / 25.4; };
    const std::array columns{kMargin_mm, kWidth_mm - kMargin_mm - kSeparatorCode_mm};
    const std::array rows{kMargin_mm, kHeight_mm - kMargin_mm - kSeparatorCode_mm};
    for (const double x : columns)
        for (const double y : rows)
            drawQrCode(painter, *code, {px(x), px(y), px(kSeparatorCode_mm), px(kSeparatorCode_mm)});

    double top = px(kMargin_mm + kSeparatorCode_mm + 20);
    for (const auto& piece : piecesOf(sheet)) {
        const TextBlock block({{piece.text, piece.bold}}, {family, piece.pt, piece.bold}, dpi, px(kText_mm),
                              Qt::AlignHCenter);
        top += px(piece.above_mm);
        block.draw(painter, {px((kWidth_mm - kText_mm) / 2), top});
        top += block.height();
    }
    return true;
}

Result<void> writeSeparatorsPdf(const std::vector<SeparatorSheet>& sheets,
                                const std::filesystem::path& path) {
    const auto family = familyFor(allText(sheets));
    if (!family) return fail(family.error());
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setResolution(kPdfDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    writer.setTitle(kTitle);
    writer.setCreator("Counterfoil");
    QPainter painter;
    bool drawn = painter.begin(&writer);
    for (std::size_t i = 0; drawn && i < sheets.size(); ++i)
        drawn = (i == 0 || writer.newPage()) && drawSeparator(painter, sheets[i], *family, kPdfDpi);
    if (!drawn || !painter.end()) return fail(PrintCode::PrintFailed, "a separator sheet could not be drawn");
    return savePdf(bytes.data(), path);
}

} // namespace forms

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/slip_output.h"

#include "ui/forms/pdf_file.h"
#include "ui/forms/print_code.h"
#include "ui/forms/slip_renderer.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>

namespace forms {
namespace {

using core::base::fail;
using core::base::Result;

constexpr int kPdfDpi = 1200;

QString titleOf(const AppointmentSlip& slip, const SlipTemplate& labels) {
    return labels.title.join(' ') + ' ' + QString::fromStdString(slip.number.text);
}

template<class Device>
bool drawAll(Device& device, const SlipRenderer& renderer) {
    QPainter painter;
    if (!painter.begin(&device)) return false;
    for (int page = 0; page < renderer.pageCount(); ++page) {
        if (page > 0 && !device.newPage()) return false;
        renderer.draw(painter, page);
    }
    return painter.end();
}

bool sendToPrinter(QPrinter& printer, const AppointmentSlip& slip, const SlipTemplate& labels,
                   const SlipRenderer& renderer) {
    printer.setFullPage(true); // the renderer keeps its own margins
    printer.setDocName(titleOf(slip, labels));
    return drawAll(printer, renderer) && printer.printerState() != QPrinter::Error;
}

Result<void> choosePrinter(QPrinter& printer, const PrintTarget& target) {
    if (!target.output_file.empty()) {
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(QString::fromStdString(target.output_file.string()));
        return {};
    }
    const auto wanted = target.printer.empty()
                            ? QPrinterInfo::defaultPrinter()
                            : QPrinterInfo::printerInfo(QString::fromStdString(target.printer));
    if (wanted.isNull()) return fail(PrintCode::NoPrinter, "no such printer", {target.printer});
    printer.setPrinterName(wanted.printerName());
    return {};
}

} // namespace

Result<void> writeSlipPdf(const AppointmentSlip& slip, const SlipTemplate& labels,
                          const std::filesystem::path& path, core::base::Instant printed_at) {
    const auto renderer = SlipRenderer::layOut(slip, labels, kPdfDpi, printed_at);
    if (!renderer) return fail(renderer.error());
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setResolution(kPdfDpi);
    writer.setPageSize(QPageSize(QPageSize::A5));
    writer.setPageMargins({});
    writer.setTitle(titleOf(slip, labels));
    writer.setCreator("Counterfoil");
    if (!drawAll(writer, *renderer)) return fail(PrintCode::PrintFailed, "QPdfWriter refused to draw");
    return savePdf(bytes.data(), path);
}

Result<void> printSlip(const AppointmentSlip& slip, const SlipTemplate& labels, const PrintTarget& target,
                       core::base::Instant printed_at) {
    QPrinter printer(QPrinter::HighResolution);
    if (auto chosen = choosePrinter(printer, target); !chosen) return chosen;
    printer.setPageSize(QPageSize(QPageSize::A5));
    const auto renderer = SlipRenderer::layOut(slip, labels, printer.resolution(), printed_at);
    if (!renderer) return fail(renderer.error());
    if (sendToPrinter(printer, slip, labels, *renderer)) return {};
    if (!target.output_file.empty())
        return fail(PrintCode::FileNotWritten, "the print system did not write",
                    {target.output_file.string()});
    return fail(PrintCode::PrintFailed, "the print system refused", {printer.printerName().toStdString()});
}

} // namespace forms

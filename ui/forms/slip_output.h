// SPDX-License-Identifier: GPL-3.0-or-later
// The appointment slip on its way to a file or to a printer, both copies. GUI thread, after QGuiApplication.
#pragma once

#include "core/base/result.h"
#include "ui/forms/appointment_slip.h"
#include "ui/forms/slip_template.h"

#include <filesystem>
#include <string>

namespace forms {

// Writes an A5 PDF that is either whole or not there. Errors: FontMissing, PrintFailed, FileNotWritten.
[[nodiscard]] core::base::Result<void> writeSlipPdf(const AppointmentSlip& slip, const SlipTemplate& labels,
                                                    const std::filesystem::path& path,
                                                    core::base::Instant printed_at);

struct PrintTarget {
    std::string printer;               // as the system names it; empty: the default printer
    std::filesystem::path output_file; // not empty: the print system writes a PDF there instead of printing
};

// Errors: NoPrinter, FontMissing, PrintFailed, FileNotWritten (for `output_file`).
[[nodiscard]] core::base::Result<void> printSlip(const AppointmentSlip& slip, const SlipTemplate& labels,
                                                 const PrintTarget& target, core::base::Instant printed_at);

} // namespace forms

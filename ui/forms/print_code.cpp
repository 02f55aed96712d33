// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/print_code.h"

namespace forms {

std::string_view nameOf(PrintCode code) {
    switch (code) {
    case PrintCode::NoPrinter:
        return "no_printer";
    case PrintCode::PrintFailed:
        return "print_failed";
    case PrintCode::FontMissing:
        return "font_missing";
    case PrintCode::FileNotWritten:
        return "file_not_written";
    case PrintCode::TemplateUnreadable:
        return "template_unreadable";
    }
    return "unknown";
}

} // namespace forms

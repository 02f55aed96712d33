// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong with paper that the counter prints. Any thread.
#pragma once

#include "core/base/error.h"

namespace forms {

enum class PrintCode {
    NoPrinter,   // args: name of the printer, empty if none is set up at all
    PrintFailed, // args: name of the printer
    FontMissing, // no installed font has all signs; args: the sign that is missing ("U+4E2D"), may be empty
    FileNotWritten,     // args: path
    TemplateUnreadable, // args: path, field
};

constexpr core::base::Room roomOf(PrintCode) {
    return core::base::Room::Print;
}
std::string_view nameOf(PrintCode code);

} // namespace forms

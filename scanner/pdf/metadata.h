// SPDX-License-Identifier: GPL-3.0-or-later
// The XMP packet of a PDF/A file of level B (ISO 19005-1 and -2, 6.7 and 6.6). Pure; any thread.
#pragma once

#include "scanner/pdf/pdf_writer.h"

#include <string>

namespace scanner::pdf {

// Fields without a value are left out: an empty property says nothing.
std::string xmpPacket(const PdfMetadata& metadata);

} // namespace scanner::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the slip above and below its text: heads, codes with the title between them, signatures. GUI
// thread.
#pragma once

#include "ui/forms/flow.h"
#include "ui/forms/paper_table.h"
#include "ui/forms/qr_code.h"
#include "ui/forms/slip_template.h"
#include "ui/forms/slip_words.h"

#include <optional>

namespace forms {

inline constexpr double kCode_mm = 20; // at least 18 mm, so that any reader gets it

struct SlipCodes {
    QrCode sheet;
    std::optional<QrCode> tracking;
};

// Body and office left, the national heading right; below them the number, and place and date.
std::vector<Strip> headStrips(const Press& press, const SlipTemplate& labels, const Words& words);
// Sheet code, title with the copy's name, tracking code.
Strip titleStrip(const Press& press, const SlipTemplate& labels, const SlipCodes& codes, const QString& copy);
std::vector<Strip> lineStrips(const Press& press, const TemplateLine& line, const Words& words);
// `submitter_signs`: an online dossier has nobody at the counter.
Strip signatureStrip(const Press& press, const SlipTemplate& labels, const Words& words,
                     bool submitter_signs);

} // namespace forms

// SPDX-License-Identifier: GPL-3.0-or-later
// The fixed texts of the appointment slip. They are data: an authority may replace the file. A text may hold
// placeholders ("{submitter.name}") and mark a part as bold ("**...**"). Value; any thread.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <array>
#include <filesystem>
#include <vector>

namespace forms {

struct TemplateLine {
    QString text;
    bool note = false; // small and slanted
};

struct PaperColumns {
    QString row, name, count, originals, certified_copies, photocopies;
};

struct SlipTemplate {
    QString version;
    QString nation, motto, register_number, number, place_and_date;
    QStringList title;
    std::array<QString, 2> copies; // given to the submitter, kept
    QString sheet_caption, tracking_caption, provisional_note;
    std::vector<TemplateLine> before_papers;
    PaperColumns papers;
    std::vector<TemplateLine> after_papers;
    QString sign_submitter, sign_clerk, sign_hint;
    QString page, printed, moment, no_moment, blank;
    QString channel_direct, channel_online, channel_post;
    QString return_at_counter, return_by_post;
};

// Reads the JSON file at `path` (resources/templates/appointment_slip.json is the pattern).
// Errors: TemplateUnreadable with the path and the first field that is missing, wrong or has an unknown
// placeholder.
[[nodiscard]] core::base::Result<SlipTemplate> loadSlipTemplate(const std::filesystem::path& path);

} // namespace forms

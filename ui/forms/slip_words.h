// SPDX-License-Identifier: GPL-3.0-or-later
// Placeholders of the slip's template and what stands for them on one slip. Pure functions; any thread.
#pragma once

#include "ui/forms/appointment_slip.h"
#include "ui/forms/slip_template.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace forms {

using Words = QHash<QString, QString>;

struct Run {
    QString text;
    bool bold = false;
};

// Every name that a template may put between braces.
const QStringList& placeholders();

// Values as printed: NFC, white space folded; the template's `blank` stands for what is not known.
Words wordsOf(const AppointmentSlip& slip, const SlipTemplate& labels, core::base::Instant printed_at);

// The template text with its placeholders filled. Values are never read as markup.
QString filled(const QString& text, const Words& words);
std::vector<Run> runsOf(const QString& text, const Words& words);

} // namespace forms

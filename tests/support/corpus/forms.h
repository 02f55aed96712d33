// SPDX-License-Identifier: GPL-3.0-or-later
// Twelve forms as they cross the counter: worded after the public forms of these names, filled in for persons
// who do not exist. GUI thread.
#pragma once

#include "tests/support/sample_pages/sheet.h"

#include <QString>

#include <vector>

namespace tests::corpus {

using sample_pages::Sheet;

struct Form {
    QString kind;      // "marriage-registration"
    QString component; // the key under which a counter files it
    QString title;     // as printed, its lines joined by a blank
    void (*draw)(Sheet&) = nullptr;
};

const std::vector<Form>& forms();

// Authority on the left, country on the right, as every letter of an authority begins; leaves y below them.
void letterHead(Sheet& sheet, const QString& above, const QString& body, const QString& number);

void drawBusinessLicence(Sheet& sheet);
void drawConstructionPermit(Sheet& sheet);
void drawCriminalRecordRequest(Sheet& sheet);
void drawDeathRegistration(Sheet& sheet);
void drawDecision(Sheet& sheet);
void drawLandCertificate(Sheet& sheet);
void drawMarriageRegistration(Sheet& sheet);
void drawResidenceChange(Sheet& sheet);

} // namespace tests::corpus

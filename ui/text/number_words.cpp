// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/number_words.h"

#include "ui/text/display.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct NumberWords {
    Q_DECLARE_TR_FUNCTIONS(NumberWords)
};

} // namespace

QString words(core::domain::NumberKind kind) {
    using core::domain::NumberKind;
    switch (kind) {
    case NumberKind::OfficialDossier:
        return NumberWords::tr("number of a dossier");
    case NumberKind::ProvisionalDossier:
        return NumberWords::tr("provisional number of a dossier");
    case NumberKind::PostalItem:
        return NumberWords::tr("code of a postal item");
    case NumberKind::PersonalId:
        return NumberWords::tr("ID number of 12 digits");
    case NumberKind::OldId:
        return NumberWords::tr("number of an old card");
    case NumberKind::TaxCode:
        return NumberWords::tr("tax code of an organisation");
    case NumberKind::Procedure:
        return NumberWords::tr("code of a procedure");
    case NumberKind::ProcedureCase:
        return NumberWords::tr("code of a case of a procedure");
    case NumberKind::Passport:
        return NumberWords::tr("perhaps the number of a passport");
    case NumberKind::Unknown:
        return NumberWords::tr("no number that the counter knows");
    }
    return {};
}

QString words(const core::domain::CheckedNumber& number) {
    const QString kind = words(number.kind);
    if (!number.hasCheck) return NumberWords::tr("%1: %2.").arg(shown(number.text), kind);
    if (number.checkHolds)
        return NumberWords::tr("%1: %2; its check character holds.").arg(shown(number.text), kind);
    if (number.wanted.empty())
        return NumberWords::tr("%1: %2; no such number is given out. Compare it with the paper.")
            .arg(shown(number.text), kind);
    return NumberWords::tr("%1: %2; its check character ought to be %3. Compare it with the paper.")
        .arg(shown(number.text), kind, shown(number.wanted));
}

} // namespace ui::text

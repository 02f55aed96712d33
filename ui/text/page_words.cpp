// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/page_words.h"

#include "ui/text/display.h"

#include <QCoreApplication>

namespace ui::text {

namespace domain = core::domain;
using domain::Field;

namespace {

struct PageWords {
    Q_DECLARE_TR_FUNCTIONS(PageWords)
};

QString sourceWords(const domain::FieldProposal& source) {
    switch (source.source) {
    case domain::ValueSource::CardCode:
        return source.page == 0 ? PageWords::tr("the ID card that was read")
                                : PageWords::tr("the ID card's code, page %1").arg(source.page);
    case domain::ValueSource::Mrz:
        return PageWords::tr("the card's machine-readable lines, page %1").arg(source.page);
    case domain::ValueSource::Words:
        return PageWords::tr("page %1, beside “%2”").arg(source.page).arg(shown(source.label));
    }
    return {};
}

} // namespace

QString words(Field field) {
    switch (field) {
    case Field::SubmitterName:
        return PageWords::tr("Full name");
    case Field::SubmitterId:
        return PageWords::tr("ID number");
    case Field::SubmitterBirth:
        return PageWords::tr("Date of birth");
    case Field::SubmitterAddress:
        return PageWords::tr("Address");
    case Field::SubmitterPhone:
        return PageWords::tr("Phone");
    case Field::OwnerName:
        return PageWords::tr("Owner's full name");
    case Field::OwnerId:
        return PageWords::tr("Owner's ID number");
    case Field::OwnerBirth:
        return PageWords::tr("Owner's date of birth");
    case Field::OwnerAddress:
        return PageWords::tr("Owner's address");
    case Field::OwnerPhone:
        return PageWords::tr("Owner's phone");
    }
    return {};
}

QString words(const domain::FieldProposal& source) {
    const QString from = sourceWords(source);
    const bool doubt = source.doubtful && source.source == domain::ValueSource::Words;
    return doubt ? PageWords::tr("%1, read with doubt").arg(from) : from;
}

QString words(domain::ListKind list) {
    switch (list) {
    case domain::ListKind::Title:
        return PageWords::tr("the titles of papers");
    case domain::ListKind::Label:
        return PageWords::tr("the labels of forms");
    case domain::ListKind::ProcedureName:
        return PageWords::tr("the names of procedures");
    case domain::ListKind::Unit:
        return PageWords::tr("the administrative units");
    }
    return {};
}

} // namespace ui::text

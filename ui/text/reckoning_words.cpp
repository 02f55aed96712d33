// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reckoning_words.h"

#include "ui/text/display.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::text {

namespace {

namespace domain = core::domain;

struct ReckoningWords {
    Q_DECLARE_TR_FUNCTIONS(ReckoningWords)
};

constexpr int kMinutesOfHour = 60;

QString momentOf(const domain::ReckonStep& step) {
    return shown(core::base::toDisplay(step.at));
}

QString timeOf(const core::base::LocalTime& time) {
    return shown(core::base::toDisplay(time)).mid(11);
}

QString dayOf(const domain::ReckonStep& step) {
    return shown(step.at.date);
}

QString openingTime(int minutes) {
    return ReckoningWords::tr("%1 h %2 min").arg(minutes / kMinutesOfHour).arg(minutes % kMinutesOfHour);
}

QString nameOf(const domain::DayNote& note, const QString& otherwise) {
    const QString name = note.name.empty() ? otherwise : shown(note.name);
    return note.confirmed ? name : ReckoningWords::tr("%1 (unconfirmed)").arg(name);
}

QString quantityOf(const domain::Term& term) {
    QString text = QString::number(term.hundredths / 100);
    const int part = term.hundredths % 100;
    if (part != 0) text += QLocale().decimalPoint() + QStringLiteral("%1").arg(part, 2, 10, QLatin1Char('0'));
    if (part != 0 && part % 10 == 0) text.chop(1);
    return text;
}

} // namespace

QString words(const domain::Term& term) {
    switch (term.unit) {
    case domain::TermUnit::WorkingDay:
        return ReckoningWords::tr("Term in working days: %1.").arg(quantityOf(term));
    case domain::TermUnit::Day:
        return ReckoningWords::tr("Term in calendar days: %1.").arg(quantityOf(term));
    case domain::TermUnit::Month:
        return ReckoningWords::tr("Term in months: %1.").arg(quantityOf(term));
    case domain::TermUnit::Hour:
        return ReckoningWords::tr("Term in hours of opening time: %1.").arg(quantityOf(term));
    case domain::TermUnit::SameDay:
        return ReckoningWords::tr("Term: the same day for what is received until %1.")
            .arg(timeOf({{}, term.cut_off}));
    case domain::TermUnit::Other:
        return ReckoningWords::tr("The term cannot be computed.");
    }
    return {};
}

QString words(const domain::ReckonStep& step) {
    using domain::ReckonCode;
    switch (step.code) {
    case ReckonCode::Received:
        return ReckoningWords::tr("Received %1.").arg(momentOf(step));
    case ReckonCode::BeforeOpening:
        return ReckoningWords::tr("That is before opening: the term starts at %1.").arg(momentOf(step));
    case ReckonCode::BetweenSpans:
        return ReckoningWords::tr("That is in the midday break: the term starts at %1.").arg(momentOf(step));
    case ReckonCode::AfterClosing:
        return ReckoningWords::tr("That is after closing: the term starts at %1.").arg(momentOf(step));
    case ReckonCode::OnClosedDay:
        return ReckoningWords::tr("That day does not count: the term starts at %1.").arg(momentOf(step));
    case ReckonCode::BeforeCutOff:
        return ReckoningWords::tr("Not later than %1: due at the closing of the same day.")
            .arg(timeOf(step.at));
    case ReckonCode::AfterCutOff:
        return ReckoningWords::tr("Later than %1: due at the closing of the next working day.")
            .arg(timeOf(step.at));
    case ReckonCode::PartOfDay:
        return ReckoningWords::tr("The part of a day is %1 of opening time.").arg(openingTime(step.amount));
    case ReckonCode::ShortMonth:
        return ReckoningWords::tr("The month has no such day: its last one, %1, is taken.").arg(dayOf(step));
    case ReckonCode::LastDayClosed:
        return ReckoningWords::tr("The last day, %1, does not count: the next one that does is taken.")
            .arg(dayOf(step));
    case ReckonCode::MovedIntoHours:
        return ReckoningWords::tr("On the last day the authority is not open at that time: %1 is taken.")
            .arg(momentOf(step));
    case ReckonCode::Weekend:
        return ReckoningWords::tr("%n day(s) of weekends do not count.", nullptr, step.amount);
    case ReckonCode::DayOff:
        return ReckoningWords::tr("%1 does not count: %2.")
            .arg(dayOf(step), nameOf(step.note, ReckoningWords::tr("day off")));
    case ReckonCode::WorkedDay:
        return ReckoningWords::tr("%1 counts: %2.")
            .arg(dayOf(step), nameOf(step.note, ReckoningWords::tr("worked weekend")));
    case ReckonCode::SupplementAsked:
        return ReckoningWords::tr("Papers were asked for %1, when %2 of opening time were left.")
            .arg(momentOf(step), openingTime(step.amount));
    case ReckonCode::YearNotReviewed:
        return ReckoningWords::tr("The days off of %1 may not all be known: check the date by eye.")
            .arg(step.amount);
    case ReckonCode::Due:
        return ReckoningWords::tr("Due %1.").arg(momentOf(step));
    }
    return {};
}

QStringList lines(const domain::Reckoning& reckoning) {
    QStringList all;
    for (const auto& step : reckoning.steps)
        all << words(step);
    return all;
}

} // namespace ui::text

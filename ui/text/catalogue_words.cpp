// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/catalogue_words.h"

#include "ui/text/display.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::text {

namespace {

namespace domain = core::domain;

struct CatalogueWords {
    Q_DECLARE_TR_FUNCTIONS(CatalogueWords)
};

QString argumentOf(const std::vector<std::string>& args, std::size_t at) {
    return at < args.size() ? shown(args[at]) : QString();
}

QString kindOf(domain::ChangeKind kind) {
    switch (kind) {
    case domain::ChangeKind::Added:
        return CatalogueWords::tr("New");
    case domain::ChangeKind::Changed:
        return CatalogueWords::tr("Changed");
    case domain::ChangeKind::Ended:
        return CatalogueWords::tr("No longer taken");
    case domain::ChangeKind::Kept:
        return CatalogueWords::tr("Stays as it is here, though the record says otherwise without certainty");
    }
    return {};
}

} // namespace

QString words(domain::ProcedurePart part) {
    using domain::ProcedurePart;
    switch (part) {
    case ProcedurePart::Name:
        return CatalogueWords::tr("name");
    case ProcedurePart::Field:
        return CatalogueWords::tr("field");
    case ProcedurePart::Authority:
        return CatalogueWords::tr("authority");
    case ProcedurePart::Term:
        return CatalogueWords::tr("term");
    case ProcedurePart::TermText:
        return CatalogueWords::tr("term in words");
    case ProcedurePart::Fee:
        return CatalogueWords::tr("fee");
    case ProcedurePart::FeeText:
        return CatalogueWords::tr("fee in words");
    case ProcedurePart::Result:
        return CatalogueWords::tr("result");
    case ProcedurePart::Post:
        return CatalogueWords::tr("by post");
    case ProcedurePart::Boundary:
        return CatalogueWords::tr("outside the territory");
    case ProcedurePart::Component:
        return CatalogueWords::tr("paper");
    case ProcedurePart::Presented:
        return CatalogueWords::tr("paper to be shown");
    case ProcedurePart::Unconfirmed:
        return CatalogueWords::tr("unconfirmed");
    }
    return {};
}

QString words(domain::LeftOutReason reason, const std::vector<std::string>& args) {
    using domain::LeftOutReason;
    const QString first = argumentOf(args, 0);
    const QString second = argumentOf(args, 1);
    switch (reason) {
    case LeftOutReason::FileUnreadable:
        return CatalogueWords::tr("The file cannot be read, or the folder holds none.");
    case LeftOutReason::NotUtf8:
        return CatalogueWords::tr("The text is not in UTF-8. Save the file as UTF-8.");
    case LeftOutReason::NotJson:
        return CatalogueWords::tr("This is not JSON.");
    case LeftOutReason::CutShort:
        return CatalogueWords::tr("The file ends in the middle of it. Fetch the file again.");
    case LeftOutReason::NotARecord:
        return CatalogueWords::tr("This is no record of a procedure.");
    case LeftOutReason::TooDeep:
        return CatalogueWords::tr("It is nested deeper than %1 levels.").arg(first);
    case LeftOutReason::RecordTooLarge:
        return CatalogueWords::tr("It is larger than %1 bytes.").arg(first);
    case LeftOutReason::TooManyRecords:
        return CatalogueWords::tr("One import takes %1 records. This one and all behind it stay out.")
            .arg(first);
    case LeftOutReason::FieldMissing:
        return CatalogueWords::tr("“%1” is missing or empty.").arg(first);
    case LeftOutReason::WrongType:
        return CatalogueWords::tr("“%1” is not what it should be: a text, a number or a list.").arg(first);
    case LeftOutReason::UnknownWord:
        return CatalogueWords::tr("“%1” has a value that is not known: %2.").arg(first, second);
    case LeftOutReason::NumberOutOfRange:
        return CatalogueWords::tr("“%1” has a number that cannot be: %2.").arg(first, second);
    case LeftOutReason::TextTooLong:
        return CatalogueWords::tr("“%1” is too long: %2 characters, at most %3.")
            .arg(first, second, argumentOf(args, 2));
    case LeftOutReason::TooManyComponents:
        return CatalogueWords::tr("It has too many papers: %1, at most %2.").arg(first, second);
    case LeftOutReason::CodeTwice:
        return CatalogueWords::tr("An earlier record has this code. Only that one is taken.");
    case LeftOutReason::NotInForce:
        return CatalogueWords::tr("The portal does not have it in force: %1.").arg(first);
    case LeftOutReason::ColumnMissing:
        return CatalogueWords::tr("The column “%1” is missing in the first line.").arg(first);
    case LeftOutReason::ColumnUnknown:
        return CatalogueWords::tr("There is no column “%1”. Check the first line.").arg(first);
    case LeftOutReason::ColumnTwice:
        return CatalogueWords::tr("The column “%1” is there twice.").arg(first);
    case LeftOutReason::WrongQuotes:
        return CatalogueWords::tr("The quotes do not match.");
    case LeftOutReason::WrongColumnCount:
        return CatalogueWords::tr("The line has %1 cells, the first line has %2.").arg(first, second);
    case LeftOutReason::LinesDiffer:
        return CatalogueWords::tr("Its lines say different things in the column “%1”.").arg(first);
    case LeftOutReason::ProcedureScattered:
        return CatalogueWords::tr("The lines of this code do not follow each other.");
    }
    return {};
}

QString words(const domain::LeftOut& leftOut) {
    QString place = shown(leftOut.file);
    if (leftOut.place > 0) place += CatalogueWords::tr(", no. %1").arg(leftOut.place);
    if (!leftOut.code.empty()) place += QStringLiteral(", ") + shown(leftOut.code);
    return place + QStringLiteral(": ") + words(leftOut.reason, leftOut.args);
}

QString words(const domain::ProcedureChange& change) {
    return QStringLiteral("%1: %2 %3").arg(kindOf(change.kind), shown(change.code), shown(change.name));
}

QString words(const domain::PartChange& change) {
    QString text = words(change.part);
    if (!change.key.empty()) text += QStringLiteral(" ") + shown(change.key);
    const QString nothing = CatalogueWords::tr("nothing");
    return QStringLiteral("%1: %2 -> %3")
        .arg(text, change.before.empty() ? nothing : shown(change.before),
             change.after.empty() ? nothing : shown(change.after));
}

QString marked(const domain::Procedure& procedure, domain::ProcedurePart part, const QString& text) {
    if (text.isEmpty() || !procedure.unconfirmed.contains(part)) return text;
    return CatalogueWords::tr("%1 (unconfirmed)").arg(text);
}

QString summary(const domain::CatalogueReport& report) {
    const auto count = [&](domain::ChangeKind kind) {
        return std::ranges::count(report.changes, kind, &domain::ProcedureChange::kind);
    };
    const auto leftOut = static_cast<int>(report.leftOut.size()) + report.furtherLeftOut;
    return CatalogueWords::tr("From %1: %2 new, %3 changed, %4 no longer taken; %5 unchanged; %6 left out.")
        .arg(shown(report.from))
        .arg(count(domain::ChangeKind::Added))
        .arg(count(domain::ChangeKind::Changed))
        .arg(count(domain::ChangeKind::Ended))
        .arg(report.unchanged)
        .arg(leftOut);
}

} // namespace ui::text

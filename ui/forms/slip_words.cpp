// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/slip_words.h"

#include "core/base/text.h"

#include <QRegularExpression>

namespace forms {
namespace {

QString two(int number) {
    return QString("%1").arg(number, 2, 10, QChar('0'));
}

QString channelName(core::domain::Channel channel, const SlipTemplate& labels) {
    switch (channel) {
    case core::domain::Channel::Direct:
        return labels.channel_direct;
    case core::domain::Channel::Online:
        return labels.channel_online;
    case core::domain::Channel::Post:
        return labels.channel_post;
    }
    return {};
}

QString returnName(core::domain::ReturnMethod method, const SlipTemplate& labels) {
    switch (method) {
    case core::domain::ReturnMethod::AtCounter:
        return labels.return_at_counter;
    case core::domain::ReturnMethod::ByPost:
        return labels.return_by_post;
    }
    return {};
}

QString momentText(core::base::Instant instant, const SlipTemplate& labels) {
    const auto local = core::base::toLocal(instant);
    const auto minutes =
        static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(local.of_day).count());
    return filled(labels.moment, {{"hour", two(minutes / 60)},
                                  {"minute", two(minutes % 60)},
                                  {"date", QString::fromStdString(core::base::toDisplay(local.date))}});
}

void putDate(Words& words, core::base::Instant received) {
    const auto date = core::base::toLocal(received).date;
    words["received.day"] = two(static_cast<int>(static_cast<unsigned>(date.day())));
    words["received.month"] = two(static_cast<int>(static_cast<unsigned>(date.month())));
    words["received.year"] = QString::number(static_cast<int>(date.year()));
}

} // namespace

const QStringList& placeholders() {
    static const QStringList names{"office.superior",
                                   "office.name",
                                   "office.post",
                                   "place",
                                   "dossier.number",
                                   "dossier.abstract",
                                   "dossier.sets",
                                   "submitter.name",
                                   "submitter.address",
                                   "submitter.phone",
                                   "submitter.email",
                                   "submitter.id_number",
                                   "channel",
                                   "owner.name",
                                   "owner.address",
                                   "term.text",
                                   "received_at",
                                   "appointment_at",
                                   "return.place",
                                   "return.method",
                                   "received.day",
                                   "received.month",
                                   "received.year",
                                   "clerk.name",
                                   "printed_at",
                                   "page",
                                   "pages",
                                   "hour",
                                   "minute",
                                   "date"};
    return names;
}

Words wordsOf(const AppointmentSlip& slip, const SlipTemplate& labels, core::base::Instant printed_at) {
    const auto known = [&](const std::string& value) {
        const auto text = QString::fromStdString(core::base::cleaned(value));
        return text.isEmpty() ? labels.blank : text;
    };
    Words words{
        {"office.superior", known(slip.superiorBody)},
        {"office.name", known(slip.office)},
        {"office.post", known(slip.postOffice)},
        {"place", known(slip.place)},
        {"dossier.number", known(slip.number.text)},
        {"dossier.abstract", known(slip.abstract)},
        {"dossier.sets", two(slip.sets)},
        {"submitter.name", known(slip.submitter.name)},
        {"submitter.address", known(slip.submitter.address)},
        {"submitter.phone", known(slip.submitter.phone)},
        {"submitter.email", known(slip.submitter.email)},
        {"submitter.id_number", known(slip.submitter.idNumber)},
        {"channel", channelName(slip.channel, labels)},
        {"owner.name", known(slip.ownerName)},
        {"owner.address", known(slip.ownerAddress)},
        {"term.text", known(slip.termText)},
        {"received_at", momentText(slip.receivedAt, labels)},
        {"appointment_at", slip.dueAt ? momentText(*slip.dueAt, labels) : labels.no_moment},
        {"return.place", known(slip.returnPlace)},
        {"return.method", returnName(slip.returnMethod, labels)},
        {"clerk.name", known(slip.clerkName)},
        {"printed_at", QString::fromStdString(core::base::toDisplay(core::base::toLocal(printed_at)))}};
    putDate(words, slip.receivedAt);
    return words;
}

QString filled(const QString& text, const Words& words) {
    static const QRegularExpression placeholder("\\{([^}]*)\\}");
    QString result;
    qsizetype from = 0;
    for (auto found = placeholder.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        result += text.mid(from, match.capturedStart() - from) + words.value(match.captured(1));
        from = match.capturedEnd();
    }
    return result + text.mid(from);
}

std::vector<Run> runsOf(const QString& text, const Words& words) {
    std::vector<Run> runs;
    bool bold = false;
    for (const auto& part : text.split("**")) {
        if (!part.isEmpty()) runs.push_back({filled(part, words), bold});
        bold = !bold;
    }
    return runs;
}

} // namespace forms

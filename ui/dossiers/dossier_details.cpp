// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossiers/dossier_details.h"

#include "ui/text/display.h"
#include "ui/text/words.h"

#include <QEvent>

#include <utility>

namespace ui::dossiers {

namespace domain = core::domain;

namespace {

QString line(const QString& label, const QString& value) {
    if (value.isEmpty()) return {};
    return QStringLiteral("<p style='margin:3px 0'><span style='color:#525c69'>%1:</span> %2</p>")
        .arg(label.toHtmlEscaped(), value.toHtmlEscaped());
}

QString heading(const QString& words) {
    return QStringLiteral("<p style='margin:10px 0 2px 0;color:#1c4f8f'><b>%1</b></p>").arg(words);
}

} // namespace

DossierDetails::DossierDetails(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setOpenLinks(false);
    retranslate();
}

void DossierDetails::showDossier(const domain::Dossier& dossier, std::function<QString()> state) {
    m_dossier = dossier;
    m_state = std::move(state);
    retranslate();
}

void DossierDetails::showNothing() {
    m_dossier.reset();
    m_state = {};
    retranslate();
}

QString DossierDetails::html() const {
    const auto& dossier = *m_dossier;
    const auto person = [](const domain::Person& who) {
        return QStringLiteral("<p style='margin:3px 0'><b>%1</b></p>")
                   .arg(text::shown(who.name).toHtmlEscaped()) +
               line(tr("ID number"), text::shown(who.idNumber)) +
               line(tr("Date of birth"), who.birth ? text::shown(*who.birth) : QString()) +
               line(tr("Phone"), text::shown(who.phone)) + line(tr("Email"), text::shown(who.email)) +
               line(tr("Address"), text::shown(who.address));
    };
    QString all = QStringLiteral("<p style='margin:0'><b>%1</b></p>")
                      .arg(text::shown(dossier.number.text).toHtmlEscaped());
    if (dossier.number.provisional) all += line(tr("Kind of number"), tr("provisional"));
    if (!dossier.provisionalNumber.empty())
        all += line(tr("Provisional number before"), text::shown(dossier.provisionalNumber));
    all += line(tr("State"), m_state());
    all += line(tr("Received"), text::shown(dossier.receivedAt));
    all += line(tr("Due"), dossier.dueAt ? text::shown(*dossier.dueAt) : text::shown(dossier.termText));
    if (!dossier.portalChanges.empty()) all += heading(tr("What the portal says"));
    for (const auto& change : dossier.portalChanges)
        all +=
            QStringLiteral("<p style='margin:3px 0'>%1</p>").arg(text::shownChange(change).toHtmlEscaped());
    const bool isSame = dossier.owner == dossier.submitter;
    all += heading(isSame ? tr("Owner and submitter") : tr("Owner")) + person(dossier.owner);
    if (!isSame) all += heading(tr("Submitter")) + person(dossier.submitter);
    all += heading(tr("Procedure"));
    all += line(text::shown(dossier.procedureCode), text::shown(dossier.procedureName));
    if (dossier.abstract != dossier.procedureName) all += line(tr("Abstract"), text::shown(dossier.abstract));
    all += line(tr("Decided by"), text::shown(dossier.authority));
    all += line(tr("Fee"), text::shown(dossier.fee));
    all += line(tr("How the result is returned"), text::words(dossier.returnMethod));
    all += line(tr("Received by"), text::shown(dossier.clerkName + " · " + dossier.counter));
    all += heading(tr("Papers"));
    if (dossier.documents.empty())
        all += QStringLiteral("<p style='margin:3px 0'>%1</p>").arg(tr("None was scanned."));
    all += QStringLiteral("<ol style='margin:0'>");
    for (const auto& document : dossier.documents)
        all +=
            QStringLiteral("<li>%1 <span style='color:#525c69'>(%2)</span></li>")
                .arg(text::shown(document.name).toHtmlEscaped(), tr("%n page(s)", nullptr, document.pages));
    return all + QStringLiteral("</ol>");
}

void DossierDetails::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QTextBrowser::changeEvent(event);
}

void DossierDetails::retranslate() {
    setAccessibleName(tr("The opened dossier"));
    if (m_dossier)
        setHtml(html());
    else
        setHtml(
            QStringLiteral("<p style='color:#525c69'>%1</p>")
                .arg(tr("Enter opens the dossier of the current row. Who opens it is noted in the audit.")));
}

} // namespace ui::dossiers

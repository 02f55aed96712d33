// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/what_panel.h"

#include "ui/style/icons.h"
#include "ui/text/catalogue_words.h"
#include "ui/text/display.h"
#include "ui/text/words.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::intake {

namespace domain = core::domain;

namespace {

QString line(const QString& label, const QString& value) {
    if (value.isEmpty()) return {};
    return QStringLiteral("<p style='margin:3px 0'><span style='color:#525c69'>%1:</span> %2</p>")
        .arg(label, value.toHtmlEscaped());
}

} // namespace

WhatPanel::WhatPanel(IntakeDesk& desk, QWidget* page)
    : QFrame(page)
    , m_desk(desk)
    , m_heading(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_nothing(new QLabel(this))
    , m_list(new QListView(this))
    , m_details(new QTextBrowser(this)) {
    setProperty("panel", true);
    m_search->setObjectName(QStringLiteral("search"));
    m_list->setObjectName(QStringLiteral("procedures"));
    m_details->setObjectName(QStringLiteral("procedure"));
    m_search->addAction(style::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_list->setModel(&m_found);
    m_list->setWordWrap(true);
    m_list->setUniformItemSizes(false);
    m_list->setSpacing(2);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setTabChangesFocus(true);
    m_details->setOpenLinks(false);
    layOut();
    connect(m_search, &QLineEdit::textEdited, this, &WhatPanel::narrow);
    connect(m_search, &QLineEdit::returnPressed, this, &WhatPanel::choose);
    connect(m_list, &QListView::activated, this, &WhatPanel::choose);
    connect(m_list, &QListView::clicked, this, &WhatPanel::choose);
    connect(&m_desk, &IntakeDesk::procedureChanged, this, &WhatPanel::showProcedure);
    retranslate();
    showProcedure();
}

void WhatPanel::layOut() {
    m_heading->setProperty("heading", true);
    m_nothing->setProperty("quiet", true);
    m_nothing->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(6);
    column->addWidget(m_heading);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    column->addWidget(m_details, 1);
}

bool WhatPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            moveCurrent(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void WhatPanel::moveCurrent(int step) {
    if (m_list->isHidden()) {
        m_found.setProcedures(m_desk.search(m_search->text()));
        showList(true);
    }
    const int rows = m_found.rowCount();
    if (rows == 0) return;
    const int row = std::clamp(m_list->currentIndex().row() + step, 0, rows - 1);
    m_list->setCurrentIndex(m_found.index(row));
}

void WhatPanel::narrow() {
    if (m_search->text().isEmpty() && m_desk.procedure()) return showList(false);
    m_found.setProcedures(m_desk.search(m_search->text()));
    showList(true);
    if (m_found.rowCount() > 0) m_list->setCurrentIndex(m_found.index(0));
}

void WhatPanel::choose() {
    const auto current = m_list->currentIndex();
    if (!m_list->isVisible() || !current.isValid()) return;
    m_desk.chooseProcedure(m_found.procedure(current.row()));
    m_search->clear();
}

void WhatPanel::showList(bool list) {
    const bool nothing = list && m_found.rowCount() == 0;
    m_list->setVisible(list && !nothing);
    m_nothing->setVisible(nothing);
    m_details->setVisible(!list);
}

void WhatPanel::showProcedure() {
    if (!m_desk.procedure()) {
        m_search->clear();
        narrow();
        return;
    }
    m_details->setHtml(details());
    showList(false);
}

QString WhatPanel::details() const {
    const auto& chosen = *m_desk.procedure();
    QString html =
        QStringLiteral("<p style='margin:0 0 4px 0'><b>%1</b> <span style='color:#525c69'>· %2</span></p>")
            .arg(text::shown(chosen.name).toHtmlEscaped(), text::shown(chosen.code));
    using domain::ProcedurePart;
    html +=
        line(tr("Decided by"), text::marked(chosen, ProcedurePart::Authority, text::shown(chosen.authority)));
    html += line(tr("Term"), text::marked(chosen, ProcedurePart::Term, text::shown(chosen.termText)));
    const QString fee = text::marked(chosen, ProcedurePart::Fee, text::shown(chosen.fee));
    html += line(tr("Fee"),
                 chosen.feeText.empty() ? fee : fee + QStringLiteral(" · ") + text::shown(chosen.feeText));
    html += line(tr("Result"), text::shown(chosen.result));
    html += QStringLiteral("<p style='margin:6px 0 2px 0;color:#525c69'>%1</p><ol style='margin:0'>")
                .arg(tr("Papers:"));
    for (const auto& part : chosen.components)
        html += QStringLiteral("<li>%1 <span style='color:#525c69'>(%2; %3)</span></li>")
                    .arg(text::shown(part.name).toHtmlEscaped(), text::words(part.requirement),
                         tr("originals %1, copies %2").arg(part.originals).arg(part.copies));
    html += QStringLiteral("</ol>");
    for (const auto& paper : chosen.presented)
        html += line(tr("To be shown"), text::shown(paper.name));
    return html;
}

void WhatPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void WhatPanel::retranslate() {
    m_heading->setText(tr("What"));
    m_search->setPlaceholderText(tr("Words or code, without accents: khai sinh"));
    m_search->setAccessibleName(tr("Search for a procedure"));
    m_list->setAccessibleName(tr("Procedures found"));
    m_details->setAccessibleName(tr("The chosen procedure"));
    m_nothing->setText(tr("No procedure has these words. Try fewer or other words."));
    if (m_desk.procedure()) m_details->setHtml(details());
}

} // namespace ui::intake

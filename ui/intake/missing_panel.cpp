// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/missing_panel.h"

#include "core/domain/field.h"
#include "ui/intake/checklist_delegate.h"
#include "ui/style/icons.h"
#include "ui/text/catalogue_words.h"
#include "ui/text/display.h"
#include "ui/text/words.h"
#include "ui/widgets/key_button.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include <array>

namespace ui::intake {

namespace domain = core::domain;

namespace {
constexpr std::array kMethods{domain::ReturnMethod::AtCounter, domain::ReturnMethod::ByPost};
}

MissingPanel::MissingPanel(IntakeDesk& desk, QWidget* page)
    : QFrame(page)
    , m_desk(desk)
    , m_heading(new QLabel(this))
    , m_list(new QListView(this))
    , m_none(new QLabel(this))
    , m_feeLabel(new QLabel(this))
    , m_fee(new QLabel(this))
    , m_termLabel(new QLabel(this))
    , m_term(new QLabel(this))
    , m_returnLabel(new QLabel(this))
    , m_return(new QComboBox(this))
    , m_phone(new QLabel(this))
    , m_gaps(new QLabel(this))
    , m_accept(new widgets::KeyButton(Qt::Key_F9, page)) {
    setProperty("panel", true);
    m_list->setObjectName(QStringLiteral("checklist"));
    m_return->setObjectName(QStringLiteral("returnMethod"));
    m_gaps->setObjectName(QStringLiteral("gaps"));
    m_phone->setObjectName(QStringLiteral("phoneDoubt"));
    m_accept->setObjectName(QStringLiteral("accept"));
    m_accept->setProperty("primary", true);
    m_accept->setProperty("big", true);
    m_accept->setIcon(style::icon(QStringLiteral("receive")));
    for (const auto method : kMethods)
        m_return->addItem(QString(), static_cast<int>(method));
    layOut();
    connect(m_return, &QComboBox::activated, this,
            [this](int row) { m_desk.setReturnMethod(kMethods.at(static_cast<std::size_t>(row))); });
    connect(m_accept, &QPushButton::clicked, &m_desk, &IntakeDesk::accept);
    connect(&m_desk, &IntakeDesk::missingChanged, this, &MissingPanel::showMissing);
    connect(&m_desk, &IntakeDesk::procedureChanged, this, &MissingPanel::showMissing);
    retranslate();
}

void MissingPanel::layOut() {
    m_heading->setProperty("heading", true);
    for (auto* quiet : {m_none, m_feeLabel, m_termLabel, m_returnLabel})
        quiet->setProperty("quiet", true);
    for (auto* wrapped : {m_none, m_fee, m_term, m_gaps, m_phone})
        wrapped->setWordWrap(true);
    m_phone->setProperty("tone", QStringLiteral("attention"));
    m_returnLabel->setBuddy(m_return);
    m_list->setModel(&m_items);
    m_list->setItemDelegate(new ChecklistDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->addWidget(m_feeLabel, 0, 0, Qt::AlignTop);
    grid->addWidget(m_fee, 0, 1);
    grid->addWidget(m_termLabel, 1, 0, Qt::AlignTop);
    grid->addWidget(m_term, 1, 1);
    grid->addWidget(m_returnLabel, 2, 0);
    grid->addWidget(m_return, 2, 1);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(6);
    column->addWidget(m_heading);
    column->addWidget(m_none, 1, Qt::AlignTop);
    column->addWidget(m_list, 1);
    column->addLayout(grid);
    column->addWidget(m_phone);
    column->addWidget(m_gaps);
    column->addWidget(m_accept);
}

QString MissingPanel::gapWords() const {
    const auto found = m_desk.gaps();
    if (found.empty()) return tr("Nothing is missing.");
    QStringList names;
    for (const auto& gap : found)
        names << QStringLiteral("• ") + words(gap);
    return tr("Still missing:") + u'\n' + names.join(u'\n');
}

void MissingPanel::showMissing() {
    const auto& procedure = m_desk.procedure();
    m_items.setItems(m_desk.checklist());
    m_list->setVisible(procedure.has_value());
    m_none->setVisible(!procedure);
    m_fee->setText(procedure ? text::shown(procedure->fee) : QString());
    m_term->setText(procedure ? text::marked(*procedure, core::domain::ProcedurePart::Term,
                                             text::shown(procedure->termText))
                              : QString());
    for (auto* each : {m_feeLabel, m_fee, m_termLabel, m_term})
        each->setVisible(procedure.has_value());
    const bool open = !m_desk.gaps().empty();
    m_gaps->setText(gapWords());
    m_gaps->setStyleSheet(QStringLiteral("color: %1")
                              .arg(style::colour(open ? style::Tone::Trouble : style::Tone::Good).name()));
    m_accept->setEnabled(!m_desk.saving());
    m_accept->setAccessibleDescription(m_gaps->text());
    showReturn();
}

void MissingPanel::showReturn() {
    m_return->setCurrentIndex(m_return->findData(static_cast<int>(m_desk.intake().returnMethod)));
    const auto& submitter = m_desk.intake().submitter;
    m_phone->setText(submitter.phone.empty()
                         ? tr("No phone: nobody can be told when the result is there.")
                         : tr("This is no phone number: nobody can be told when the result is there."));
    m_phone->setVisible(!submitter.name.empty() && !core::domain::isPhoneNumber(submitter.phone));
}

void MissingPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void MissingPanel::retranslate() {
    m_heading->setText(tr("What is missing"));
    m_list->setAccessibleName(tr("Papers of the dossier"));
    m_none->setText(
        tr("Choose a procedure: its papers are listed here, and each is ticked off as its page arrives."));
    m_feeLabel->setText(tr("Fee"));
    m_termLabel->setText(tr("Term"));
    m_returnLabel->setText(tr("Result"));
    m_return->setAccessibleName(tr("How the result is returned"));
    for (std::size_t row = 0; row < kMethods.size(); ++row)
        m_return->setItemText(static_cast<int>(row), text::words(kMethods.at(row)));
    m_accept->setWords(tr("Accept the dossier"));
    m_items.retranslate();
    showMissing();
}

} // namespace ui::intake

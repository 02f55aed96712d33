// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/page_acts.h"

#include "ui/widgets/key_button.h"

#include <QEvent>
#include <QGridLayout>

#include <utility>

namespace ui::intake {

using models::PageLook;
using widgets::KeyButton;

namespace {

constexpr int kInRow = 4;

KeyButton* named(const char* name, KeyButton* button) {
    button->setObjectName(QString::fromLatin1(name));
    button->setFocusPolicy(Qt::NoFocus); // a click leaves the focus where the keys work
    return button;
}

} // namespace

PageActs::PageActs(IntakeDesk& desk, QWidget* page, QWidget* list, std::function<int()> chosen)
    : QWidget(page)
    , m_desk(desk)
    , m_left(named("turnLeft", new KeyButton(Qt::Key_L, this, list)))
    , m_right(named("turnRight", new KeyButton(Qt::Key_R, this, list)))
    , m_up(named("moveUp", new KeyButton(Qt::Key_U, this, list)))
    , m_down(named("moveDown", new KeyButton(Qt::Key_D, this, list)))
    , m_aside(named("setAside", new KeyButton(Qt::Key_Delete, this, list)))
    , m_again(named("scanAgain", new KeyButton(Qt::Key_S, this, list)))
    , m_take(named("takeShort", new KeyButton(Qt::Key_T, this, list)))
    , m_undo(named("undo", new KeyButton(Qt::CTRL | Qt::Key_Z, this, list))) {
    const auto bind = [this, chosen = std::move(chosen)](KeyButton* button, auto act) {
        connect(button, &QPushButton::clicked, this, [chosen, act] {
            if (const int number = chosen(); number > 0) act(number);
        });
    };
    bind(m_left, [this](int number) { m_desk.turn(number, -90); });
    bind(m_right, [this](int number) { m_desk.turn(number, 90); });
    bind(m_up, [this](int number) { m_desk.move(number, -1); });
    bind(m_down, [this](int number) { m_desk.move(number, 1); });
    bind(m_aside, [this](int number) { m_desk.putAside(number); });
    bind(m_again, [this](int number) { m_desk.scanAgain(number); });
    bind(m_take, [this](int number) { m_desk.takeShort(number); });
    connect(m_undo, &QPushButton::clicked, &m_desk, &IntakeDesk::undo);
    layOut();
    retranslate();
    showFor(nullptr);
}

void PageActs::layOut() {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    int place = 0;
    for (auto* button : {m_left, m_right, m_up, m_down, m_aside, m_again, m_take, m_undo}) {
        grid->addWidget(button, place / kInRow, place % kInRow);
        ++place;
    }
}

void PageActs::showFor(const models::PageRow* row) {
    const bool isFree = row && !m_desk.saving();
    const bool isSeen =
        isFree && row->look != PageLook::Failed && (row->look != PageLook::Reading || row->turned);
    m_isAside = row && (row->look == PageLook::SetAside || row->look == PageLook::Blank);
    m_isTaken = row && row->isShort && row->look != PageLook::Short;
    m_left->setEnabled(isSeen);
    m_right->setEnabled(isSeen);
    m_up->setEnabled(isFree);
    m_down->setEnabled(isFree);
    m_aside->setEnabled(isFree);
    m_again->setEnabled(isFree && !row->putAside && !m_desk.busy());
    m_take->setEnabled(isFree && row->isShort && !m_isAside);
    m_undo->setEnabled(m_desk.canUndo());
    retranslate();
}

void PageActs::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void PageActs::retranslate() {
    m_left->setWords(tr("Turn left"));
    m_right->setWords(tr("Turn right"));
    m_up->setWords(tr("Up"));
    m_down->setWords(tr("Down"));
    m_aside->setWords(m_isAside ? tr("Put back") : tr("Set aside"));
    m_again->setWords(tr("Scan again"));
    m_take->setWords(m_isTaken ? tr("Do not take") : tr("Take as it is"));
    m_undo->setWords(tr("Undo"));
    m_up->setToolTip(tr("Moves the page one place to the front"));
    m_down->setToolTip(tr("Moves the page one place to the back"));
    m_again->setToolTip(tr("Scans one sheet in the place of this page; the old one is set aside"));
    m_take->setToolTip(tr("Files an incomplete page as it is"));
}

} // namespace ui::intake

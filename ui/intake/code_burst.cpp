// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/code_burst.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include <utility>

namespace ui::intake {

namespace {

// So many fast keys are no fingers.
constexpr std::size_t kSurelyReader = 5;

bool endsRun(const QKeyEvent& key) {
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

bool isShiftAlone(const QKeyEvent& key) {
    return key.key() == Qt::Key_Shift || key.key() == Qt::Key_AltGr;
}

bool typesText(const QKeyEvent& key) {
    const auto others = key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier);
    return others == Qt::NoModifier && !key.text().isEmpty() && key.text().at(0).isPrint();
}

bool takesText(const QWidget* target) {
    return qobject_cast<const QLineEdit*>(target) != nullptr;
}

bool beginsRun(const QWidget* target, const QKeyEvent& key) {
    if (!typesText(key)) return false;
    return key.text().at(0).isDigit() || (!takesText(target) && key.text().at(0).isLetter());
}

} // namespace

CodeBurst::CodeBurst(QObject* parent) : QObject(parent), m_pause(this) {
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &CodeBurst::giveBack);
}

CodeBurst::~CodeBurst() = default;

void CodeBurst::setEnabled(bool enabled) {
    m_enabled = enabled;
    if (!enabled) giveBack();
}

bool CodeBurst::eventFilter(QObject* watched, QEvent* event) {
    if (!m_enabled || m_givingBack || !watched->isWidgetType()) return false;
    // What is typed unseen is not copied.
    const auto* field = qobject_cast<QLineEdit*>(watched);
    if (field && field->echoMode() != QLineEdit::Normal) return false;
    // Within a run neither a letter nor its Enter is a shortcut: a card must not turn or open the page that
    // has the focus.
    if (event->type() == QEvent::ShortcutOverride && !m_held.empty()) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (typesText(key) || endsRun(key)) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress) return false;
    return keyPressed(static_cast<QWidget*>(watched), static_cast<QKeyEvent*>(event));
}

bool CodeBurst::keyPressed(QWidget* target, QKeyEvent* key) {
    const bool running = !m_held.empty();
    if (!running && (key->isAutoRepeat() || !beginsRun(target, *key))) return false;
    if (running && isShiftAlone(*key)) return false;
    if (running && endsRun(*key) && (m_text.contains(u'|') || (isReader() && !takesText(m_target)))) {
        finish();
        return true;
    }
    if (running && (key->isAutoRepeat() || !typesText(*key))) { // fingers
        giveBack();
        return false;
    }
    hold(target, *key);
    return true;
}

bool CodeBurst::isReader() const {
    return m_held.size() >= kSurelyReader;
}

void CodeBurst::hold(QWidget* target, const QKeyEvent& key) {
    if (m_held.empty()) m_target = target;
    m_held.emplace_back(key.clone());
    m_text += key.text();
    if (m_held.size() == kSurelyReader) setInputMethod(false);
    m_pause.start(isReader() ? kReadersPause_ms : takesText(m_target) ? kPause_ms : kPauseOfAct_ms);
}

// It was typing: its widget gets what it was owed, in order. What a reader typed where letters are acts is
// owed to nobody.
void CodeBurst::giveBack() {
    m_pause.stop();
    setInputMethod(true);
    m_text.clear();
    const bool isNobodys = isReader() && !takesText(m_target);
    const auto held = std::exchange(m_held, {});
    if (isNobodys) return;
    m_givingBack = true;
    for (const auto& key : held)
        if (m_target) QApplication::sendEvent(m_target, key.get());
    m_givingBack = false;
}

void CodeBurst::finish() {
    m_pause.stop();
    setInputMethod(true);
    m_held.clear();
    emit read(std::exchange(m_text, {}));
}

void CodeBurst::setInputMethod(bool on) {
    if (!on) {
        if (!m_target || !m_target->testAttribute(Qt::WA_InputMethodEnabled)) return;
        m_muted = m_target;
        m_muted->setAttribute(Qt::WA_InputMethodEnabled, false);
    } else if (m_muted) {
        m_muted->setAttribute(Qt::WA_InputMethodEnabled, true);
        m_muted = nullptr;
    }
}

} // namespace ui::intake

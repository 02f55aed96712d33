// SPDX-License-Identifier: GPL-3.0-or-later
// A button that shows its key and answers to it while its page is visible. GUI thread.
#pragma once

#include <QKeySequence>
#include <QPushButton>

class QShortcut;

namespace ui::widgets {

// A key of `page`, or of a field by setContext(). One press is one act, however long it is held.
QShortcut* onPress(const QKeySequence& key, QWidget* page);

class KeyButton : public QPushButton {
    Q_OBJECT
  public:
    // The key works while `page` is the one that is seen.
    KeyButton(const QKeySequence& key, QWidget* page);
    // The key works while `field` has the focus.
    KeyButton(const QKeySequence& key, QWidget* page, QWidget* field);

    void setWords(const QString& words);
    [[nodiscard]] QString words() const { return m_words; }

  private:
    void listen();

    QString m_words;
    QShortcut* m_shortcut;
};

} // namespace ui::widgets

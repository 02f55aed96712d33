// SPDX-License-Identifier: GPL-3.0-or-later
// A button that shows its key and answers to it while its page is visible. GUI thread.
#pragma once

#include <QKeySequence>
#include <QPushButton>

class QShortcut;

namespace ui::widgets {

// A key that works while `page` is the one that is seen. One press is one act, however long it is held.
QShortcut* onPress(const QKeySequence& key, QWidget* page);

// A key that works while `field` has the focus, and belongs to it; as for onPress(). It hears what reaches
// the field: not what a reader's guard keeps back.
class FieldKey : public QObject {
    Q_OBJECT
  public:
    FieldKey(const QKeySequence& key, QWidget* field);
    bool eventFilter(QObject* watched, QEvent* event) override;

  signals:
    void activated();

  private:
    QKeySequence m_key;
};

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
    void press();

    QString m_words;
    QKeySequence m_key;
};

} // namespace ui::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
// A button that shows its key and answers to it while its page is visible. GUI thread.
#pragma once

#include <QKeySequence>
#include <QPushButton>

class QShortcut;

namespace ui::widgets {

class KeyButton : public QPushButton {
    Q_OBJECT
  public:
    // The key works while `page` is the one that is seen.
    KeyButton(const QKeySequence& key, QWidget* page);

    void setWords(const QString& words);
    [[nodiscard]] QString words() const { return m_words; }

  private:
    QString m_words;
    QShortcut* m_shortcut;
};

} // namespace ui::widgets

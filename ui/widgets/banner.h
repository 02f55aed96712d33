// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence in the page, where it matters: icon, words, colour; hidden while there is nothing to say. Takes
// no focus and stops nothing. GUI thread.
#pragma once

#include "ui/models/notice.h"

#include <QFrame>

class QLabel;

namespace ui::widgets {

class Banner : public QFrame {
    Q_OBJECT
  public:
    explicit Banner(QWidget* parent = nullptr);

    void tell(const models::Notice& notice);
    [[nodiscard]] QString words() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    models::Notice m_notice;
    QLabel* m_icon;
    QLabel* m_words;
};

} // namespace ui::widgets

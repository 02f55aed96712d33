// SPDX-License-Identifier: GPL-3.0-or-later
// Changes the language at run time; shows the name of the other one. GUI thread.
#pragma once

#include <QToolButton>

namespace ui::widgets {

class LanguageButton : public QToolButton {
    Q_OBJECT
  public:
    explicit LanguageButton(QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
};

} // namespace ui::widgets

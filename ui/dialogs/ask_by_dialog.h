// SPDX-License-Identifier: GPL-3.0-or-later
// Questions as a dialog over its window; the rest of the program goes on. GUI thread.
#pragma once

#include "ui/dialogs/ask.h"

#include <QPointer>

namespace ui::dialogs {

class LoginDialog;

class AskByDialog : public Ask {
  public:
    void ask(QWidget* parent, const Question& question, std::function<void(bool yes)> answer) override;
    void askLogin(QWidget* parent, const LoginQuestion& question, LoginAnswer answer) override;
    void tellLoginLate(const QString& words) override;

  private:
    QPointer<LoginDialog> m_login;
};

} // namespace ui::dialogs

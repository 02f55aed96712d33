// SPDX-License-Identifier: GPL-3.0-or-later
// Name and password for a scanner. Enter goes from the name to the password and from there on; Esc gives
// none. What was typed is overwritten when it is taken and when the dialog goes, as far as Qt's field lets
// it: the field holds one copy. GUI thread.
#pragma once

#include "ui/dialogs/ask.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace ui::dialogs {

class LoginDialog : public QDialog {
  public:
    LoginDialog(const LoginQuestion& question, QWidget* parent);
    ~LoginDialog() override;

    void setWords(const QString& words);
    // The fields are empty afterwards.
    [[nodiscard]] core::ports::ScannerLogin takeLogin();

  private:
    QLabel* m_words;
    QLineEdit* m_name;
    QLineEdit* m_password;
};

} // namespace ui::dialogs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ask_by_dialog.h"

#include "ui/dialogs/login_dialog.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace ui::dialogs {

void AskByDialog::ask(QWidget* parent, const Question& question, std::function<void(bool)> answer) {
    auto* box =
        new QMessageBox(QMessageBox::Question, question.title, question.words, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto* yes = box->addButton(question.yes, QMessageBox::AcceptRole);
    auto* no = box->addButton(question.no, QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(box, &QMessageBox::finished, parent,
                     [box, yes, answer = std::move(answer)] { answer(box->clickedButton() == yes); });
    box->open();
}

void AskByDialog::askLogin(QWidget* parent, const LoginQuestion& question, LoginAnswer answer) {
    delete m_login;
    auto* dialog = new LoginDialog(question, parent);
    m_login = dialog;
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? std::optional(dialog->takeLogin()) : std::nullopt);
    });
    dialog->open();
}

void AskByDialog::tellLoginLate(const QString& words) {
    if (m_login) m_login->setWords(words);
}

} // namespace ui::dialogs

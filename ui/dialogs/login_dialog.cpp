// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/login_dialog.h"

#include <QAccessible>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <cstring>
#include <string>

namespace ui::dialogs {

namespace {

constexpr int kWidth_px = 420;

// The text that is handed out shares its letters with the field's own, so both are gone.
void wipe(QLineEdit* field) {
    const QString typed = field->text();
    explicit_bzero(const_cast<QChar*>(typed.constData()),
                   static_cast<std::size_t>(typed.size()) * sizeof(QChar));
    field->clear();
}

std::string utf8Of(const QLineEdit* field) {
    QByteArray bytes = field->text().toUtf8();
    std::string text = bytes.toStdString();
    explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return text;
}

} // namespace

LoginDialog::LoginDialog(const LoginQuestion& question, QWidget* parent)
    : QDialog(parent)
    , m_words(new QLabel(question.words, this))
    , m_name(new QLineEdit(this))
    , m_password(new QLineEdit(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(question.title);
    setMinimumWidth(kWidth_px);
    m_name->setObjectName(QStringLiteral("loginName"));
    m_password->setObjectName(QStringLiteral("loginPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_words->setObjectName(QStringLiteral("loginWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto* yes = new QPushButton(question.yes, this);
    auto* no = new QPushButton(question.no, this);
    yes->setObjectName(QStringLiteral("loginGive"));
    yes->setProperty("primary", true);
    for (auto* button : {yes, no})
        button->setAutoDefault(false); // Enter belongs to the fields
    auto* fields = new QFormLayout;
    fields->addRow(question.name, m_name);
    fields->addRow(question.password, m_password);
    auto* keys = new QHBoxLayout;
    keys->addStretch(1);
    keys->addWidget(no);
    keys->addWidget(yes);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(14);
    column->addWidget(m_words);
    column->addLayout(fields);
    column->addLayout(keys);
    connect(m_name, &QLineEdit::returnPressed, m_password,
            [this] { m_password->setFocus(Qt::TabFocusReason); });
    connect(m_password, &QLineEdit::returnPressed, this, &QDialog::accept);
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
}

LoginDialog::~LoginDialog() {
    wipe(m_name);
    wipe(m_password);
}

// Also for a screen reader, whose user is in one of the fields.
void LoginDialog::setWords(const QString& words) {
    m_words->setText(words);
    m_words->setProperty("tone", QStringLiteral("attention"));
    m_words->style()->polish(m_words);
    setAccessibleDescription(words);
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

core::ports::ScannerLogin LoginDialog::takeLogin() {
    core::ports::ScannerLogin login{utf8Of(m_name), utf8Of(m_password)};
    wipe(m_name);
    wipe(m_password);
    return login;
}

} // namespace ui::dialogs

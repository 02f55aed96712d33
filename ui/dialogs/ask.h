// SPDX-License-Identifier: GPL-3.0-or-later
// The one seam for questions: screens ask here and nowhere else, and a test answers. GUI thread; never
// blocks.
#pragma once

#include "core/ports/scan_source.h"

#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace ui::dialogs {

struct Question {
    QString title;
    QString words; // what happens, what is kept
    QString yes;   // the act itself, never "yes"
    QString no;    // the way back; Esc and Enter mean this
};

struct LoginQuestion {
    QString title;
    QString words;
    QString name; // the labels of the two fields
    QString password;
    QString yes;
    QString no; // Esc means this
};
using LoginAnswer = std::function<void(std::optional<core::ports::ScannerLogin> login)>;

class Ask {
  public:
    virtual ~Ask() = default;
    // `answer` is called later, on the GUI thread, at most once; not at all if `parent` goes first.
    virtual void ask(QWidget* parent, const Question& question, std::function<void(bool yes)> answer) = 0;
    // As ask(), for a name and a password. What was typed is wiped with the question. One at a time.
    virtual void askLogin(QWidget* parent, const LoginQuestion& question, LoginAnswer answer) = 0;
    // Nobody waits for the login any more: a question that is open stays, with what was typed, and says this.
    virtual void tellLoginLate(const QString& words) = 0;
};

} // namespace ui::dialogs

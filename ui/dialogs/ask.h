// SPDX-License-Identifier: GPL-3.0-or-later
// The one seam for questions: screens ask here and nowhere else, and a test answers. GUI thread; never
// blocks.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ui::dialogs {

struct Question {
    QString title;
    QString words; // what happens, what is kept
    QString yes;   // the act itself, never "yes"
    QString no;    // the way back; Esc and Enter mean this
};

class Ask {
  public:
    virtual ~Ask() = default;
    // `answer` is called later, on the GUI thread, at most once; not at all if `parent` goes first.
    virtual void ask(QWidget* parent, const Question& question, std::function<void(bool yes)> answer) = 0;
};

} // namespace ui::dialogs

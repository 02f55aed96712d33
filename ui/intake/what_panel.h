// SPDX-License-Identifier: GPL-3.0-or-later
// What: the search that narrows at each key, and what the chosen procedure asks for. GUI thread.
#pragma once

#include "ui/intake/intake_desk.h"
#include "ui/models/procedure_list_model.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QTextBrowser;

namespace ui::intake {

class WhatPanel : public QFrame {
    Q_OBJECT
  public:
    WhatPanel(IntakeDesk& desk, QWidget* page);

    bool eventFilter(QObject* watched, QEvent* event) override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void narrow();
    void choose();
    void moveCurrent(int step);
    void showProcedure();
    void showList(bool list);
    void retranslate();
    [[nodiscard]] QString details() const;

    IntakeDesk& m_desk;
    models::ProcedureListModel m_found;
    QLabel* m_heading;
    QLineEdit* m_search;
    QLabel* m_nothing;
    QListView* m_list;
    QTextBrowser* m_details;
};

} // namespace ui::intake

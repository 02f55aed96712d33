// SPDX-License-Identifier: GPL-3.0-or-later
// The clerk's home: who and what, the paper, what is missing. GUI thread.
#pragma once

#include "ui/dialogs/ask.h"
#include "ui/intake/code_burst.h"
#include "ui/intake/intake_desk.h"
#include "ui/intake/offer_list.h"

#include <QWidget>

class QLabel;
class QMenu;
class QScrollArea;
class QStackedWidget;

namespace ui::widgets {
class Banner;
class KeyButton;
} // namespace ui::widgets

namespace ui::intake {

class MissingPanel;
class PaperPanel;
class ViewerPanel;
class WhatPanel;
class WhoPanel;

class IntakePage : public QWidget {
    Q_OBJECT
  public:
    // All have to outlive the page.
    IntakePage(const models::Services& services, async::Workers& workers, IntakeDesk& desk, dialogs::Ask& ask,
               QWidget* parent = nullptr);
    ~IntakePage() override;

    void focusFirst();

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void layOut();
    void showDrafts();
    void offerDrafts();
    void askDiscard();
    void askLogin();
    void bindViewer();
    void toggleViewer();
    void openViewer();
    void frame(const OfferList::Place& place);
    void focusMoved(QWidget* now);
    void keepInSight();
    void retranslate();

    const models::Services& m_services;
    IntakeDesk& m_desk;
    dialogs::Ask& m_ask;
    CodeBurst m_burst;
    widgets::Banner* m_banner;
    WhoPanel* m_who;
    WhatPanel* m_what;
    QScrollArea* m_left; // who and what
    PaperPanel* m_paper;
    ViewerPanel* m_viewer;
    QStackedWidget* m_middle; // the pages, or one of them
    bool m_peeking = false;   // one of them while an offered value has the focus, and no longer
    MissingPanel* m_missing;
    widgets::KeyButton* m_new;
    widgets::KeyButton* m_drafts;
    widgets::KeyButton* m_discard;
    widgets::KeyButton* m_print;
    QLabel* m_kept;
    QMenu* m_draftMenu;
};

} // namespace ui::intake

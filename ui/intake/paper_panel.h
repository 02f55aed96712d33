// SPDX-License-Identifier: GPL-3.0-or-later
// The paper: F5, pages as they are read, and the keys that move them. GUI thread.
#pragma once

#include "ui/intake/intake_desk.h"
#include "ui/models/page_list_model.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QToolButton;

namespace ui::widgets {
class Banner;
class KeyButton;
} // namespace ui::widgets

namespace ui::intake {

class PageActs;

class PaperPanel : public QFrame {
    Q_OBJECT
  public:
    PaperPanel(const models::Services& services, async::Workers& workers, IntakeDesk& desk, QWidget* page);

    void focusPages();
    void focusList();
    void goTo(int page);                   // its number
    [[nodiscard]] int currentPage() const; // 0: none
    [[nodiscard]] const models::PageListModel& pages() const { return m_pages; }

  signals:
    void asked();      // a key leads to one of its fields
    void loginAsked(); // F12: what the scanner wants to know is typed now
    void currentPageChanged(int page);
    void pageOpened(int page); // Enter or a double click: it wants to be seen large

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void bindKeys(QWidget* page);
    void showPages();
    void showKeys();
    void showKind();
    void showCurrent();
    void showCount();
    void choose(int number);
    void assignCurrent(int key);
    void assignCurrentToNext();
    void offerPapers();
    void goToNextUnassigned();
    void searchScanners();
    void offerScanners(const core::base::Result<std::vector<core::ports::ScannerInfo>>& found);
    void retranslate();
    [[nodiscard]] QString scannerWords() const;

    const models::Services& m_services;
    async::Workers& m_workers;
    IntakeDesk& m_desk;
    models::PageListModel m_pages;
    QLabel* m_heading;
    widgets::KeyButton* m_scan;
    widgets::KeyButton* m_stop;
    widgets::KeyButton* m_login;
    widgets::KeyButton* m_kind;
    QToolButton* m_scanner;
    widgets::Banner* m_banner;
    QLabel* m_expectedWords;
    QLineEdit* m_expected;
    QLabel* m_count;
    QListView* m_list;
    PageActs* m_acts;
    QLabel* m_empty;
    QLabel* m_trouble;
    QLabel* m_hint;
    QMenu* m_papers;
    QMenu* m_scanners;
};

} // namespace ui::intake

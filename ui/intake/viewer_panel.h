// SPDX-License-Identifier: GPL-3.0-or-later
// One page, large: what was read on it, what is in doubt, and its words for the field that had the focus
// last. F11 comes and goes, F7 goes to the next place that is in doubt, over all pages. GUI thread; pictures
// are decoded on a worker.
#pragma once

#include "core/domain/read_words.h"
#include "ui/intake/intake_desk.h"
#include "ui/intake/page_review.h"
#include "ui/models/page_list_model.h"

#include <QFrame>
#include <QLineEdit>
#include <QPointer>

#include <atomic>
#include <memory>
#include <optional>

class QLabel;

namespace ui::widgets {
class KeyButton;
class PageView;
} // namespace ui::widgets

namespace ui::intake {

class ViewerPanel : public QFrame {
    Q_OBJECT
  public:
    // `pages`: the rows beside which it stands; `page`: where its keys work.
    ViewerPanel(async::Workers& workers, IntakeDesk& desk, const models::PageListModel& pages, QWidget* page);

    void showPage(int page); // its number
    void showPlace(int page, const core::domain::Area& area);
    [[nodiscard]] bool framesPlace() const; // that showPlace() was asked for
    void focusView();
    // Where words go: the field that had the focus last.
    void setTarget(QLineEdit* field);
    [[nodiscard]] QLineEdit* target() const { return m_target; }
    [[nodiscard]] int page() const { return m_page; } // 0: none

  signals:
    void toggled();            // F11
    void pageWanted(int page); // by PageDown, PageUp or F7; answered by showPage()

  protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void layOut();
    void bind(QWidget* page);
    void takePages();
    void takeFindings();
    void load(const scanner::pipeline::BatchPage& page);
    void turnBy(int rows);
    void goToDoubt(bool backwards);
    void choose(int item);
    void put(int item, bool asRead);
    void tellItem();
    void tellReview();
    void retranslate();
    [[nodiscard]] const scanner::pipeline::BatchPage* known(int page) const;
    [[nodiscard]] QModelIndex rowOf(int page) const;
    [[nodiscard]] QString headWords() const;
    [[nodiscard]] QString itemWords(const scanner::pipeline::PageItem& item) const;

    async::Workers& m_workers;
    IntakeDesk& m_desk;
    const models::PageListModel& m_pages;
    PageReview m_review;
    int m_page = 0;
    int m_readings = 0;          // of the page that is shown
    std::optional<int> m_wanted; // an item to go to, once its page is shown
    std::shared_ptr<std::atomic<int>> m_asked = std::make_shared<std::atomic<int>>(0); // counts pictures
    QPointer<QLineEdit> m_target;
    QLabel* m_head;
    widgets::PageView* m_view;
    QLabel* m_item;
    QLabel* m_goesTo;
    QLabel* m_hint;
    widgets::KeyButton* m_next;
    widgets::KeyButton* m_back;
};

} // namespace ui::intake

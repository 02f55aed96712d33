// SPDX-License-Identifier: GPL-3.0-or-later
// What waits, what is being sent, what needs a person and why, in words. GUI thread.
#pragma once

#include "ui/async/workers.h"
#include "ui/models/notice.h"
#include "ui/models/outbox_model.h"
#include "ui/models/services.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QTableView;

namespace ui::widgets {
class Banner;
class KeyButton;
} // namespace ui::widgets

namespace ui::outbox {

class OutboxPage : public QWidget {
    Q_OBJECT
  public:
    OutboxPage(const models::Services& services, async::Workers& workers, QWidget* parent = nullptr);

    void open(const core::usecases::SignedIn& clerk);
    // Nobody is signed in any more: no name stays on the page, and no answer that comes late.
    void leave();
    [[nodiscard]] const models::OutboxModel& rows() const { return m_rows; }

  public slots:
    // Something about sending has changed.
    void refresh();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void layOut();
    void load();
    void showRows(std::vector<core::usecases::OutboxRow> rows);
    void showDetails();
    void showLink();
    void togglePause();
    void sendAgain();
    void writeToStick();
    void readStick();
    void showStickAct(bool isUnderWay);
    void confirmSeen();
    void settled(const core::base::Result<void>& done);
    void retranslate();
    [[nodiscard]] bool paused() const;

    const models::Services& m_services;
    async::Workers& m_workers;
    models::OutboxModel m_rows;
    std::optional<core::usecases::SignedIn> m_clerk;
    QTimer m_tick;     // times to the next try run down while the page is seen
    int m_session = 0; // answers for an earlier one are dropped
    bool m_loading = false;
    bool m_again = false; // changed while it was being loaded
    QLabel* m_heading;
    QLabel* m_waiting;
    widgets::Banner* m_banner;
    widgets::Banner* m_stick; // what came of the last act with a stick
    QTableView* m_table;
    QLabel* m_empty;
    QLabel* m_detailsHeading;
    QLabel* m_details;
    QLabel* m_reason;
    widgets::KeyButton* m_sendNow;
    widgets::KeyButton* m_pause;
    widgets::KeyButton* m_sendAgain;
    widgets::KeyButton* m_isThere;
    widgets::KeyButton* m_toStick;
    widgets::KeyButton* m_fromStick;
};

} // namespace ui::outbox

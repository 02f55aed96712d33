// SPDX-License-Identifier: GPL-3.0-or-later
// What cards and pages say for the fields of persons, with who says so: the current row is taken by F8 or put
// away by Shift+F8. Nothing is filled by itself. Hidden while there is nothing to take. GUI thread.
#pragma once

#include "ui/intake/intake_desk.h"

#include <QFrame>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QListWidget;

namespace ui::widgets {
class KeyButton;
}

namespace ui::intake {

class OfferList : public QFrame {
    Q_OBJECT
  public:
    // `page`: where its keys work.
    OfferList(IntakeDesk& desk, QWidget* page, QWidget* parent);

    // The row of that field becomes the current one, if there is one.
    void goTo(core::domain::Field field);
    // Where to look since a value was taken or left: at the value that is the current one now, with none left
    // at the one decided last. Told once.
    struct Place {
        int page = 0;
        core::domain::Area area;
    };
    [[nodiscard]] std::optional<Place> nextPlace() { return std::exchange(m_nextPlace, std::nullopt); }
    [[nodiscard]] QWidget* first() const;
    [[nodiscard]] QWidget* last() const;

  signals:
    // The clerk looks at a value: where it was read. An empty area means the whole page.
    void placeWanted(int page, const core::domain::Area& area);
    void decided(); // a value was taken or left

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void layOut();
    void showOffers();
    void fitHeight();
    void keepInSight();
    void tellPlace();
    void decide(bool take);
    void retranslate();
    [[nodiscard]] const core::domain::Offer* current() const;

    IntakeDesk& m_desk;
    std::vector<core::domain::Offer> m_offers; // as shown
    QLabel* m_heading;
    QListWidget* m_list;
    widgets::KeyButton* m_take;
    widgets::KeyButton* m_keep;
    std::optional<Place> m_nextPlace;
};

} // namespace ui::intake

// SPDX-License-Identifier: GPL-3.0-or-later
// One field that finds every dossier of this counter, as one types; Enter opens the current one. What is not
// yet found, and why, stands below the field; F7 looks through the older scans too. GUI thread.
#pragma once

#include "ui/async/workers.h"
#include "ui/models/dossier_list_model.h"
#include "ui/models/services.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <stop_token>
#include <string>

class QLabel;
class QLineEdit;
class QTableView;

namespace ui::widgets {
class Banner;
class KeyButton;
} // namespace ui::widgets

namespace ui::dossiers {

class DossierDetails;

class DossiersPage : public QWidget {
    Q_OBJECT
  public:
    DossiersPage(const models::Services& services, async::Workers& workers, QWidget* parent = nullptr);

    void open(const core::usecases::SignedIn& clerk);
    // Nobody is signed in any more: no name stays on the page, and no answer that comes late.
    void leave();

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void layOut();
    QWidget* makePane();
    void find();
    void findDeeperOrStop();
    [[nodiscard]] bool mayFindDeeper() const;
    void showFound(core::base::Result<core::usecases::FoundDossiers> found);
    void openCurrent();
    void moveCurrent(int step);
    void showReach();
    [[nodiscard]] QString reachWords() const;
    [[nodiscard]] QString nothingWords() const;
    void retranslate();

    const models::Services& m_services;
    async::Workers& m_workers;
    models::DossierListModel m_lines;
    QTimer m_again; // while the index is being filled
    std::optional<core::usecases::SignedIn> m_clerk;
    std::optional<core::usecases::FoundDossiers> m_found; // without its lines
    int m_session = 0;                                    // answers of an earlier one are dropped
    bool m_finding = false;
    bool m_textChanged = false;          // while the worker looked: its answer is dropped
    std::optional<int> m_looked_percent; // of the older scans, while they are looked through
    std::stop_source m_deeper;           // of that look
    QLabel* m_heading;
    QLineEdit* m_search;
    QLabel* m_reach;
    widgets::KeyButton* m_findDeeper;
    widgets::Banner* m_banner;
    QTableView* m_table;
    QLabel* m_nothing;
    QLabel* m_detailsHeading;
    DossierDetails* m_details;
};

} // namespace ui::dossiers

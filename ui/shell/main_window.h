// SPDX-License-Identifier: GPL-3.0-or-later
// The window: navigation, status bar, and the screens. Owns the worker threads, so that none of them outlives
// it. GUI thread. Closing keeps the draft first.
#pragma once

#include "ui/async/workers.h"
#include "ui/dialogs/ask.h"
#include "ui/intake/intake_desk.h"
#include "ui/models/services.h"
#include "ui/shell/idle_watch.h"

#include <QMainWindow>

#include <functional>
#include <optional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui::dossiers {
class DossiersPage;
}
namespace ui::intake {
class IntakePage;
}
namespace ui::outbox {
class OutboxPage;
}
namespace ui::sign_in {
class SignInPage;
}
namespace ui::widgets {
class Banner;
class LanguageButton;
} // namespace ui::widgets

namespace ui::shell {

class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    // Both have to outlive the window. style::apply() and text::setLanguage() come before.
    MainWindow(const models::Services& services, dialogs::Ask& ask, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] intake::IntakeDesk& desk() { return m_desk; }

  protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

  private:
    void layOut();
    QWidget* makeHead();
    void listenToCourier();
    void listenToBackup();
    void open(const core::usecases::SignedIn& clerk);
    void signOut(std::function<void()> then = {});
    void signOutWhenIdle();
    void turnTo(QWidget* page);
    void courierChanged();
    void lockOutClerk();
    void scannerButton();
    void countWaiting();
    void showStatus();
    void showStanding();
    void retranslate();

    const models::Services& m_services;
    async::Workers m_workers;
    intake::IntakeDesk m_desk;
    IdleWatch m_idle;
    std::optional<core::usecases::SignedIn> m_clerk;
    std::optional<int> m_waitingCount;
    std::optional<int> m_needClerkCount;
    bool m_closing = false;
    bool m_mayClose = false;
    widgets::Banner* m_standing; // what is wrong with this PC until somebody mends it
    QStackedWidget* m_pages;
    sign_in::SignInPage* m_signIn;
    intake::IntakePage* m_intake;
    dossiers::DossiersPage* m_dossiers;
    outbox::OutboxPage* m_outbox;
    QLabel* m_office;
    QToolButton* m_toIntake;
    QToolButton* m_toDossiers;
    QToolButton* m_toOutbox;
    QToolButton* m_signOut;
    widgets::LanguageButton* m_language;
    QLabel* m_linkIcon;
    QLabel* m_link;
    QLabel* m_waiting;
    QLabel* m_who;
};

} // namespace ui::shell

// SPDX-License-Identifier: GPL-3.0-or-later
// Name and passphrase; what waits is shown before anyone signs in (counts only). GUI thread.
#pragma once

#include "core/usecases/sign_in.h"
#include "ui/async/workers.h"
#include "ui/models/services.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <map>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::widgets {
class Banner;
}

namespace ui::sign_in {

class SignInPage : public QWidget {
    Q_OBJECT
  public:
    SignInPage(const models::Services& services, async::Workers& workers, QWidget* parent = nullptr);

    // Why the clerk finds this page instead of the work.
    void tellIdle();
    void tell(const core::base::Error& trouble);

  public slots:
    void refreshCounts();

  signals:
    void signedIn(const core::usecases::SignedIn& clerk);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void layOut();
    void trySignIn();
    void refused(const core::base::Error& error);
    void countDown();
    void showCounts();
    void showWait();
    void retranslate();
    [[nodiscard]] int secondsLeft() const;

    const models::Services& m_services;
    async::Workers& m_workers;
    std::optional<std::map<core::ports::OpState, int>> m_counts;
    QElapsedTimer m_refusedAt;
    QTimer m_second;
    int m_delay_s = 0;
    QLabel* m_title;
    QLabel* m_office;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_passphraseLabel;
    QLineEdit* m_passphrase;
    QPushButton* m_signIn;
    widgets::Banner* m_banner;
    QLabel* m_waiting;
};

} // namespace ui::sign_in

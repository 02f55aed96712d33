// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanner says beside its pages, brought from its own threads to the GUI thread. Made there; outlives
// its listener without harm.
#pragma once

#include "core/ports/scan_source.h"
#include "ui/async/run.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace ui::intake {

// One question for name and password. Answered on the GUI thread, waited for on the scanner's; kept nowhere.
class LoginSlip {
  public:
    // Nothing: none is given. False if nobody waits any more; `login` is left as it is then.
    bool answer(std::optional<core::ports::ScannerLogin>& login);
    // Nothing too when it takes longer than a scanner waits, or at `stop`.
    std::optional<core::ports::ScannerLogin> await(const std::stop_token& stop);
    [[nodiscard]] bool isAnswered() const;

  private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_answered;
    bool m_isAnswered = false;
    bool m_isOver = false;
    std::optional<core::ports::ScannerLogin> m_login;
};

// On the GUI thread, if the listener is still there.
struct ScannerNews {
    std::function<void(core::ports::ScanWait why, int seconds)> waiting;
    std::function<void()> standardSettingsUsed;
    std::function<void()> buttonPressed;
    std::function<void(const std::string& resource, const std::shared_ptr<LoginSlip>& slip)> loginWanted;
    std::function<void()> loginOver; // answered or not, nobody waits for it any more
};

class ScannerVoice final : public core::ports::ScannerTalk {
  public:
    ScannerVoice(QObject* listener, ScannerNews news);

    // Any thread. A scanner that is only opened ahead of F5 gets no answer: a question comes when somebody
    // waits for pages.
    void setAsking(bool asking);
    // Any thread. Answers the next question unasked; wiped when nobody waits for pages any more.
    void holdLogin(core::ports::ScannerLogin login);

    void waiting(core::ports::ScanWait why, int seconds) override;
    void standardSettingsUsed() override;
    void buttonPressed(const std::string& device, const std::string& button) override;
    std::optional<core::ports::ScannerLogin> loginFor(const std::string& resource,
                                                      const std::stop_token& stop) override;

  private:
    async::Delivery m_deliver;
    std::shared_ptr<const ScannerNews> m_news;
    std::atomic<bool> m_isAsking = false;
    std::mutex m_mutex;
    std::optional<core::ports::ScannerLogin> m_held;
};

} // namespace ui::intake

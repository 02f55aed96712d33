// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/scanner_voice.h"

#include <chrono>
#include <utility>

namespace ui::intake {

using core::ports::ScannerLogin;
using core::ports::ScanWait;

namespace {

// The scanner's program gives up after 60 s; an answer has to be there before.
constexpr std::chrono::seconds kPatience{55};

} // namespace

bool LoginSlip::answer(std::optional<ScannerLogin>& login) {
    const std::lock_guard lock(m_mutex);
    if (m_isOver || std::exchange(m_isAnswered, true)) return false;
    if (login) m_login.emplace(std::move(*login));
    m_answered.notify_all();
    return true;
}

std::optional<ScannerLogin> LoginSlip::await(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_answered.wait_for(lock, stop, kPatience, [this] { return m_isAnswered; });
    m_isOver = true;
    return std::move(m_login);
}

bool LoginSlip::isAnswered() const {
    const std::lock_guard lock(m_mutex);
    return m_isAnswered;
}

ScannerVoice::ScannerVoice(QObject* listener, ScannerNews news)
    : m_deliver(listener), m_news(std::make_shared<const ScannerNews>(std::move(news))) {}

void ScannerVoice::waiting(ScanWait why, int seconds) {
    m_deliver([news = m_news, why, seconds] { news->waiting(why, seconds); });
}

void ScannerVoice::standardSettingsUsed() {
    m_deliver([news = m_news] { news->standardSettingsUsed(); });
}

void ScannerVoice::buttonPressed(const std::string& /*device*/, const std::string& /*button*/) {
    m_deliver([news = m_news] { news->buttonPressed(); });
}

void ScannerVoice::setAsking(bool asking) {
    m_isAsking = asking;
    const std::lock_guard lock(m_mutex);
    if (!asking) m_held.reset();
}

void ScannerVoice::holdLogin(ScannerLogin login) {
    const std::lock_guard lock(m_mutex);
    m_held.emplace(std::move(login));
}

std::optional<ScannerLogin> ScannerVoice::loginFor(const std::string& resource, const std::stop_token& stop) {
    if (!m_isAsking) return std::nullopt;
    {
        const std::lock_guard lock(m_mutex);
        std::optional<ScannerLogin> held = std::move(m_held);
        m_held.reset();
        if (held) return held;
    }
    const auto slip = std::make_shared<LoginSlip>();
    m_deliver([news = m_news, resource, slip] { news->loginWanted(resource, slip); });
    auto login = slip->await(stop);
    m_deliver([news = m_news] { news->loginOver(); });
    return login;
}

} // namespace ui::intake

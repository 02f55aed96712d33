// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/outbox_answer.h"

#include "ui/text/words.h"

#include <QStringList>

namespace app::ctl {

using core::ports::OpState;

std::optional<std::int64_t> waitOf(const std::optional<std::int64_t>& next_boot_ms, const std::string& bootId,
                                   const core::ports::Clock& clock) {
    if (!next_boot_ms || bootId != clock.bootId() || *next_boot_ms <= clock.bootMs()) return std::nullopt;
    return *next_boot_ms - clock.bootMs();
}

QString nextTry(OpState state, const std::optional<std::int64_t>& wait_ms) {
    const bool isTried = state == OpState::Queued || state == OpState::Sending;
    return isTried ? ui::text::nextTryWords(wait_ms) : QString();
}

std::string line(const std::vector<QString>& parts) {
    QStringList said;
    for (const auto& part : parts)
        if (!part.isEmpty()) said << QString(part).replace(u'\n', QStringLiteral("; "));
    return said.join(u'\t').toStdString() + "\n";
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

// A resource in a static library has to be named once by code that is linked.
static void loadIcons() {
    static const bool once = [] {
        Q_INIT_RESOURCE(icons);
        return true;
    }();
    Q_UNUSED(once);
}

namespace ui::style {

QIcon icon(const QString& name) {
    loadIcons();
    return QIcon(QStringLiteral(":/icons/%1.svg").arg(name));
}

QIcon icon(core::ports::OpState state) {
    switch (state) {
    case core::ports::OpState::Queued:
        return icon(QStringLiteral("state-queued"));
    case core::ports::OpState::Sending:
        return icon(QStringLiteral("state-sending"));
    case core::ports::OpState::Uploaded:
        return icon(QStringLiteral("state-uploaded"));
    case core::ports::OpState::Acknowledged:
        return icon(QStringLiteral("state-received"));
    case core::ports::OpState::NeedsClerk:
        return icon(QStringLiteral("state-attention"));
    }
    return {};
}

QIcon icon(core::ports::LinkState state) {
    switch (state) {
    case core::ports::LinkState::Unknown:
        return icon(QStringLiteral("state-queued"));
    case core::ports::LinkState::Online:
        return icon(QStringLiteral("state-received"));
    case core::ports::LinkState::Offline:
        return icon(QStringLiteral("link-off"));
    case core::ports::LinkState::Paused:
        return icon(QStringLiteral("paused"));
    }
    return {};
}

QIcon icon(core::domain::ItemState state) {
    switch (state) {
    case core::domain::ItemState::Present:
        return icon(QStringLiteral("state-received"));
    case core::domain::ItemState::Missing:
        return icon(QStringLiteral("missing"));
    case core::domain::ItemState::NotNeeded:
        return icon(QStringLiteral("not-needed"));
    }
    return {};
}

} // namespace ui::style

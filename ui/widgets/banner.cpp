// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/style/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace ui::widgets {

namespace {

constexpr int kIcon_px = 20;

QString iconName(style::Tone tone) {
    switch (tone) {
    case style::Tone::Trouble:
        return QStringLiteral("trouble");
    case style::Tone::Attention:
        return QStringLiteral("state-attention");
    case style::Tone::Good:
        return QStringLiteral("state-received");
    case style::Tone::Plain:
    case style::Tone::Quiet:
    case style::Tone::Accent:
        return QStringLiteral("info");
    }
    return {};
}

} // namespace

Banner::Banner(QWidget* parent) : QFrame(parent), m_icon(new QLabel(this)), m_words(new QLabel(this)) {
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 10, 6);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    hide();
}

void Banner::tell(const models::Notice& notice) {
    m_notice = notice;
    setVisible(!notice.empty());
    if (notice.empty()) return;
    m_icon->setPixmap(style::icon(iconName(notice.tone)).pixmap(kIcon_px, kIcon_px));
    setStyleSheet(
        QStringLiteral("ui--widgets--Banner { background: %1; border: 1px solid %2; border-radius: 6px; }"
                       "QLabel { color: %2; background: transparent; }")
            .arg(style::ground(notice.tone).name(), style::colour(notice.tone).name()));
    setToolTip(notice.detail);
    retranslate();
}

QString Banner::words() const {
    return m_words->text();
}

void Banner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void Banner::retranslate() {
    if (m_notice.empty()) return;
    m_words->setText(m_notice.words());
    setAccessibleName(m_words->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace ui::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/look.h"

#include "ui/style/tones.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

namespace ui::style {

namespace {

constexpr qreal kText_pt = 11;

QPalette palette() {
    QPalette all;
    all.setColor(QPalette::Window, ground(Tone::Quiet));
    all.setColor(QPalette::WindowText, colour(Tone::Plain));
    all.setColor(QPalette::Base, ground(Tone::Plain));
    all.setColor(QPalette::AlternateBase, ground(Tone::Quiet));
    all.setColor(QPalette::Text, colour(Tone::Plain));
    all.setColor(QPalette::PlaceholderText, colour(Tone::Quiet));
    all.setColor(QPalette::Button, ground(Tone::Plain));
    all.setColor(QPalette::ButtonText, colour(Tone::Plain));
    all.setColor(QPalette::Highlight, colour(Tone::Accent));
    all.setColor(QPalette::HighlightedText, Qt::white);
    all.setColor(QPalette::Link, colour(Tone::Accent));
    all.setColor(QPalette::ToolTipBase, ground(Tone::Plain));
    all.setColor(QPalette::ToolTipText, colour(Tone::Plain));
    for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
        all.setColor(QPalette::Disabled, role, colour(Tone::Quiet));
    return all;
}

// Sizes are in points and em-like paddings, so that 200 % scaling keeps the proportions.
QString sheet() {
    return QStringLiteral(R"(
QFrame[panel="true"] { background: #ffffff; border: 1px solid #c8ced7; border-radius: 6px; }
QLabel[heading="true"] { font-size: 13pt; font-weight: 600; color: #1c4f8f; }
QLabel[title="true"] { font-size: 20pt; font-weight: 600; }
QLabel[quiet="true"] { color: #525c69; }
QLabel[tone="attention"] { color: #844d00; background: #fdf3e0; border-radius: 4px; padding: 4px 6px; }
QLabel[tone="trouble"] { color: #ad1f1a; }
QLineEdit, QComboBox { background: #ffffff; border: 1px solid #8791a0; border-radius: 4px; padding: 4px 6px; }
QLineEdit:focus, QComboBox:focus, QAbstractItemView:focus { border: 2px solid #1c4f8f; }
QLineEdit:focus { padding: 3px 5px; }
QAbstractItemView { border: 1px solid #c8ced7; border-radius: 4px; background: #ffffff; }
QPushButton, QToolButton { background: #ffffff; border: 1px solid #8791a0; border-radius: 4px; padding: 5px 12px; }
QPushButton:hover, QToolButton:hover { background: #e7f0fa; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: #d3e3f5; }
QPushButton:focus, QToolButton:focus { border: 2px solid #1c4f8f; padding: 4px 11px; }
QPushButton:disabled, QToolButton:disabled { color: #525c69; background: #e8ebef; border-color: #c8ced7; }
QPushButton[primary="true"] { background: #1c4f8f; color: #ffffff; border: 1px solid #1c4f8f; font-weight: 600; }
QPushButton[primary="true"]:hover { background: #163f73; }
QPushButton[primary="true"]:focus { border: 2px solid #0b2545; }
QPushButton[primary="true"]:disabled { background: #e8ebef; color: #525c69; border-color: #c8ced7; }
QPushButton[big="true"] { font-size: 14pt; padding: 10px 12px; }
QWidget#head { background: #1c4f8f; }
QWidget#head QLabel { color: #ffffff; }
QWidget#head QToolButton { background: transparent; color: #ffffff; border: 1px solid transparent; }
QWidget#head QToolButton:hover { background: #163f73; }
QWidget#head QToolButton:checked { background: #ffffff; color: #1c4f8f; font-weight: 600; }
QWidget#head QToolButton:focus { border: 2px solid #ffffff; padding: 4px 11px; }
QAbstractItemView { selection-background-color: #d3e3f5; selection-color: #1b232e; outline: 0; }
QTableView::item { padding: 0 8px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url(:/icons/down.svg); width: 16px; height: 16px; }
QHeaderView::section { background: #f1f3f6; border: none; border-bottom: 1px solid #c8ced7; padding: 6px 8px;
                       font-weight: 600; }
QStatusBar { background: #ffffff; border-top: 1px solid #c8ced7; }
QStatusBar::item { border: none; }
QCheckBox:focus { color: #1c4f8f; text-decoration: underline; }
)");
}

} // namespace

void apply(QApplication& application) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font(QStringLiteral("Noto Sans"));
    font.setPointSizeF(kText_pt);
    QApplication::setFont(font);
    QApplication::setPalette(palette());
    application.setStyleSheet(sheet());
}

} // namespace ui::style

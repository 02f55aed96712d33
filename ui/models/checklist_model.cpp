// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/checklist_model.h"

#include "ui/text/display.h"
#include "ui/text/words.h"

#include <utility>

namespace ui::models {

namespace {
constexpr int kKeys = 9; // Alt+1 .. Alt+9
}

void ChecklistModel::setItems(std::vector<core::domain::ChecklistItem> items) {
    const bool sameRows = items.size() == m_items.size();
    if (!sameRows) beginResetModel();
    m_items = std::move(items);
    if (!sameRows)
        endResetModel();
    else
        retranslate();
}

void ChecklistModel::retranslate() {
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

int ChecklistModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QString ChecklistModel::detail(const core::domain::ChecklistItem& item) {
    if (item.pages > 0) return tr("%n page(s)", nullptr, item.pages);
    if (item.state == core::domain::ItemState::Missing)
        return text::words(item.state) + QStringLiteral(" · ") + text::words(item.requirement);
    return text::words(item.requirement);
}

QVariant ChecklistModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto& item = m_items[static_cast<std::size_t>(index.row())];
    const QString name = text::shown(item.name);
    switch (role) {
    case NameRole:
        return name;
    case StateRole:
        return static_cast<int>(item.state);
    case KeyRole:
        return index.row() < kKeys ? QStringLiteral("Alt+%1").arg(index.row() + 1) : QString();
    case DetailRole:
        return detail(item);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return QString(name + QStringLiteral(", ") + detail(item));
    default:
        return {};
    }
}

} // namespace ui::models

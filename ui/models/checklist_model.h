// SPDX-License-Identifier: GPL-3.0-or-later
// The live checklist: what is there and what is missing. GUI thread.
#pragma once

#include "core/domain/checklist.h"

#include <QAbstractListModel>

#include <vector>

namespace ui::models {

class ChecklistModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role { StateRole = Qt::UserRole, KeyRole, DetailRole, NameRole };

    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<core::domain::ChecklistItem> items);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    [[nodiscard]] static QString detail(const core::domain::ChecklistItem& item);

    std::vector<core::domain::ChecklistItem> m_items;
};

} // namespace ui::models

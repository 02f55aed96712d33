// SPDX-License-Identifier: GPL-3.0-or-later
// Procedures that a search found, best first. GUI thread.
#pragma once

#include "core/domain/procedure.h"

#include <QAbstractListModel>

#include <vector>

namespace ui::models {

class ProcedureListModel : public QAbstractListModel {
    Q_OBJECT
  public:
    using QAbstractListModel::QAbstractListModel;

    void setProcedures(std::vector<core::domain::Procedure> procedures);
    [[nodiscard]] const core::domain::Procedure& procedure(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<core::domain::Procedure> m_procedures;
};

} // namespace ui::models

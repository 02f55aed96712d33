// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/procedure_list_model.h"

#include "ui/text/display.h"

#include <utility>

namespace ui::models {

void ProcedureListModel::setProcedures(std::vector<core::domain::Procedure> procedures) {
    beginResetModel();
    m_procedures = std::move(procedures);
    endResetModel();
}

const core::domain::Procedure& ProcedureListModel::procedure(int row) const {
    return m_procedures.at(static_cast<std::size_t>(row));
}

int ProcedureListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_procedures.size());
}

QVariant ProcedureListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto& found = procedure(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1 · %2").arg(text::shown(found.code), text::shown(found.name));
    case Qt::ToolTipRole:
        return text::shown(found.fieldName);
    default:
        return {};
    }
}

} // namespace ui::models

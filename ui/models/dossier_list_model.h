// SPDX-License-Identifier: GPL-3.0-or-later
// The dossiers that a search has found. GUI thread.
#pragma once

#include "core/ports/store.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui::models {

class DossierListModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Number, Owner, Procedure, Received, Due, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(std::vector<core::ports::DossierLine> lines);
    [[nodiscard]] const core::ports::DossierLine& line(int index) const;
    [[nodiscard]] int rowOf(const core::base::DossierId& dossier) const; // -1: none
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    [[nodiscard]] QString cell(const core::ports::DossierLine& line, int column) const;

    std::vector<core::ports::DossierLine> m_lines;
};

// Where the dossier is: on its way to the portal, or once it is there what the portal has said last, while
// nothing else has been done with it here; else what was done.
QString stateWords(const core::ports::DossierLine& line);

} // namespace ui::models

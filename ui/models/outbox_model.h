// SPDX-License-Identifier: GPL-3.0-or-later
// What waits, what goes, what needs a person. GUI thread.
#pragma once

#include "core/ports/courier.h"
#include "core/usecases/outbox_list.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui::models {

// The moment against which times and waits are shown.
struct Now {
    core::base::Instant wall;
    std::int64_t boot_ms = 0;
};

class OutboxModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Number, Procedure, Owner, Received, State, Next, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<core::usecases::OutboxRow> rows, const core::ports::CourierStatus& status,
                 Now now);
    [[nodiscard]] const core::usecases::OutboxRow& row(int index) const;
    [[nodiscard]] int rowOf(const core::usecases::OutboxRow& row) const; // -1: none
    [[nodiscard]] QString numberWords(const core::usecases::OutboxRow& row) const;
    // All columns of a row and its trouble, for the details pane.
    [[nodiscard]] QString progressWords(int index) const;
    [[nodiscard]] core::ports::OpState shownState(int index) const;
    [[nodiscard]] QString reasonWords(int index) const;
    // How much waits, how fast it goes and how long that takes; empty: no file waits.
    [[nodiscard]] QString waitingWords() const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    [[nodiscard]] QString cell(int index, int column) const;
    [[nodiscard]] QString sendingWords() const;
    [[nodiscard]] QString waitWords(const core::usecases::OutboxRow& row) const;

    std::vector<core::usecases::OutboxRow> m_rows;
    core::ports::CourierStatus m_status;
    Now m_now;
};

} // namespace ui::models

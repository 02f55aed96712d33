// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outbox_model.h"

#include "ui/style/icons.h"
#include "ui/style/tones.h"
#include "ui/text/display.h"
#include "ui/text/sentence.h"
#include "ui/text/words.h"

#include <algorithm>
#include <utility>

namespace ui::models {

using core::ports::OpState;
using core::usecases::OutboxRow;

void OutboxModel::setRows(std::vector<OutboxRow> rows, const core::ports::CourierStatus& status, Now now) {
    const bool sameRows = std::ranges::equal(rows, m_rows, &OutboxRow::isSame);
    if (!sameRows) beginResetModel();
    m_rows = std::move(rows);
    m_status = status;
    m_now = now;
    if (!sameRows)
        endResetModel();
    else
        retranslate();
}

const OutboxRow& OutboxModel::row(int index) const {
    return m_rows.at(static_cast<std::size_t>(index));
}

int OutboxModel::rowOf(const OutboxRow& row) const {
    const auto found = std::ranges::find_if(m_rows, [&](const OutboxRow& each) { return each.isSame(row); });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void OutboxModel::retranslate() {
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int OutboxModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OutboxModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString OutboxModel::waitWords(const OutboxRow& row) const {
    if (m_status.link == core::ports::LinkState::Paused) return tr("Paused");
    if (m_status.filesWait && row.files > row.filesUploaded) return tr("Metered: F6 sends it");
    if (m_status.link == core::ports::LinkState::Offline) return tr("No connection: sent by itself later");
    return text::nextTryWords(row.nextBootMs ? std::optional(*row.nextBootMs - m_now.boot_ms) : std::nullopt);
}

QString OutboxModel::sendingWords() const {
    const auto part = tr("%1 %").arg(m_status.bytesSent * 100 / m_status.bytesTotal);
    const auto left = m_status.bytesTotal - m_status.bytesSent;
    if (m_status.bytesPerSecond == 0) return part;
    return tr("%1 · %2 left").arg(part, text::shownTimeLeft(left / m_status.bytesPerSecond));
}

QString OutboxModel::waitingWords() const {
    if (m_status.bytesWaiting == 0) return {};
    const auto size = text::shownSize(m_status.bytesWaiting);
    if (m_status.filesWait) return tr("%1 wait: the network is metered. F6 sends them now.").arg(size);
    if (!m_status.sending || m_status.bytesPerSecond == 0) return tr("%1 wait").arg(size);
    return tr("%1 wait · %2 a second · %3")
        .arg(size, text::shownSize(m_status.bytesPerSecond),
             text::shownTimeLeft(m_status.bytesWaiting / m_status.bytesPerSecond));
}

// No row is "being sent" without progress or a next try.
QString OutboxModel::progressWords(int index) const {
    const OutboxRow& one = row(index);
    switch (one.state) {
    case OpState::Queued:
        return waitWords(one);
    case OpState::Sending:
        if (m_status.sending == one.dossier && m_status.bytesTotal > 0) return sendingWords();
        if (one.files > 0) return tr("%1 of %2 files sent").arg(one.filesUploaded).arg(one.files);
        return waitWords(one);
    case OpState::Uploaded:
        return tr("All files sent");
    case OpState::Acknowledged:
        if (!one.receivedByPortal) return {};
        if (one.receiptSeq == 0)
            return tr("%1 · no receipt").arg(text::shownShortly(*one.receivedByPortal, m_now.wall));
        return tr("%1 · receipt %2")
            .arg(text::shownShortly(*one.receivedByPortal, m_now.wall))
            .arg(one.receiptSeq);
    case OpState::NeedsClerk:
        if (one.asksForEyes()) return tr("F8 is there · F7 send again");
        return tr("F7 sends it again");
    }
    return {};
}

QString OutboxModel::reasonWords(int index) const {
    const OutboxRow& one = row(index);
    if (!one.problem.empty()) return text::problemWords(one.problem);
    const bool waits = one.state != OpState::NeedsClerk && one.state != OpState::Acknowledged;
    if (m_status.trouble && waits) return text::sentence(*m_status.trouble);
    return {};
}

QString OutboxModel::numberWords(const OutboxRow& row) const {
    if (!row.single) return text::shown(row.number);
    return row.singleKind == core::ports::OpKind::Event ? tr("Proof of the log")
                                                        : text::words(row.singleKind);
}

QString OutboxModel::cell(int index, int column) const {
    const OutboxRow& one = row(index);
    switch (column) {
    case Number:
        return numberWords(one);
    case Procedure:
        return text::shown(one.procedureName);
    case Owner:
        return one.isWhole ? text::shown(one.ownerName) : tr("(does not open)");
    case Received:
        return one.single ? QString() : text::shownShortly(one.receivedAt, m_now.wall);
    case State:
        return text::words(one.state);
    case Next:
        return progressWords(index);
    default:
        return {};
    }
}

// Green is for a receipt that has been verified.
OpState OutboxModel::shownState(int index) const {
    const OutboxRow& one = row(index);
    const bool isUnsigned = one.state == OpState::Acknowledged && !one.single && one.receiptSeq == 0;
    return isUnsigned ? OpState::Uploaded : one.state;
}

QVariant OutboxModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto state = shownState(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return cell(index.row(), index.column());
    if (index.column() != State) return {};
    if (role == Qt::DecorationRole) return style::icon(state);
    if (role == Qt::ForegroundRole) return style::colour(style::toneOf(state));
    return {};
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Procedure:
        return tr("Procedure");
    case Owner:
        return tr("Owner");
    case Received:
        return tr("Received");
    case State:
        return tr("State");
    case Next:
        return tr("Progress");
    default:
        return {};
    }
}

} // namespace ui::models

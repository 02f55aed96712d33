// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dossier_list_model.h"

#include "ui/style/icons.h"
#include "ui/style/tones.h"
#include "ui/text/display.h"
#include "ui/text/words.h"

#include <algorithm>
#include <utility>

namespace ui::models {

using core::domain::PortalState;
using core::domain::WorkState;
using core::ports::DossierLine;
using core::ports::OpState;

namespace {

std::optional<core::ports::OpState> shownDelivery(const DossierLine& line) {
    return line.row.dossier.work == WorkState::Taken ? line.delivery : std::nullopt;
}

// What the portal said last, until something of the dossier is on its way there again.
std::optional<PortalState> shownPortal(const DossierLine& line) {
    const auto delivery = shownDelivery(line);
    return line.row.dossier.work == WorkState::Taken && (!delivery || delivery == OpState::Acknowledged)
               ? line.portal
               : std::nullopt;
}

bool isForClerk(PortalState state) {
    switch (state) {
    case PortalState::NotAccepted:
    case PortalState::SupplementAsked:
    case PortalState::PaymentAsked:
    case PortalState::WithdrawalAsked:
    case PortalState::Stopped:
        return true;
    case PortalState::Registered:
    case PortalState::Accepted:
    case PortalState::Processing:
    case PortalState::Finished:
    case PortalState::Returned:
        return false;
    }
    return false;
}

QString day(core::base::Instant instant) {
    return text::shown(core::base::toLocal(instant).date);
}

} // namespace

QString stateWords(const DossierLine& line) {
    if (const auto portal = shownPortal(line)) return text::words(*portal);
    const auto delivery = shownDelivery(line);
    return delivery ? text::words(*delivery) : text::words(line.row.dossier.work);
}

void DossierListModel::setLines(std::vector<DossierLine> lines) {
    const bool sameRows = std::ranges::equal(
        lines, m_lines, {}, [](const auto& line) { return line.row.seq; },
        [](const auto& line) { return line.row.seq; });
    if (!sameRows) beginResetModel();
    m_lines = std::move(lines);
    if (!sameRows)
        endResetModel();
    else
        retranslate();
}

const DossierLine& DossierListModel::line(int index) const {
    return m_lines.at(static_cast<std::size_t>(index));
}

int DossierListModel::rowOf(const core::base::DossierId& dossier) const {
    const auto found =
        std::ranges::find(m_lines, dossier, [](const DossierLine& line) { return line.row.dossier.id; });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

void DossierListModel::retranslate() {
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int DossierListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int DossierListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString DossierListModel::cell(const DossierLine& line, int column) const {
    const auto& dossier = line.row.dossier;
    switch (column) {
    case Number:
        return text::shown(dossier.number.text);
    case Owner:
        return line.isWhole ? text::shown(dossier.owner.name) : tr("(does not open)");
    case Procedure:
        return text::shown(dossier.procedureName);
    case Received:
        return day(dossier.receivedAt);
    case Due:
        return dossier.dueAt ? day(*dossier.dueAt) : QString();
    case State:
        return stateWords(line);
    default:
        return {};
    }
}

QVariant DossierListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto& shown = line(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return cell(shown, index.column());
    if (index.column() == Owner && !shown.isWhole && role == Qt::ForegroundRole)
        return style::colour(style::Tone::Trouble);
    auto delivery = shownDelivery(shown);
    if (const auto portal = shownPortal(shown); portal && isForClerk(*portal)) delivery = OpState::NeedsClerk;
    if (index.column() != State || !delivery) return {};
    if (role == Qt::DecorationRole) return style::icon(*delivery);
    if (role == Qt::ForegroundRole) return style::colour(style::toneOf(*delivery));
    return {};
}

QVariant DossierListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Owner:
        return tr("Owner");
    case Procedure:
        return tr("Procedure");
    case Received:
        return tr("Received");
    case Due:
        return tr("Due");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace ui::models

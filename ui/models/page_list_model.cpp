// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/page_list_model.h"

#include "ui/text/sentence.h"
#include "ui/text/words.h"

#include <algorithm>

namespace ui::models {

bool PageRow::operator==(const PageRow& other) const {
    return number == other.number && look == other.look && component == other.component &&
           componentName == other.componentName && reason == other.reason &&
           trouble.has_value() == other.trouble.has_value();
}

void PageListModel::setPages(const std::vector<PageRow>& pages) {
    const auto common = std::min(m_pages.size(), pages.size());
    if (m_pages.size() > common) {
        beginRemoveRows({}, static_cast<int>(common), static_cast<int>(m_pages.size()) - 1);
        m_pages.resize(common);
        endRemoveRows();
    }
    for (std::size_t row = 0; row < common; ++row) {
        if (m_pages[row] == pages[row]) continue;
        m_pages[row] = pages[row];
        const auto at = index(static_cast<int>(row));
        emit dataChanged(at, at);
    }
    if (pages.size() > common) {
        beginInsertRows({}, static_cast<int>(common), static_cast<int>(pages.size()) - 1);
        m_pages.insert(m_pages.end(), pages.begin() + static_cast<std::ptrdiff_t>(common), pages.end());
        endInsertRows();
    }
}

void PageListModel::setPicture(int number, const QImage& picture) {
    m_pictures.insert(number, picture);
    for (int row = 0; row < rowCount(); ++row)
        if (page(row).number == number) emit dataChanged(index(row), index(row), {PictureRole});
}

void PageListModel::forgetPictures() {
    m_pictures.clear();
}

bool PageListModel::hasPicture(int number) const {
    return m_pictures.contains(number);
}

const PageRow& PageListModel::page(int row) const {
    return m_pages.at(static_cast<std::size_t>(row));
}

void PageListModel::retranslate() {
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

int PageListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pages.size());
}

QString PageListModel::lookWords(const PageRow& page) {
    switch (page.look) {
    case PageLook::Reading:
        return tr("reading …");
    case PageLook::Blank:
        return tr("blank, not filed");
    case PageLook::SetAside:
        return tr("set aside, not filed");
    case PageLook::Failed:
        return tr("not usable");
    case PageLook::Short:
    case PageLook::Unread:
    case PageLook::Read:
        return text::words(page.reason);
    }
    return {};
}

QString PageListModel::troubleWords(const PageRow& page) {
    if ((page.look == PageLook::Failed || page.look == PageLook::Unread) && page.trouble)
        return text::sentence(*page.trouble);
    if (page.look == PageLook::Short)
        return tr("Page %1 is incomplete. What was scanned is kept. Scan the sheet again with F5, or keep it "
                  "as it is.")
            .arg(page.number);
    return {};
}

QString PageListModel::accessibleWords(const PageRow& page) {
    QString all = tr("Page %1").arg(page.number);
    if (!page.componentName.isEmpty()) all += QStringLiteral(", ") + page.componentName;
    all += QStringLiteral(", ") + lookWords(page);
    const QString trouble = troubleWords(page);
    return trouble.isEmpty() ? all : all + QStringLiteral(". ") + trouble;
}

QVariant PageListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const PageRow& row = page(index.row());
    switch (role) {
    case NumberRole:
        return row.number;
    case LookRole:
        return static_cast<int>(row.look);
    case ComponentNameRole:
        return row.componentName;
    case ReasonWordsRole:
        return lookWords(row);
    case TroubleWordsRole:
        return troubleWords(row);
    case PictureRole:
        return m_pictures.value(row.number);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
    case Qt::DisplayRole:
        return accessibleWords(row);
    default:
        return {};
    }
}

} // namespace ui::models

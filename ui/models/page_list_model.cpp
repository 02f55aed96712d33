// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/page_list_model.h"

#include "ui/text/sentence.h"
#include "ui/text/words.h"

#include <QTransform>

#include <algorithm>

namespace ui::models {

using core::domain::SortReason;
using scanner::pipeline::PageMark;

namespace {

bool isOurSheet(SortReason reason) {
    return reason == SortReason::SeparatorSheet || reason == SortReason::SlipCode;
}

} // namespace

bool PageRow::operator==(const PageRow& other) const {
    return number == other.number && look == other.look && component == other.component &&
           componentName == other.componentName && reason == other.reason && evidence == other.evidence &&
           shown == other.shown && percent == other.percent && scannedAgain == other.scannedAgain &&
           isShort == other.isShort && turned == other.turned && putAside == other.putAside &&
           marks == other.marks && trouble.has_value() == other.trouble.has_value();
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

void PageListModel::turnPicture(int number, int by_deg) {
    if (hasPicture(number))
        setPicture(number, m_pictures.value(number).transformed(QTransform().rotate(by_deg)));
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
        if (page.scannedAgain) return tr("scanned again, not filed");
        return isOurSheet(page.reason) ? tr("%1, not filed").arg(text::words(page.reason))
                                       : tr("set aside, not filed");
    case PageLook::Failed:
        return tr("not usable");
    case PageLook::Short:
        return tr("incomplete (%1 %)").arg(page.percent);
    case PageLook::Unread:
    case PageLook::Read:
        if (!page.marks.empty()) return shortWords(page.marks.front());
        return text::words(page.reason);
    }
    return {};
}

// With the title or number that decided; a separator's key says nothing to people.
QString PageListModel::whyWords(const PageRow& page) {
    const bool tells = page.reason == SortReason::Title || page.reason == SortReason::OtherTitle ||
                       page.reason == SortReason::SlipCode;
    const bool isToldOtherwise = page.look == PageLook::Reading || !page.marks.empty();
    if (isToldOtherwise || !tells || page.evidence.isEmpty()) return lookWords(page);
    return tr("%1: “%2”").arg(lookWords(page), page.evidence);
}

QString PageListModel::troubleWords(const PageRow& page) {
    if ((page.look == PageLook::Failed || page.look == PageLook::Unread) && page.trouble)
        return text::sentence(*page.trouble);
    if (page.look == PageLook::Short)
        return tr("Page %1 is incomplete: %2 % of it was scanned, and that is kept. Scan the sheet again "
                  "with S, "
                  "or take it as it is with T.")
            .arg(page.shown)
            .arg(page.percent);
    return markWords(page);
}

QString PageListModel::shortWords(const PageMark& mark) {
    switch (mark.kind) {
    case PageMark::Kind::Twice:
        return tr("came twice?");
    case PageMark::Kind::Long:
        return tr("two sheets at once?");
    case PageMark::Kind::BackMissing:
        return tr("back side missing?");
    case PageMark::Kind::Jump:
        return tr("page %1/%2 missing?").arg(mark.number - 1).arg(mark.total);
    case PageMark::Kind::EndsEarly:
        return tr("page %1/%2 missing?").arg(mark.number + 1).arg(mark.total);
    }
    return {};
}

QString PageListModel::markWords(const PageRow& page) {
    QStringList sentences;
    for (const auto& mark : page.marks) {
        switch (mark.kind) {
        case PageMark::Kind::Twice:
            sentences << tr("Page %1 looks exactly like page %2. Both are kept. If the scanner delivered it "
                            "twice, set it aside with Del.")
                             .arg(page.shown)
                             .arg(mark.other);
            break;
        case PageMark::Kind::Long:
            sentences << tr("Page %1 is much longer than its neighbours: perhaps two sheets went through at "
                            "once. It is kept. If one is hidden, scan this page again with S, then the other "
                            "sheet with F5.")
                             .arg(page.shown);
            break;
        case PageMark::Kind::BackMissing:
            sentences
                << tr("The back of page %1 was not scanned. All pages are kept. If there is something on "
                      "it, scan it with F5 and move it here with U.")
                       .arg(page.shown);
            break;
        case PageMark::Kind::Jump:
            sentences << tr("On page %1 is printed %2/%3, but the page before it is not %4/%3. All pages are "
                            "kept. Look whether one is missing, or move them with U and D.")
                             .arg(page.shown)
                             .arg(mark.number)
                             .arg(mark.total)
                             .arg(mark.number - 1);
            break;
        case PageMark::Kind::EndsEarly:
            sentences
                << tr("On page %1 is printed %2/%3, but no page %4/%3 follows. All pages are kept. Look "
                      "whether one is missing, and scan it with F5.")
                       .arg(page.shown)
                       .arg(mark.number)
                       .arg(mark.total)
                       .arg(mark.number + 1);
            break;
        }
    }
    return sentences.join(QLatin1Char(' '));
}

QString PageListModel::accessibleWords(const PageRow& page) {
    QString all = tr("Page %1").arg(page.shown);
    if (!page.componentName.isEmpty()) all += QStringLiteral(", ") + page.componentName;
    all += QStringLiteral(", ") + whyWords(page);
    const QString trouble = troubleWords(page);
    return trouble.isEmpty() ? all : all + QStringLiteral(". ") + trouble;
}

QVariant PageListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const PageRow& row = page(index.row());
    switch (role) {
    case NumberRole:
        return row.shown;
    case LookRole:
        return static_cast<int>(row.look);
    case ComponentNameRole:
        return row.componentName;
    case ReasonWordsRole:
        return lookWords(row);
    case TroubleWordsRole:
        return troubleWords(row);
    case MarkedRole:
        return !row.marks.empty();
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

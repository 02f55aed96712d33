// SPDX-License-Identifier: GPL-3.0-or-later
// The scanned pages of the intake in hand, in page order, for the strip of thumbnails. GUI thread.
#pragma once

#include "core/domain/sorting.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>
#include <QString>

#include <optional>
#include <vector>

namespace ui::models {

// Unread: kept and filed as a picture without text; Failed: no picture either, cannot be filed.
enum class PageLook { Reading, Read, Blank, SetAside, Short, Unread, Failed };

struct PageRow {
    int number = 0;
    PageLook look = PageLook::Reading;
    QString component; // key; empty: unassigned
    QString componentName;
    core::domain::SortReason reason = core::domain::SortReason::None;
    std::optional<core::base::Error> trouble; // of a failed page
    bool operator==(const PageRow& other) const;
};

class PageListModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role {
        NumberRole = Qt::UserRole,
        LookRole,
        ComponentNameRole,
        ReasonWordsRole,
        TroubleWordsRole,
        PictureRole
    };

    using QAbstractListModel::QAbstractListModel;

    // Changes only the rows that differ, so that selection and scroll place stay.
    void setPages(const std::vector<PageRow>& pages);
    void setPicture(int number, const QImage& picture);
    void forgetPictures();
    [[nodiscard]] bool hasPicture(int number) const;
    [[nodiscard]] const PageRow& page(int row) const;
    // The words of all rows are asked for again.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    [[nodiscard]] static QString lookWords(const PageRow& page);
    [[nodiscard]] static QString troubleWords(const PageRow& page);
    [[nodiscard]] static QString accessibleWords(const PageRow& page);

    std::vector<PageRow> m_pages;
    QHash<int, QImage> m_pictures;
};

} // namespace ui::models

// SPDX-License-Identifier: GPL-3.0-or-later
// The scanned pages of the intake in hand, as they lie, for the strip of thumbnails. GUI thread.
#pragma once

#include "core/domain/sorting.h"
#include "scanner/pipeline/paper_count.h"

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
    int number = 0; // in the batch
    int shown = 0;  // as the clerk knows it: a sheet scanned again keeps its number
    PageLook look = PageLook::Reading;
    QString component; // key; empty: unassigned
    QString componentName;
    core::domain::SortReason reason = core::domain::SortReason::None;
    QString evidence; // what decided: the title that was found, the number of a slip; may be empty
    std::optional<core::base::Error> trouble; // of a failed page
    int percent = 100;                        // of a page that was cut short: as far as it was scanned
    bool scannedAgain = false;                // set aside for the page that was scanned in its place
    bool isShort = false;                     // cut short, also if it was taken as it is
    bool turned = false;                      // by the clerk
    bool putAside = false;                    // by the clerk, not by what was proposed
    std::vector<scanner::pipeline::PageMark> marks;
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
        MarkedRole, // bool: something looks wrong
        PictureRole
    };

    using QAbstractListModel::QAbstractListModel;

    // Changes only the rows that differ, so that selection and scroll place stay.
    void setPages(const std::vector<PageRow>& pages);
    void setPicture(int number, const QImage& picture);
    // Until the page was cleaned anew.
    void turnPicture(int number, int by_deg);
    void forgetPictures();
    [[nodiscard]] bool hasPicture(int number) const;
    [[nodiscard]] const PageRow& page(int row) const;
    // The words of all rows are asked for again.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    [[nodiscard]] static QString lookWords(const PageRow& page);
    [[nodiscard]] static QString whyWords(const PageRow& page);
    [[nodiscard]] static QString troubleWords(const PageRow& page);
    [[nodiscard]] static QString markWords(const PageRow& page);
    [[nodiscard]] static QString shortWords(const scanner::pipeline::PageMark& mark);
    [[nodiscard]] static QString accessibleWords(const PageRow& page);

    std::vector<PageRow> m_pages;
    QHash<int, QImage> m_pictures;
};

} // namespace ui::models

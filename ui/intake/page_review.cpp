// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/page_review.h"

#include <algorithm>

namespace ui::intake {

using scanner::pipeline::PageItem;
using scanner::pipeline::StackFindings;

namespace {

bool isWorthALook(const PageItem& item) {
    return item.kind == PageItem::Kind::Doubtful || item.kind == PageItem::Kind::Unread;
}

} // namespace

void PageReview::take(const std::vector<int>& pages, const StackFindings& findings) {
    std::erase_if(m_seen, [&](const ReviewPlace& place) {
        const auto known = m_findings.items.find(place.page);
        const auto now = findings.items.find(place.page);
        return known == m_findings.items.end() || now == findings.items.end() || known->second != now->second;
    });
    m_findings = findings;
    m_pages = pages;
    m_places.clear();
    for (const int page : pages) {
        const auto found = findings.items.find(page);
        if (found == findings.items.end()) continue;
        for (std::size_t item = 0; item < found->second->size(); ++item)
            if (isWorthALook((*found->second)[item])) m_places.push_back({page, static_cast<int>(item)});
    }
}

void PageReview::clear() {
    *this = {};
}

// Index of the first place behind `place`, or at it; the count of places if there is none.
std::size_t PageReview::firstFrom(const ReviewPlace& place, bool behind) const {
    const auto order = [&](int page) { return std::ranges::find(m_pages, page) - m_pages.begin(); };
    const auto wanted = std::pair(order(place.page), place.item);
    const auto found = std::ranges::find_if(m_places, [&](const ReviewPlace& each) {
        const auto at = std::pair(order(each.page), each.item);
        return behind ? at > wanted : at >= wanted;
    });
    return static_cast<std::size_t>(found - m_places.begin());
}

std::optional<ReviewPlace> PageReview::next(const ReviewPlace& from) const {
    if (m_places.empty()) return std::nullopt;
    return m_places[firstFrom(from, true) % m_places.size()];
}

std::optional<ReviewPlace> PageReview::before(const ReviewPlace& from) const {
    if (m_places.empty()) return std::nullopt;
    return m_places[(firstFrom(from, false) + m_places.size() - 1) % m_places.size()];
}

void PageReview::see(const ReviewPlace& place) {
    m_seen.insert(place);
}

int PageReview::left() const {
    return static_cast<int>(
        std::ranges::count_if(m_places, [&](const ReviewPlace& place) { return !m_seen.contains(place); }));
}

} // namespace ui::intake

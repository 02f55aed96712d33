// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/batch_pages.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace scanner::pipeline {
namespace {

int firstOf(const BatchPage& page) {
    return page.inPlaceOf > 0 ? page.inPlaceOf : page.number;
}

} // namespace

int BatchPages::nextNumber() const {
    return m_pages.empty() ? 1 : m_pages.rbegin()->first + 1;
}

void BatchPages::add(BatchPage page) {
    const int number = page.number;
    // One that comes late, since the disk was full when it should have come, lies where it was scanned.
    const auto next = m_pages.upper_bound(number);
    auto place = next == m_pages.end() ? m_order.end() : std::ranges::find(m_order, next->first);
    const bool isAgain = m_again.number == number && has(m_again.page) && !page.scan.origin;
    if (isAgain) {
        page.inPlaceOf = firstOf(at(m_again.page));
        place = std::ranges::find(m_order, m_again.page);
    }
    m_order.insert(place, number);
    const auto& added = m_pages.emplace(number, std::move(page)).first->second;
    if (isAgain) putOthersAside(added);
}

void BatchPages::add(const MissingLine& line) {
    BatchPage page;
    page.number = line.page;
    page.stage = PageStage::Failed;
    page.problem = core::base::Error::of(PageCode::SheetMissing, {}, {std::to_string(line.page)});
    page.scan.number = line.page;
    page.scan.isBack = line.isBack;
    page.scannedAt = line.at;
    add(std::move(page));
}

bool BatchPages::fits(const OrderLine& line) const {
    const std::set<int> named(line.pages.begin(), line.pages.end());
    return named.size() == line.pages.size() &&
           std::ranges::all_of(named, [this](int page) { return has(page); });
}

void BatchPages::apply(const OrderLine& line) {
    auto order = line.pages;
    for (const int page : m_order)
        if (std::ranges::find(line.pages, page) == line.pages.end()) order.push_back(page);
    m_order = std::move(order);
}

void BatchPages::apply(const RotateLine& line) {
    auto& page = at(line.page);
    page.turn_deg = line.turn_deg;
    page.stage = PageStage::Scanned;
    page.problem = {};
    ++page.asked;
}

void BatchPages::apply(const AsideLine& line) {
    auto& page = at(line.page);
    page.aside = line.aside;
    if (!line.aside) putOthersAside(page);
}

void BatchPages::apply(const RetryLine& line) {
    auto& page = at(line.page);
    page.triedAgain = true;
    ++page.asked;
}

void BatchPages::putOthersAside(const BatchPage& chosen) {
    for (auto& [number, other] : m_pages)
        if (number != chosen.number && firstOf(other) == firstOf(chosen)) other.aside = true;
}

} // namespace scanner::pipeline

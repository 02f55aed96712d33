// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/page_review.h"

#include <catch2/catch.hpp>

using scanner::pipeline::PageItem;
using scanner::pipeline::StackFindings;
using ui::intake::PageReview;
using ui::intake::ReviewPlace;
using Kind = PageItem::Kind;

namespace {

StackFindings::Items items(const std::vector<Kind>& kinds) {
    std::vector<PageItem> all;
    all.reserve(kinds.size());
    for (const auto kind : kinds)
        all.push_back({kind, {0, 0, 10, 10}});
    return std::make_shared<const std::vector<PageItem>>(all);
}

StackFindings findings() {
    StackFindings found;
    found.items[1] = items({Kind::Word, Kind::Doubtful, Kind::Corrected, Kind::Doubtful});
    found.items[2] = items({Kind::Word});
    found.items[3] = items({Kind::Doubtful, Kind::Unread});
    return found;
}

} // namespace

TEST_CASE("the next place in doubt is found over all pages, and behind the last comes the first") {
    PageReview review;
    review.take({1, 2, 3}, findings());
    CHECK(review.all() == 4);
    CHECK(review.next({0, -1}) == ReviewPlace{1, 1});
    CHECK(review.next({1, 1}) == ReviewPlace{1, 3});
    CHECK(review.next({1, 3}) == ReviewPlace{3, 0});
    CHECK(review.next({2, -1}) == ReviewPlace{3, 0});
    CHECK(review.next({3, 1}) == ReviewPlace{1, 1});
    CHECK(review.before({1, 1}) == ReviewPlace{3, 1});
    CHECK(review.before({3, 0}) == ReviewPlace{1, 3});
}

TEST_CASE("pages come in the order of the stack, not of their numbers") {
    PageReview review;
    review.take({3, 1}, findings());
    CHECK(review.next({3, 1}) == ReviewPlace{1, 1});
    CHECK(review.next({1, 3}) == ReviewPlace{3, 0});
}

TEST_CASE("what is left are the places that were not seen, and a new reading of a page is not seen") {
    PageReview review;
    auto found = findings();
    review.take({1, 2, 3}, found);
    review.see({1, 1});
    review.see({3, 0});
    CHECK(review.left() == 2);
    review.take({1, 2, 3}, found); // nothing changed
    CHECK(review.left() == 2);
    found.items[3] = items({Kind::Doubtful, Kind::Unread});
    review.take({1, 2, 3}, found);
    CHECK(review.left() == 3);
}

TEST_CASE("pages that are not filed have nothing in doubt") {
    PageReview review;
    review.take({2}, findings());
    CHECK(review.all() == 0);
    CHECK_FALSE(review.next({2, -1}));
    CHECK_FALSE(review.before({2, -1}));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What dirt leaves on every page of a stack. Values; any thread.
#pragma once

#include <vector>

namespace scanner {

// A thin line from a speck on the feeder's glass, all the way down the page. Pixels of the raw page, before
// any turn.
struct Streak {
    int x = 0; // leftmost column
    int width = 0;
    bool removed = false; // painted over; false: it was seen on too few pages to be sure
};

// Columns of the streaks that stand at the same place on at least so many of the pages: dirt stays where it
// is, while lines printed on paper come to lie elsewhere on each page.
std::vector<int> repeatedStreaks(const std::vector<std::vector<Streak>>& pages, int leastPages);
// Whether `streak` stands at one of these columns.
bool standsAt(const Streak& streak, const std::vector<int>& columns);

} // namespace scanner

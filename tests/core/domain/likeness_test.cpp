// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/likeness.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace core::domain;

namespace {

// The textbook form, without any limit.
std::size_t plainDistance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j)
            table[i][j] = i == 0   ? j
                          : j == 0 ? i
                                   : std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                                               table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
    return table[a.size()][b.size()];
}

std::string randomText(std::mt19937& random) {
    std::string text(random() % 12, ' ');
    for (char& c : text)
        c = static_cast<char>('a' + random() % 3);
    return text;
}

} // namespace

TEST_CASE("The distance with a limit is the true one up to the limit, and one more beyond it") {
    std::mt19937 random(7);
    for (int i = 0; i < 4000; ++i) {
        const auto a = randomText(random);
        const auto b = randomText(random);
        const auto truth = plainDistance(a, b);
        for (std::size_t limit = 0; limit <= 12; ++limit) {
            CAPTURE(a, b, limit);
            REQUIRE(editDistance(a, b, limit) == std::min(truth, limit + 1));
        }
    }
}

TEST_CASE("A text is found inside another with its distance") {
    CHECK(distanceInside("heading", "xxheadingyy") == 0);
    CHECK(distanceInside("heading", "xxheadlngyy") == 1);
    CHECK(distanceInside("abc", "") == 3);
}

TEST_CASE("What is compared has neither accents nor blanks nor signs") {
    CHECK(compact(" GIẤY  Ủy-Quyền: 1.2 ") == "giayuyquyen12");
    CHECK(compact("\xFF").empty());
}

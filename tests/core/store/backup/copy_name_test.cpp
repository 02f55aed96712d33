// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/copy_name.h"

#include <catch2/catch.hpp>

#include <algorithm>

using core::base::Date;
using core::store::backup::CopyName;
using core::store::backup::copyNameFrom;
using core::store::backup::nextCopy;
using core::store::backup::superfluous;

namespace {

Date dayOf(int number) {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 1) + std::chrono::days(number);
}

// A folder as it looks after backups on these dates.
class Shelf {
  public:
    void backUp(const Date& today) {
        m_copies.push_back(nextCopy(m_copies, today));
        for (const auto& served : superfluous(m_copies))
            std::erase(m_copies, served);
    }
    [[nodiscard]] std::vector<int> days() const {
        std::vector<int> days;
        days.reserve(m_copies.size());
        for (const auto& copy : m_copies)
            days.push_back(copy.day);
        return days;
    }
    [[nodiscard]] const std::vector<CopyName>& copies() const { return m_copies; }

  private:
    std::vector<CopyName> m_copies;
};

} // namespace

TEST_CASE("A copy's name says its day, its run and its date, and is read back as it was written") {
    const CopyName name{12, 3, dayOf(28)};
    CHECK(name.text() == "counterfoil-000012-3-20261129.db");
    CHECK(copyNameFrom(name.text()) == name);
}

TEST_CASE("Files of other names are no copies") {
    for (const char* name : {"", "counterfoil.db", "counterfoil-000012-3-20261129.db.part",
                             "counterfoil-12-3-20261129.db", "counterfoil-000012-3-20261399.db",
                             "counterfoil-000012-20261129.db", "counterfoil-0000x2-3-20261129.db",
                             "counterfoil-000000-3-20261129.db", "counterfoil-000012--3-20261129.db"})
        CHECK_FALSE(copyNameFrom(name));
}

TEST_CASE("Of many days the last seven are kept, and four weeks before them") {
    Shelf shelf;
    for (int day = 1; day <= 60; ++day)
        shelf.backUp(dayOf(day));
    CHECK(shelf.days() == std::vector<int>{28, 35, 42, 49, 54, 55, 56, 57, 58, 59, 60});
}

TEST_CASE("Of several copies of one day the last is kept, and it takes the place of no other day") {
    Shelf shelf;
    for (int day = 1; day <= 7; ++day)
        shelf.backUp(dayOf(day));
    for (int again = 0; again < 5; ++again)
        shelf.backUp(dayOf(7));
    CHECK(shelf.days() == std::vector<int>{1, 2, 3, 4, 5, 6, 7});
    CHECK(shelf.copies().back().run == 6);
}

TEST_CASE("A clock that stands still never leaves only the newest copy") {
    Shelf shelf;
    for (int backup = 0; backup < 400; ++backup)
        shelf.backUp(dayOf(1));
    CHECK(shelf.copies().size() == 11);
}

TEST_CASE("A clock that jumps back and forth keeps the newest copies, whatever their dates say") {
    Shelf shelf;
    for (int backup = 0; backup < 100; ++backup)
        shelf.backUp(dayOf(backup % 2 == 0 ? 400 : -20'000));
    const auto days = shelf.days();
    CHECK(days.size() == 11);
    CHECK(std::ranges::is_sorted(days));
    CHECK(days.back() == 100);
    CHECK(days[days.size() - 7] == 94);
}

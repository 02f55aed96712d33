// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/change_catalogue.h"

#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

using namespace tests;
using domain::ChangeKind;
using domain::DomainCode;
using usecases::ChangeCatalogue;

namespace {

struct Changing : CounterFixture {
    domain::CatalogueReport report;
    int effects = 0;

    Changing() {
        clerk.role = ports::Role::Supervisor;
        report.from = base::toLocal(clock.now()).date;
        report.changes = {{ChangeKind::Added, "1.000001", "Mẫu", {}},
                          {ChangeKind::Added, "1.000002", "Mẫu", {}},
                          {ChangeKind::Ended, "1.000003", "Mẫu", {}},
                          {ChangeKind::Kept, "1.000004", "Mẫu", {}}};
        report.furtherLeftOut = 3;
    }

    base::Result<void> change(const base::Result<void>& effect = {}) {
        return ChangeCatalogue(*store, clock).change(report, 7, clerk, [&] {
            ++effects;
            return effect;
        });
    }

    std::vector<ports::AuditRow> audited() {
        std::vector<ports::AuditRow> rows;
        const auto read = store->read([&](ports::Books& books) {
            return books.audit().newest(10, {"catalogue_changed", ""}).map([&](const auto& found) {
                rows = found;
            });
        });
        REQUIRE(read);
        return rows;
    }
};

} // namespace

TEST_CASE("A supervisor's change takes effect, and the audit says who, from when and how much") {
    Changing counter;
    REQUIRE(counter.change());
    CHECK(counter.effects == 1);
    const auto rows = counter.audited();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].entry.actor == counter.clerk.clerk.hex());
    CHECK(rows[0].entry.details == R"({"added":2,"changed":0,"ended":1,"from":")" +
                                       base::toIso(counter.report.from) + R"(","left_out":3,"release":7})");
}

TEST_CASE("A clerk and a technician change nothing") {
    Changing counter;
    counter.clerk.role = GENERATE(ports::Role::Clerk, ports::Role::Technician);
    const auto changed = counter.change();
    REQUIRE_FALSE(changed);
    CHECK(changed.error().is(DomainCode::NotAllowed));
    CHECK(counter.effects == 0);
    CHECK(counter.audited().empty());
}

TEST_CASE("What was in force on days gone by does not change") {
    Changing counter;
    counter.report.from = std::chrono::sys_days(counter.report.from) - std::chrono::days(1);
    const auto changed = counter.change();
    REQUIRE_FALSE(changed);
    CHECK(changed.error().is(DomainCode::ImportDayOver));
    CHECK(changed.error().args == std::vector{base::toDisplay(counter.report.from)});
    CHECK(counter.effects == 0);
}

TEST_CASE("A change that does not come about is told, and its row stays") {
    Changing counter;
    const auto changed = counter.change(base::fail(ports::StoreCode::DiskFull));
    REQUIRE_FALSE(changed);
    CHECK(changed.error().is(ports::StoreCode::DiskFull));
    CHECK(counter.audited().size() == 1);
}

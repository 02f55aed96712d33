// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/checklist.h"

#include <catch2/catch.hpp>

#include <utility>

using namespace core::domain;
using Names = std::vector<std::string>;

namespace {

Component component(std::string key, Requirement requirement, std::string group = {}) {
    Component result;
    result.name = "N-" + key;
    result.key = std::move(key);
    result.requirement = requirement;
    result.group = std::move(group);
    return result;
}

Procedure sample() {
    Procedure procedure;
    procedure.components = {
        component("proof-a", Requirement::OneOf, "proof"), component("form", Requirement::Required),
        component("proof-b", Requirement::OneOf, "proof"), component("power", Requirement::Optional),
        component("home-a", Requirement::OneOf, "home"),
    };
    return procedure;
}

} // namespace

TEST_CASE("Without a page everything required blocks, and the alternatives of a group are one entry") {
    CHECK(blocking(checklist(sample(), {})) == Names{"N-proof-a / N-proof-b", "N-form", "N-home-a"});
}

TEST_CASE("One paper of a group serves the group") {
    const auto items = checklist(sample(), {{"form", 2}, {"proof-b", 1}, {"home-a", 1}});
    CHECK(blocking(items).empty());
    CHECK(items[0].state == ItemState::NotNeeded);
    CHECK(items[1].state == ItemState::Present);
    CHECK(items[1].pages == 2);
    CHECK(items[2].state == ItemState::Present);
    CHECK(items[3].state == ItemState::NotNeeded);
}

TEST_CASE("Each group has to be served by a paper of its own") {
    CHECK(blocking(checklist(sample(), {{"form", 1}, {"proof-a", 1}})) == Names{"N-home-a"});
}

TEST_CASE("An optional paper is shown as present, and its absence never blocks") {
    const auto items = checklist(sample(), {{"power", 1}});
    CHECK(items[3].state == ItemState::Present);
    CHECK(blocking(items) == Names{"N-proof-a / N-proof-b", "N-form", "N-home-a"});
}

TEST_CASE("Pages of an unknown component and counts below one satisfy nothing") {
    CHECK(blocking(checklist(sample(), {{"id-card", 2}, {"form", 0}, {"proof-a", -1}})).size() == 3);
}

TEST_CASE("The check list keeps the procedure's order, one item per component") {
    const auto items = checklist(sample(), {});
    REQUIRE(items.size() == 5);
    CHECK(items[0].component == "proof-a");
    CHECK(items[4].component == "home-a");
    CHECK(checklist(Procedure{}, {{"form", 1}}).empty());
}

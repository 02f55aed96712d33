// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/codes.h"

#include <catch2/catch.hpp>

#include <set>

using core::domain::DomainCode;

TEST_CASE("Every domain code has a name of its own") {
    std::set<std::string_view> names;
    const int last = static_cast<int>(DomainCode::AlreadySetUp);
    for (int code = 0; code <= last; ++code)
        names.insert(nameOf(static_cast<DomainCode>(code)));
    CHECK(names.size() == static_cast<std::size_t>(last) + 1);
    CHECK_FALSE(names.contains("unknown"));
}

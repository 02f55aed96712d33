// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/system_random.h"

#include <catch2/catch.hpp>

#include <set>

TEST_CASE("A thousand identifiers from the system's randomness are all different and none is empty") {
    core::vault::SystemRandom random;
    std::set<core::base::DossierId> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(core::ports::newId<core::base::DossierId>(random));
    CHECK(ids.size() == 1000);
    CHECK_FALSE(ids.contains({}));
}

TEST_CASE("Filling nothing is allowed") {
    core::vault::SystemRandom random;
    random.fill({});
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/instance_lock.h"

#include "core/ports/store_codes.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using core::ports::StoreCode;
using core::store::InstanceLock;

namespace {

// Tries the lock in a process of its own: 0 taken, 1 in use, 2 anything else.
int tryInAnotherProcess(const std::filesystem::path& file) {
    const auto child = fork();
    if (child == 0) {
        const auto lock = InstanceLock::take(file);
        _exit(lock ? 0 : lock.error().is(StoreCode::InUse) ? 1 : 2);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

} // namespace

TEST_CASE(
    "A data folder that is open is refused to another process and to the same one, until it is closed") {
    const tests::TempFolder folder;
    const auto file = folder / "counterfoil.lock";
    {
        const auto lock = InstanceLock::take(file);
        REQUIRE(lock);
        CHECK(tryInAnotherProcess(file) == 1);
        CHECK(InstanceLock::take(file).error().is(StoreCode::InUse));
        CHECK(tryInAnotherProcess(file) == 1);
    }
    CHECK(tryInAnotherProcess(file) == 0);
}

TEST_CASE("The lock of a process that was killed is free") {
    const tests::TempFolder folder;
    const auto file = folder / "counterfoil.lock";
    int ready[2];
    REQUIRE(pipe2(ready, O_CLOEXEC) == 0);
    const auto child = fork();
    if (child == 0) {
        const auto lock = InstanceLock::take(file);
        if (write(ready[1], lock ? "1" : "0", 1) != 1) _exit(2);
        for (;;)
            pause();
    }
    char taken = 0;
    REQUIRE(read(ready[0], &taken, 1) == 1);
    CHECK(taken == '1');
    CHECK(InstanceLock::take(file).error().is(StoreCode::InUse));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    CHECK(InstanceLock::take(file));
    close(ready[0]);
    close(ready[1]);
}

TEST_CASE("A folder that is not there cannot be locked, and its name is told") {
    const tests::TempFolder folder;
    const auto lock = InstanceLock::take(folder / "none" / "counterfoil.lock");
    REQUIRE_FALSE(lock);
    CHECK(lock.error().is(StoreCode::FolderUnusable));
    CHECK(lock.error().args == std::vector<std::string>{(folder / "none").string()});
}

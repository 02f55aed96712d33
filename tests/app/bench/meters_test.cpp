// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/median.h"
#include "app/bench/memory_meter.h"
#include "app/bench/program_run.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace app::bench;

namespace {

// A child with so much memory in use; it lives until it is killed.
class Eater {
  public:
    explicit Eater(std::size_t bytes) {
        int ready[2];
        REQUIRE(pipe(ready) == 0);
        m_pid = fork();
        if (m_pid == 0) {
            std::vector<char> food(bytes, 'x');
            if (write(ready[1], food.data(), 1) == 1)
                while (pause() == -1) {
                }
            _exit(1);
        }
        char sign = 0;
        REQUIRE(read(ready[0], &sign, 1) == 1);
        close(ready[0]);
        close(ready[1]);
    }
    ~Eater() {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    Eater(const Eater&) = delete;
    Eater& operator=(const Eater&) = delete;
    [[nodiscard]] pid_t pid() const { return m_pid; }

  private:
    pid_t m_pid = -1;
};

} // namespace

TEST_CASE("The memory of a child counts to the peak, and its process to the tree while it lives") {
    const double alone = MemoryMeter().peak_mb();
    pid_t child = 0;
    {
        const Eater eater(100'000'000);
        child = eater.pid();
        MemoryMeter meter;
        CHECK(meter.peak_mb() > alone + 95);
        CHECK(std::ranges::count(processTree(getpid()), child) == 1);
    }
    CHECK(std::ranges::count(processTree(getpid()), child) == 0);
}

TEST_CASE("A program is weighed with what it started, and a missing one is told from a failing one") {
    const tests::TempFolder folder;
    const auto log = folder / "log";
    const auto busy =
        runProgram({"sh", "-c", "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; echo $NAME"}, log,
                   {{"NAME", "done"}});
    CHECK(busy.status == 0);
    CHECK(busy.cpuSeconds > 0.01);
    CHECK(busy.seconds >= 0.01);
    CHECK(endOf(log) == "done\n");
    CHECK(runProgram({"sh", "-c", "exit 7"}, log).status == 7);
    CHECK(runProgram({"no-such-program"}, log).status == -1);
    CHECK(isInstalled("sh"));
    CHECK_FALSE(isInstalled("no-such-program"));
}

TEST_CASE("The median is the one in the middle") {
    CHECK(median({3}) == 3);
    CHECK(median({9, 1, 5}) == 5);
    CHECK(median({4, 1, 3, 2}) == 2);
}

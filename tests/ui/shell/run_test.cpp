// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/application.h"

#include "ui/async/run.h"

#include <QThread>

#include <catch2/catch.hpp>

#include <atomic>
#include <vector>

using ui::async::run;
using ui::async::Worker;

TEST_CASE("work is done beside the window and delivered on the window's thread") {
    tests::needApplication();
    Worker worker("test");
    QObject receiver;
    QThread* worked = nullptr;
    QThread* delivered = nullptr;
    run(
        worker, &receiver, [] { return QThread::currentThread(); },
        [&](QThread* thread) {
            worked = thread;
            delivered = QThread::currentThread();
        });
    REQUIRE(tests::eventually([&] { return delivered != nullptr; }));
    CHECK(delivered == receiver.thread());
    CHECK(worked != receiver.thread());
}

TEST_CASE("a worker does one thing after the other in the order in which it was asked") {
    tests::needApplication();
    std::vector<int> done;
    Worker worker("test");
    for (int i = 0; i < 100; ++i)
        worker.post([&done, i](const std::stop_token&) { done.push_back(i); });
    worker.finish();
    REQUIRE(done.size() == 100);
    CHECK(std::ranges::is_sorted(done));
}

TEST_CASE("an answer is dropped if its receiver is gone") {
    tests::needApplication();
    Worker worker("test");
    bool delivered = false;
    bool second = false;
    QObject alive;
    auto receiver = std::make_unique<QObject>();
    run(
        worker, receiver.get(), [] { return 1; }, [&](int) { delivered = true; });
    run(
        worker, &alive, [] { return 2; }, [&](int) { second = true; });
    receiver.reset();
    REQUIRE(tests::eventually([&] { return second; }));
    CHECK_FALSE(delivered);
}

TEST_CASE("the end of a worker stops the work in hand") {
    tests::needApplication();
    std::atomic<bool> begun = false;
    std::atomic<bool> ended = false;
    {
        Worker worker("test");
        worker.post([&](const std::stop_token& stop) {
            begun = true;
            begun.notify_all();
            std::mutex mutex;
            std::condition_variable_any changed;
            std::unique_lock lock(mutex);
            changed.wait(lock, stop, [] { return false; });
            ended = true;
        });
        begun.wait(false);
    }
    CHECK(ended);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_worker.h"

#include <algorithm>
#include <string>
#include <utility>

namespace scanner::pipeline {
namespace {

namespace base = core::base;
using worker::FrameKind;
using worker::Received;
using worker::ReceiveEnd;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kStartLimit{10};

std::string endText(const worker::ChildEnd& end) {
    return (end.signalled ? "signal " : "exit code ") + std::to_string(end.value);
}

// Both are read while the libraries load, so they have to stand in the environment before the program starts:
// libgomp's limit, and glibc's wish for large pages, without which each picture costs 8,000 page faults.
worker::ChildProgram programOf(const std::filesystem::path& file) {
    worker::ChildProgram program;
    program.file = file;
    program.environment = {{"OMP_THREAD_LIMIT", "1"}, {"GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"}};
    return program;
}

} // namespace

// Given back at the latest when the worker has answered, or is gone.
class HeldTurn {
  public:
    explicit HeldTurn(FullSizeTurn& turn) : m_turn(turn) {}
    ~HeldTurn() { give(); }
    HeldTurn(const HeldTurn&) = delete;
    HeldTurn& operator=(const HeldTurn&) = delete;

    [[nodiscard]] bool isHeld() const { return m_held; }
    [[nodiscard]] bool take(const std::stop_token& stop) { return m_held = m_turn.take(stop); }
    void give() {
        if (std::exchange(m_held, false)) m_turn.give();
    }

  private:
    FullSizeTurn& m_turn;
    bool m_held = false;
};

std::unique_ptr<worker::ChildProcess> startPageWorker(const std::filesystem::path& program,
                                                      const std::stop_token& stop, std::string& why) {
    auto child = worker::ChildProcess::start(programOf(program), why);
    if (!child) return nullptr;
    child->send({FrameKind::Hello, 0, greeting()});
    const auto answer = child->receive(std::chrono::steady_clock::now() + kStartLimit, stop);
    const bool isReady = answer.end == ReceiveEnd::Got && answer.frame.kind == FrameKind::Ready &&
                         isGreeting(answer.frame.payload);
    if (isReady) return child;
    why = "no greeting, " + endText(child->kill());
    return nullptr;
}

std::optional<base::Result<void>> PageWorker::work(const PageOrder& order, const PageLimit& limit,
                                                   const std::stop_token& stop) {
    End end = attempt(order, limit, stop);
    if (end == End::Died) end = attempt(order, limit, stop);
    if (end == End::Done) return base::Result<void>{};
    if (end == End::Stopped) return std::nullopt;
    if (end == End::Refused) return base::Result<void>(base::fail(m_refusal));
    return base::Result<void>(base::fail(problem(end, order.page)));
}

PageWorker::End PageWorker::attempt(const PageOrder& order, const PageLimit& limit,
                                    const std::stop_token& stop) {
    if (!m_child) {
        if (const End started = start(stop); started != End::Done) return started;
    }
    HeldTurn turn(m_turn); // a worker that has to be killed is gone before another page has its turn
    const bool sent = m_child->send({FrameKind::Work, ++m_request, toJson(order)});
    const End end = sent ? judge(answerOf(turn, limit, stop), order.page) : End::Died;
    if (end == End::Done || end == End::Refused) return end;
    m_why = endText(m_child->kill());
    m_child.reset();
    return end;
}

Received PageWorker::answerOf(HeldTurn& turn, const PageLimit& limit, const std::stop_token& stop) {
    auto deadline = Clock::now() + limit.wall;
    const auto before = m_child->processorTime();
    while (true) {
        const auto left = limit.processor - (m_child->processorTime() - before);
        // One thread uses up what is left no sooner than that.
        auto received = m_child->receive(std::min(deadline, Clock::now() + left), stop);
        const bool mayGoOn = left.count() > 0 && Clock::now() < deadline;
        if (received.end == ReceiveEnd::TimedOut && mayGoOn) continue;
        const bool isOurs = received.end == ReceiveEnd::Got && received.frame.request == m_request;
        if (isOurs && received.frame.kind == FrameKind::RoomLeft) {
            turn.give();
        } else if (isOurs && received.frame.kind == FrameKind::NeedRoom && !turn.isHeld()) {
            const auto asked = Clock::now();
            if (!turn.take(stop)) return {ReceiveEnd::Stopped, {}};
            deadline += Clock::now() - asked;
            m_child->send({FrameKind::Room, m_request, "{}"});
        } else {
            return received;
        }
    }
}

PageWorker::End PageWorker::start(const std::stop_token& stop) {
    m_child = startPageWorker(m_program, stop, m_why);
    if (m_child) return End::Done;
    return stop.stop_requested() ? End::Stopped : End::Missing;
}

PageWorker::End PageWorker::judge(const worker::Received& received, int page) {
    if (received.end == ReceiveEnd::Stopped) return End::Stopped;
    if (received.end == ReceiveEnd::TimedOut) return End::TimedOut;
    if (received.end != ReceiveEnd::Got || received.frame.request != m_request) return End::Died;
    if (received.frame.kind == FrameKind::Result) return End::Done;
    if (received.frame.kind != FrameKind::Error) return End::Died;
    auto refusal = pageProblemFrom(received.frame.payload, page);
    if (!refusal) return End::Died;
    m_refusal = std::move(*refusal);
    return End::Refused;
}

base::Error PageWorker::problem(End end, int page) const {
    const std::vector<std::string> args{std::to_string(page)};
    if (end == End::TimedOut) return base::Error::of(PageCode::WorkerTimedOut, m_why, args);
    if (end == End::Died) return base::Error::of(PageCode::WorkerDied, m_why, args);
    return base::Error::of(PageCode::WorkerMissing, m_why, args);
}

} // namespace scanner::pipeline

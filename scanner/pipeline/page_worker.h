// SPDX-License-Identifier: GPL-3.0-or-later
// One page worker process, from the counter's side: started when there is work, replaced when a page killed
// it. Belongs to one thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/pipeline/full_size_turn.h"
#include "scanner/pipeline/page_limit.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/worker/child_process.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

namespace scanner::pipeline {

// A page worker that has answered the greeting within 10 s. Nothing, with the reason in English in `why`, if
// there is none; also if it was stopped.
std::unique_ptr<worker::ChildProcess> startPageWorker(const std::filesystem::path& program,
                                                      const std::stop_token& stop, std::string& why);

class HeldTurn;

class PageWorker {
  public:
    // `turn` is shared by all workers of the counter and outlives them.
    PageWorker(std::filesystem::path program, FullSizeTurn& turn)
        : m_program(std::move(program)), m_turn(turn) {}

    // Success: the page's files are there. No clock runs while the page waits for its turn. A worker
    // that dies gets one successor for the same page. Errors: what the worker said of the page; WorkerDied,
    // WorkerTimedOut, WorkerMissing. Nothing if it was stopped: the worker is killed, the page as it was.
    [[nodiscard]] std::optional<core::base::Result<void>> work(const PageOrder& order, const PageLimit& limit,
                                                               const std::stop_token& stop);

  private:
    enum class End { Done, Refused, Died, TimedOut, Stopped, Missing };

    End attempt(const PageOrder& order, const PageLimit& limit, const std::stop_token& stop);
    End start(const std::stop_token& stop);
    worker::Received answerOf(HeldTurn& turn, const PageLimit& limit, const std::stop_token& stop);
    End judge(const worker::Received& received, int page);
    core::base::Error problem(End end, int page) const;

    std::filesystem::path m_program;
    FullSizeTurn& m_turn;
    std::unique_ptr<worker::ChildProcess> m_child;
    std::uint32_t m_request = 0;
    core::base::Error m_refusal; // with End::Refused
    std::string m_why;           // English, for the log
};

} // namespace scanner::pipeline

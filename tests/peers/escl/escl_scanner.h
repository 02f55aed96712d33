// SPDX-License-Identifier: GPL-3.0-or-later
// A network scanner that speaks eSCL and WSD on the loopback interface, with a glass, a feeder and two sides,
// and can be told to fail. One thread per connection; serve() may be called by all of them.
#pragma once

#include "tests/peers/escl/faults.h"
#include "tests/peers/escl/messages.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

namespace peers::escl {

struct Sheet {
    std::filesystem::path front;
    std::filesystem::path back; // empty: white
};

// A job for the glass or for the feeder until it is empty. A new one takes the place of the last.
struct Job {
    int number = 0;
    ScanSettings settings;
    int sides = 0; // given so far
};

class EsclScanner {
  public:
    void serve(int socket); // until the connection ends
    // As POST /control. Throws on what is not understood.
    void control(const nlohmann::json& order);

  private:
    bool serveOne(Connection& connection, const Request& asked);
    bool serveControl(Connection& connection, const Request& request, const std::string& body);
    void awaitBegin(const Request& request);
    bool send(Connection& connection, const std::string& wire, const std::optional<Fault>& fault);
    nlohmann::json state();

    Answer answerTo(const Request& request, const std::string& body, const std::optional<Fault>& fault);
    Answer status(const Request& request);
    Answer newJob(const Request& request, const std::string& body, const std::optional<Fault>& fault);
    Answer endJob(const Request& request);
    Answer nextDocument(const Request& request, const std::optional<Fault>& fault);
    bool isOfJob(const Request& request) const;
    bool hasSide() const;
    [[nodiscard]] std::filesystem::path sideNow() const;
    void turnOver();

    FaultList<Fault> m_faults;
    std::condition_variable m_changed;
    std::mutex m_mutex; // of all below
    std::deque<Sheet> m_feeder;
    std::filesystem::path m_glass; // empty: a white lid
    std::optional<Job> m_job;
    int m_jobs = 0;
    bool m_isBusy = false;
    bool m_awaitsBegin = false; // from the second page of a job on
    bool m_isBegun = false;     // the counter has heard of a page of this job
    std::string m_trouble;      // of the feeder, as "ScannerAdfJam"; empty: none
    std::map<std::string, int> m_requests;
    nlohmann::json m_asked = nlohmann::json::array(); // the settings of each job
};

} // namespace peers::escl

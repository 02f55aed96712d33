// SPDX-License-Identifier: GPL-3.0-or-later
// A peer of the national exchange that believes what it is told: two sendings of "create" are two dossiers.
// And a store of files that speaks tus 1.0. All in memory. One thread per connection; serve() may be called
// by all of them.
#pragma once

#include "tests/peers/http/fault_list.h"

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace peers::exchange {

struct Fault : Strike {
    std::string what;
    std::string message;
    int status = 0;
    std::int64_t bytes = 0;
};

class Exchange {
  public:
    static constexpr char kUser[] = "buucuc";
    static constexpr char kPassword[] = "mat-khau";

    void serve(int socket); // until the connection ends
    void control(const nlohmann::json& order);

  private:
    struct Upload {
        std::int64_t length = 0;
        std::string bytes;
    };

    bool serveOne(Connection& connection, const Request& request);
    bool serveControl(Connection& connection, const Request& request);
    Answer signIn(const nlohmann::json& asked);
    Answer serviceOf(const nlohmann::json& asked);
    Answer lookUp(const nlohmann::json& asked);
    Answer synchronise(const nlohmann::json& asked);
    Answer takeSteps(const nlohmann::json& asked);
    Answer tus(const Request& request, const std::string& body);
    nlohmann::json state();

    std::mutex m_mutex; // guards all below but the faults
    std::vector<nlohmann::json> m_dossiers;
    std::map<std::string, Upload> m_uploads;
    std::map<std::string, int> m_calls; // by service
    std::string m_session;
    int m_sessions = 0;
    bool m_refusesDoubles = false;
    FaultList<Fault> m_faults;
};

} // namespace peers::exchange

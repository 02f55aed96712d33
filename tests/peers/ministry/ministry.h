// SPDX-License-Identifier: GPL-3.0-or-later
// A ministry's system that believes what it is told: two creations under one number are two dossiers, a step
// that is told twice stands there twice, and nothing can be asked. It gives the numbers and takes files as a
// whole. All in memory. One thread per connection; serve() may be called by all of them.
#pragma once

#include "tests/peers/http/fault_list.h"

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace peers::ministry {

struct Fault : Strike {
    std::string what;
    std::string message;
    int status = 0;
    std::int64_t bytes = 0;
};

class Ministry {
  public:
    static constexpr char kClient[] = "buucuc";
    static constexpr char kSecret[] = "bi-mat";

    void serve(int socket);                    // until the connection ends
    void control(const nlohmann::json& order); // may block, see wait_for_held

  private:
    struct File {
        std::int64_t length = 0;
        std::string sha256;
    };

    bool serveOne(Connection& connection, const Request& request);
    bool serveControl(Connection& connection, const Request& request);
    [[nodiscard]] Answer answerTo(const Request& request, const std::string& body);
    [[nodiscard]] Answer giveToken(const nlohmann::json& asked);
    [[nodiscard]] Answer nextValue(const Request& request);
    [[nodiscard]] Answer takeFile(const Request& request, const std::string& body);
    [[nodiscard]] Answer create(const nlohmann::json& record);
    [[nodiscard]] std::string complaintAbout(const nlohmann::json& record) const;
    [[nodiscard]] Answer takeSteps(const nlohmann::json& rows);
    [[nodiscard]] Answer takeStates(const nlohmann::json& rows);
    nlohmann::json* dossierOf(const nlohmann::json& row);
    nlohmann::json state();

    std::mutex m_mutex; // guards all below but the faults
    std::vector<nlohmann::json> m_dossiers;
    std::map<std::string, File> m_files;
    std::map<std::string, int> m_calls; // by service, also those that were refused
    std::set<std::string> m_given;      // numbers
    std::string m_token;
    int m_tokens = 0;
    int m_tokenLife_s = 3600;
    bool m_refusesDoubles = false;
    std::string m_hashes = "sha256";
    FaultList<Fault> m_faults;
};

} // namespace peers::ministry

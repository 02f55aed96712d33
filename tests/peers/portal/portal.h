// SPDX-License-Identifier: GPL-3.0-or-later
// A portal that speaks intake v1 on the loopback interface, believes nothing it is told, and can be told to
// fail. One thread per connection; serve() may be called by all of them.
#pragma once

#include "tests/peers/http/http.h"
#include "tests/peers/portal/archive.h"
#include "tests/peers/portal/body.h"
#include "tests/peers/portal/bundle_file.h"
#include "tests/peers/portal/crypto.h"
#include "tests/peers/portal/faults.h"
#include "tests/peers/portal/wire_record.h"

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace peers::portal {

// Who may speak to the portal: the holder of a token is one device of one office.
struct Device {
    std::string token;
    std::string office;
    std::string device;
};

Answer jsonAnswer(int status, const nlohmann::json& body);
// RFC 9457, with scope and retryable of intake v1.
Answer problem(int status, const std::string& type, const std::string& title,
               const std::string& scope = "item", const std::string& detail = {});

class Portal {
  public:
    // `authority`: folder with ca.pem and ca.key, which certify devices; empty: there are no enrolments.
    Portal(std::filesystem::path data, std::string name, std::vector<Device> devices,
           std::filesystem::path authority);

    void serve(int socket); // until the connection ends
    void control(const nlohmann::json& order);
    [[nodiscard]] std::string receiptKeyHex() const { return m_signer.publicHex(); }
    [[nodiscard]] Archive& archive() { return m_archive; }
    [[nodiscard]] std::string rootKeyHex() const { return m_root.publicHex(); }
    [[nodiscard]] std::string sealKeyHex() const { return toHex(m_seal.open); }
    // Writes the receipt beside it, with the ending ".cfr". Throws std::runtime_error when it is no whole
    // bundle of a device that is known.
    void importBundle(const std::filesystem::path& path);

  private:
    bool serveOne(Connection& connection, const Request& request);
    bool serveControl(Connection& connection, const Request& request);
    bool send(Connection& connection, const Request& request, const std::string& body, Answer answer,
              const std::optional<Fault>& fault);
    void count(const Request& request);
    nlohmann::json state();

    // Nothing: not refused.
    std::optional<Answer> refusal(const Request& request, const std::optional<Fault>& fault) const;
    std::optional<Device> deviceOf(const Request& request) const;
    Answer routeSafely(const Request& request, Body& body, const std::optional<Fault>& fault);
    Answer route(const Request& request, Body& body, const std::optional<Fault>& fault);

    // intake.cpp
    nlohmann::json stamped(nlohmann::json body) const; // with server_time and epoch
    Answer describePortal() const;
    Answer putDossier(const Request& request, Body& body, const std::string& dossier);
    Answer storeDossier(const Request& request, const std::string& dossier, const std::string& text);
    Answer accepted(const Revision& revision, int status);
    Answer getDossier(const std::string& dossier);
    Answer findFile(const Request& request, const std::string& dossier, const std::string& file);
    Answer commit(const Request& request, Body& body, const std::string& dossier, int rev,
                  const std::optional<Fault>& fault);
    Answer commitText(const Request& request, const std::string& text, const std::string& dossier, int rev,
                      const std::optional<Fault>& fault);
    std::optional<Answer> unfinished(const Revision& revision);
    std::string signedReceipt(const Revision& revision, const Device& device, const std::string& op,
                              std::int64_t seq, const std::string& how) const;

    // bundles.cpp
    Answer runText(Request request, const nlohmann::json& op, const std::string& content);
    Answer runFile(const nlohmann::json& op, BundleFile& file, std::int64_t length);
    nlohmann::json runBundle(BundleFile& file, const Device& device);
    bool isBehindAGap(const nlohmann::json& header, const std::string& headerHash);

    // events.cpp
    Answer takeEvents(const Request& request, Body& body);
    std::string wrongInEvent(const Device& device, const nlohmann::json& event);

    // numbers.cpp
    Answer giveNumbers(const Request& request, Body& body, const std::optional<Fault>& fault);

    // changes.cpp
    Answer tellChanges(const Request& request);
    Answer listDossiers(const Request& request, const std::string& office);
    void controlChanges(const nlohmann::json& order);

    // tokens.cpp
    Answer giveToken(const Request& request, Body& body);
    void controlTokens(const nlohmann::json& order);

    // enrolments.cpp
    Answer enrol(Body& body);
    std::optional<Device> enrolled(const std::string& device) const;
    nlohmann::json certifiedKeys() const;
    void controlEnrolments(const nlohmann::json& order);

    // uploads.cpp
    Answer tus(const Request& request, Body& body, const std::string& id, const std::optional<Fault>& fault);
    Answer createUpload(const Request& request);
    Answer headUpload(const std::string& id, std::int64_t lie);
    Answer patchUpload(const Request& request, Body& body, const std::string& id, std::int64_t lie);

    Archive m_archive;
    std::string m_name;
    std::vector<Device> m_devices;
    std::string m_epoch;
    Signer m_signer;
    Signer m_root;  // the province's
    SealKey m_seal; // what waits at a counter is sealed to it
    std::filesystem::path m_authority;
    std::atomic<bool> m_wrongRoot = false; // its keys are signed by somebody else
    std::mutex m_codeMutex;
    std::atomic<std::int64_t> m_durable = -1;  // what it says of it; -1: all
    std::atomic<std::int64_t> m_forgotten = 0; // changes up to here are told no more
    std::atomic<int> m_mostAtOnce = 500;       // entries of a page, whatever is asked for
    Faults m_faults;
    WireRecord m_record;
    struct Grant {
        Device device;
        std::chrono::steady_clock::time_point until;
    };
    mutable std::mutex m_grantMutex;
    std::map<std::string, Grant> m_grants; // by what stands in Authorization
    int m_tokenLife_s = 3600;
    std::mutex m_countMutex;
    std::map<std::string, int> m_requests;
    std::map<std::string, std::int64_t> m_bodyBytes;
};

} // namespace peers::portal

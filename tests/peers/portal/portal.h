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
    Portal(std::filesystem::path data, std::string name, std::vector<Device> devices);

    void serve(int socket); // until the connection ends
    void control(const nlohmann::json& order);
    [[nodiscard]] std::string receiptKeyHex() const { return m_signer.publicHex(); }
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
    SealKey m_seal;
    std::atomic<std::int64_t> m_durable = -1;  // what it says of it; -1: all
    std::atomic<std::int64_t> m_forgotten = 0; // changes up to here are told no more
    std::atomic<int> m_mostAtOnce = 500;       // entries of a page, whatever is asked for
    Faults m_faults;
    WireRecord m_record;
    std::mutex m_countMutex;
    std::map<std::string, int> m_requests;
    std::map<std::string, std::int64_t> m_bodyBytes;
};

} // namespace peers::portal

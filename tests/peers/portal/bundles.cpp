// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles that came on a stick: opened with the portal's key and run through the same handlers as what comes
// over the network. A bundle that is not whole, or that nobody signed, changes nothing.
#include "tests/peers/portal/bundle_file.h"
#include "tests/peers/portal/portal.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

namespace peers::portal {

using nlohmann::json;

namespace {

constexpr char kReceiptTitle[] = "intake/1 bundle receipt\n";

bool isAccepted(const Answer& answer) {
    return answer.status == 200 || answer.status == 201;
}

// A person has to look. All else the device sends again.
bool isFinal(const Answer& answer) {
    const auto type = json::parse(answer.body).value("type", "");
    return answer.status == 400 || answer.status == 412 || answer.status == 413 || answer.status == 415 ||
           answer.status == 422 || type.ends_with(":already-exists-different");
}

json outcomeOf(const json& op, const Answer& answer) {
    json outcome{{"op", op.at("op")},
                 {"kind", op.at("kind")},
                 {"dossier", op.at("dossier")},
                 {"rev", op.at("rev")},
                 {"status", isAccepted(answer) ? "accepted"
                            : isFinal(answer)  ? "refused"
                                               : "later"}};
    if (!isAccepted(answer)) outcome["problem"] = json::parse(answer.body);
    return outcome;
}

// As the device would have asked over the network.
Request requestOf(const Device& device, const json& header, const json& op) {
    const std::string dossier = op.at("dossier");
    Request request;
    const bool isPut = op.at("kind") == "put";
    request.method = isPut ? "PUT" : "POST";
    request.path = "/v1/dossiers/" + dossier;
    if (!isPut) request.path += "/revisions/" + std::to_string(op.at("rev").get<int>()) + "/commit";
    request.headers = {
        {"authorization", "Bearer " + device.token},
        {"x-office", device.office},
        {"x-device-seq", header.at("incarnation").get<std::string>() + "/" + op.at("seq").dump()},
        {"x-client-time", "1970-01-01T00:00:00.000Z"},
        {"x-request-id", op.at("op")},
        {"idempotency-key", '"' + op.at("op").get<std::string>() + '"'},
        {"content-type", "application/json"}};
    return request;
}

} // namespace

Answer Portal::runText(Request request, const json& op, const std::string& content) {
    const auto fault = m_faults.take(request);
    if (auto refused = refusal(request, fault)) return *refused;
    const std::string dossier = op.at("dossier");
    const int rev = op.at("rev");
    if (op.at("kind") == "commit") return commitText(request, content, dossier, rev, fault);
    const auto last = m_archive.last(dossier);
    if (!last) request.headers["if-none-match"] = "*";
    if (last && last->rev + 1 == rev) request.headers["if-match"] = last->etag;
    return storeDossier(request, dossier, content);
}

Answer Portal::runFile(const json& op, BundleFile& file, std::int64_t length) {
    const std::string id = op.at("file");
    const std::string dossier = op.at("dossier");
    auto upload = m_archive.find(id, op.at("sha256"));
    if (!m_archive.last(dossier)) {
        file.skip(length);
        return problem(404, "unknown-revision", "Cổng không có lần nộp này");
    }
    if (!upload) upload = m_archive.create({{}, dossier, id, op.at("rev"), op.at("sha256"), length, 0});
    if (!m_archive.begin(upload->id)) { // somebody is sending it over the network
        file.skip(length);
        return problem(423, "upload-locked", "Tệp đang được gửi");
    }
    const auto there = m_archive.upload(upload->id)->offset;
    file.skip(there);
    file.read(length - there, [&](std::string_view part) { m_archive.append(upload->id, part); });
    m_archive.end(upload->id);
    return jsonAnswer(200, json::object());
}

json Portal::runBundle(BundleFile& file, const Device& device) {
    json outcomes = json::array();
    json receipts = json::array();
    std::set<std::pair<std::string, int>> refused; // what hangs on these is not even tried
    for (const auto& op : file.header().at("ops")) {
        const auto length = file.nextLength();
        const std::pair<std::string, int> revision{op.at("dossier"), op.at("rev")};
        if (refused.contains(revision)) {
            file.skip(length);
            continue;
        }
        Answer answer;
        if (op.at("kind") == "file") {
            answer = runFile(op, file, length);
        } else {
            std::string content;
            file.read(length, [&](std::string_view part) { content += part; });
            answer = runText(requestOf(device, file.header(), op), op, content);
        }
        if (!isAccepted(answer)) refused.insert(revision);
        if (op.at("kind") == "commit" && isAccepted(answer)) receipts.push_back(json::parse(answer.body));
        outcomes.push_back(outcomeOf(op, answer));
    }
    return {{"ops", std::move(outcomes)}, {"receipts", std::move(receipts)}};
}

// The chain tells of bundles that never came.
bool Portal::isBehindAGap(const json& header, const std::string& headerHash) {
    const auto name = "chain-" + header.at("device").get<std::string>();
    const auto last = json::parse(m_archive.keptValue(name, R"({"known":[]})"));
    std::set<std::string> known = last.at("known");
    const bool isFirst = header.at("previous").is_null();
    const bool hasGap = !isFirst && !known.contains(header["previous"].get<std::string>());
    known.insert(headerHash);
    m_archive.replaceValue(name, json{{"known", known}}.dump());
    return hasGap;
}

void Portal::importBundle(const std::filesystem::path& path) {
    // All of it first: a bundle that is not whole changes nothing.
    BundleFile whole(path, m_seal);
    whole.check();
    BundleFile file(path, m_seal);
    const auto& header = file.header();
    const std::string name = header.at("device");
    const auto device = std::find_if(m_devices.begin(), m_devices.end(), [&](const Device& each) {
        return each.device == name && each.office == header.at("office");
    });
    if (device == m_devices.end()) throw std::runtime_error("a bundle of an unknown device");
    const auto key = toHex(fromBase64(header.at("ed25519").get<std::string>()).value());
    if (m_archive.keptValue("device-" + name + ".ed25519", key) != key)
        throw std::runtime_error("a bundle signed with another key");
    const auto headerHash = file.headerHash();
    auto payload = runBundle(file, *device);
    payload.update({{"format", "bundle-receipt/1"},
                    {"portal", m_name},
                    {"epoch", m_epoch},
                    {"office", device->office},
                    {"device", device->device},
                    {"bundle", header.at("bundle")},
                    {"number", header.at("number")},
                    {"gap", isBehindAGap(header, headerHash)}});
    const auto text = payload.dump();
    auto receipt = path;
    receipt.replace_extension(".cfr");
    std::ofstream(receipt, std::ios::binary) << json{{"receipt", toBase64(text)},
                                                     {"kid", "r1"},
                                                     {"sig", toBase64(m_signer.sign(kReceiptTitle + text))}}
                                                    .dump();
}

} // namespace peers::portal

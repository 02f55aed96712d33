// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/portal/portal.h"

#include <cstdlib>
#include <ctime>

namespace peers::portal {

using nlohmann::json;

namespace {

constexpr char kCaptivePage[] =
    "<!DOCTYPE html><html><title>Wi-Fi</title><body>Vui lòng đăng nhập mạng.</body></html>";

std::string httpDate() {
    const auto now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[64];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return text;
}

std::vector<std::string> partsOf(const std::string& path) {
    std::vector<std::string> parts;
    std::size_t from = 1;
    while (from <= path.size()) {
        const auto to = std::min(path.find('/', from), path.size());
        parts.push_back(path.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

// "PUT /v1/dossiers/*": what the counters count.
std::string kindOf(const Request& request) {
    std::string kind = request.method + " ";
    for (const auto& part : partsOf(request.path)) {
        const bool isName =
            part.size() >= 16 || (!part.empty() && part.find_first_not_of("0123456789") == std::string::npos);
        kind += "/" + (isName ? "*" : part);
    }
    return kind;
}

// Asked before there is a token.
bool isForStrangers(const Request& request) {
    return request.method == "POST" && (request.path == "/v1/token" || request.path == "/v1/enrolments");
}

Answer captivePage() {
    return {200, {{"Content-Type", "text/html; charset=utf-8"}}, kCaptivePage, true};
}

Answer refusedDossier() {
    auto answer = problem(422, "invalid-field", "Hồ sơ chưa hợp lệ", "item", "Ngày sinh ở tương lai.");
    auto body = json::parse(answer.body);
    body["code"] = "F-017";
    body["errors"] = json::array({{{"pointer", "/applicant/born"}, {"reason_vi", "Ngày sinh sau ngày nộp"}}});
    answer.body = body.dump();
    return answer;
}

Answer orderedStatus(const Fault& fault) {
    auto answer = fault.problem.empty() ? Answer{fault.status, {{"Content-Type", "text/plain"}}, "", false}
                                        : problem(fault.status, fault.problem, "Cổng từ chối", fault.scope);
    if (!fault.retryAfter.empty()) answer.headers.emplace_back("Retry-After", fault.retryAfter);
    return answer;
}

} // namespace

Answer jsonAnswer(int status, const json& body) {
    return {status, {{"Content-Type", "application/json"}}, body.dump(), false};
}

Answer problem(int status, const std::string& type, const std::string& title, const std::string& scope,
               const std::string& detail) {
    json body{{"type", "urn:intake:v1:" + type}, {"title", title}, {"status", status}, {"retryable", false}};
    if (!scope.empty()) body["scope"] = scope;
    if (!detail.empty()) body["detail"] = detail;
    return {status, {{"Content-Type", "application/problem+json"}}, body.dump(), false};
}

Portal::Portal(std::filesystem::path data, std::string name, std::vector<Device> devices,
               std::filesystem::path authority)
    : m_archive(std::move(data))
    , m_name(std::move(name))
    , m_devices(std::move(devices))
    , m_epoch(m_archive.keptValue("epoch", randomHex(8)))
    , m_signer(m_archive.keptValue("receipt.seed", randomHex(32)))
    , m_root(m_archive.keptValue("root.seed", randomHex(32)))
    , m_seal(m_archive.keptValue("seal.seed", randomHex(32)))
    , m_authority(std::move(authority)) {}

void Portal::serve(int socket) {
    Connection connection(socket);
    while (const auto request = connection.readRequest()) {
        const bool goOn = request->path.starts_with("/control") ? serveControl(connection, *request)
                                                                : serveOne(connection, *request);
        if (!goOn) return;
    }
}

bool Portal::serveOne(Connection& connection, const Request& request) {
    count(request);
    const auto fault = m_faults.take(request);
    std::string copy;
    Body body(connection, request.length, fault, m_faults, m_record.isOn() ? &copy : nullptr);
    Answer answer;
    if (auto refused = refusal(request, fault)) {
        body.read([](std::string_view) {});
        answer = std::move(*refused);
    } else {
        answer = routeSafely(request, body, fault);
    }
    {
        std::scoped_lock lock(m_countMutex);
        m_bodyBytes[kindOf(request)] += body.got();
    }
    if (body.cut()) {
        m_record.add(request, copy, nullptr, fault);
        return false;
    }
    return send(connection, request, copy, std::move(answer), fault);
}

bool Portal::send(Connection& connection, const Request& request, const std::string& body, Answer answer,
                  const std::optional<Fault>& fault) {
    const auto strikes = [&](FaultKind kind) { return fault && fault->kind == kind; };
    answer.headers.emplace_back("Date", httpDate());
    if (!strikes(FaultKind::Html))
        answer.headers.emplace_back("X-Request-Id", request.header("x-request-id"));
    m_record.add(request, body, &answer, fault);
    if (strikes(FaultKind::Swallow)) return false;
    if (strikes(FaultKind::Hold) && !m_faults.hold()) return false;
    const auto wire = toWire(answer, request.method != "HEAD");
    if (strikes(FaultKind::CutAnswer)) {
        connection.write(std::string_view(wire).substr(0, static_cast<std::size_t>(fault->bytes)));
        return false;
    }
    if (strikes(FaultKind::Twice)) return connection.write(wire + wire);
    return connection.write(wire) && !answer.close;
}

std::optional<Answer> Portal::refusal(const Request& request, const std::optional<Fault>& fault) const {
    if (fault && fault->kind == FaultKind::Html) return captivePage();
    if (fault && fault->kind == FaultKind::Status) return orderedStatus(*fault);
    if (fault && fault->kind == FaultKind::Refuse) return refusedDossier();
    if (isForStrangers(request)) return std::nullopt;
    const auto device = deviceOf(request);
    if (!device) return problem(401, "token-unknown", "Máy chưa được đăng ký", "auth");
    if (request.header("x-office") != device->office)
        return problem(403, "wrong-office", "Sai đơn vị", "auth");
    for (const auto* name : {"x-device-seq", "x-client-time", "x-request-id"})
        if (!request.has(name))
            return problem(400, "header-missing", "Thiếu thông tin của máy", "item", name);
    return std::nullopt;
}

Answer Portal::routeSafely(const Request& request, Body& body, const std::optional<Fault>& fault) {
    try {
        return route(request, body, fault);
    } catch (const json::exception& error) {
        return problem(422, "not-understood", "Nội dung không đúng mẫu", "item", error.what());
    }
}

Answer Portal::route(const Request& request, Body& body, const std::optional<Fault>& fault) {
    const auto parts = partsOf(request.path);
    const auto is = [&](const char* method, std::size_t size) {
        return request.method == method && parts.size() == size;
    };
    if (parts.size() >= 2 && parts[0] == "v1" && parts[1] == "portal" && is("GET", 2))
        return describePortal();
    if (parts.size() >= 2 && parts[0] == "v1" && parts[1] == "token" && is("POST", 2))
        return giveToken(request, body);
    if (parts.size() >= 2 && parts[0] == "v1" && parts[1] == "enrolments" && is("POST", 2))
        return enrol(body);
    if (parts.size() >= 2 && parts[0] == "v1" && parts[1] == "events" && is("POST", 2))
        return takeEvents(request, body);
    if (parts.size() >= 2 && parts[0] == "v1" && parts[1] == "number-blocks" && is("POST", 2))
        return giveNumbers(request, body, fault);
    if (parts.size() >= 2 && parts[0] == "v1" && parts[1] == "changes" && is("GET", 2))
        return tellChanges(request);
    if (parts.size() >= 4 && parts[0] == "v1" && parts[1] == "offices" && is("GET", 4) &&
        parts[3] == "dossiers")
        return listDossiers(request, parts[2]);
    if (parts.size() >= 2 && parts[0] == "v1" && parts[1] == "files")
        return tus(request, body, parts.size() > 2 ? parts[2] : "", fault);
    if (parts.size() >= 3 && parts[0] == "v1" && parts[1] == "dossiers" && isHex(parts[2], 32)) {
        if (is("PUT", 3)) return putDossier(request, body, parts[2]);
        if (is("GET", 3)) return getDossier(parts[2]);
        if (is("GET", 5) && parts[3] == "files") return findFile(request, parts[2], parts[4]);
        if (is("POST", 6) && parts[3] == "revisions" && parts[5] == "commit")
            return commit(request, body, parts[2], std::atoi(parts[4].c_str()), fault);
    }
    body.read([](std::string_view) {});
    return problem(404, "unknown-address", "Không có địa chỉ này");
}

bool Portal::serveControl(Connection& connection, const Request& request) {
    std::string text;
    connection.readBody(request.length, [&](std::string_view part) { text += part; });
    if (request.method == "GET" && request.path == "/control/state")
        return connection.write(toWire(jsonAnswer(200, state()), true));
    try {
        control(json::parse(text));
        return connection.write(toWire(jsonAnswer(200, {{"done", true}}), true));
    } catch (const std::exception& error) {
        return connection.write(toWire(jsonAnswer(400, {{"error", error.what()}}), true));
    }
}

void Portal::control(const json& order) {
    if (order.value("clear", false)) m_faults.clear();
    if (order.value("release", false)) m_faults.release();
    for (const auto& fault : order.value("faults", json::array()))
        m_faults.add(faultFrom(fault));
    controlChanges(order);
    controlTokens(order);
    controlEnrolments(order);
    if (order.contains("import")) importBundle(order.at("import").get<std::string>());
    if (order.contains("numbers_from")) m_archive.beginNumbersAt(order.at("numbers_from").get<int>());
    if (order.contains("wait_for_held")) m_faults.waitForHeld(order.at("wait_for_held").get<int>());
}

void Portal::count(const Request& request) {
    std::scoped_lock lock(m_countMutex);
    ++m_requests[kindOf(request)];
}

json Portal::state() {
    auto state = m_archive.state();
    std::scoped_lock lock(m_countMutex);
    state["requests"] = m_requests;
    state["body_bytes"] = m_bodyBytes;
    return state;
}

} // namespace peers::portal

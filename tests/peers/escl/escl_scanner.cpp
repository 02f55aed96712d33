// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/escl/escl_scanner.h"

#include "tests/peers/escl/picture.h"
#include "tests/peers/escl/wsd.h"

#include <chrono>
#include <thread>

namespace peers::escl {

using nlohmann::json;

namespace {

constexpr char kRoot[] = "/eSCL/";
constexpr char kPageForPeople[] = "<!DOCTYPE html><html><title>Scanner</title><body>Sign in.</body></html>";

Answer plain(int status) {
    return {status, {{"Content-Type", "text/plain"}}, "", false};
}

Answer xmlAnswer(std::string xml) {
    return {200, {{"Content-Type", "text/xml"}}, std::move(xml), false};
}

Answer jpegAnswer(std::string jpeg) {
    return {200, {{"Content-Type", "image/jpeg"}}, std::move(jpeg), false};
}

// Behind the root of either tongue.
std::string jobPath(int number) {
    return "ScanJobs/" + std::to_string(number);
}

json toJson(const ScanSettings& settings) {
    return {{"source", settings.isFeeder ? "Feeder" : "Platen"},
            {"duplex", settings.isDuplex},
            {"colour", settings.isColour},
            {"dpi", settings.dpi},
            {"width_px", settings.width_px()},
            {"height_px", settings.height_px()}};
}

bool strikes(const std::optional<Fault>& fault, FaultKind kind) {
    return fault && fault->kind == kind;
}

// What goes wrong before any work is done.
std::optional<Answer> refusal(const std::optional<Fault>& fault) {
    if (strikes(fault, FaultKind::Status)) return plain(fault->status);
    if (strikes(fault, FaultKind::Redirect)) return Answer{302, {{"Location", fault->to}}, "", false};
    if (strikes(fault, FaultKind::Html))
        return Answer{200, {{"Content-Type", "text/html"}}, kPageForPeople, false};
    return std::nullopt;
}

std::string jpegOf(const std::filesystem::path& side, const ScanSettings& settings,
                   const std::optional<Fault>& fault) {
    const bool is_wrong = strikes(fault, FaultKind::WrongSize);
    const auto sheet = side.empty() ? whitePicture() : loadPicture(side);
    return toJpeg(drawn(sheet, is_wrong ? fault->width : settings.width_px(),
                        is_wrong ? fault->height : settings.height_px(), settings.isColour ? 3 : 1),
                  settings.dpi);
}

Sheet sheetFrom(const json& sheet) {
    if (sheet.is_string()) return {sheet.get<std::string>(), {}};
    return {sheet.at(0).get<std::string>(), sheet.at(1).get<std::string>()};
}

} // namespace

void EsclScanner::serve(int socket) {
    Connection connection(socket);
    while (const auto request = connection.readRequest())
        if (!serveOne(connection, *request)) return;
}

bool EsclScanner::serveOne(Connection& connection, const Request& asked) {
    std::string body;
    if (connection.readBody(asked.length, [&](std::string_view part) { body += part; }) < asked.length)
        return false;
    if (asked.path.starts_with("/control")) return serveControl(connection, asked, body);
    const auto request = wsd::isWsd(asked) ? wsd::inEscl(asked, body) : asked;
    awaitBegin(request);
    const auto fault = m_faults.take(request);
    if (strikes(fault, FaultKind::Hold) && (!m_faults.hold() || !connection.isOpen())) return false;
    auto answer = refusal(fault);
    if (!answer) answer = answerTo(request, body, fault);
    const bool is_raw = strikes(fault, FaultKind::Html) || strikes(fault, FaultKind::Redirect);
    if (wsd::isWsd(request) && !is_raw) answer = wsd::inSoap(request, *answer);
    return send(connection, toWire(*answer, true), fault);
}

// sane-airscan drops the pages of a job that is over before its sane_start has come back, see README.md.
void EsclScanner::awaitBegin(const Request& request) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] {
        const bool is_second =
            isOfJob(request) && request.path.ends_with("/NextDocument") && m_job->sides > 0;
        return !m_awaitsBegin || m_isBegun || !is_second;
    });
}

bool EsclScanner::send(Connection& connection, const std::string& wire, const std::optional<Fault>& fault) {
    const bool stops = strikes(fault, FaultKind::Cut) || strikes(fault, FaultKind::Trickle);
    const auto first = std::string_view(wire).substr(0, stops ? fault->bytes : wire.size());
    if (!connection.write(first)) return false;
    if (strikes(fault, FaultKind::Cut)) return false;
    for (const char& byte : std::string_view(wire).substr(first.size())) {
        std::this_thread::sleep_for(std::chrono::milliseconds(fault->pause_ms));
        if (!connection.write({&byte, 1})) return false;
    }
    return true;
}

Answer EsclScanner::answerTo(const Request& request, const std::string& body,
                             const std::optional<Fault>& fault) {
    const std::scoped_lock lock(m_mutex);
    const auto name = request.path.substr(request.path.rfind('/') + 1);
    ++m_requests[request.method + " " + (request.method == "DELETE" ? "ScanJobs" : name)];
    if (request.method == "GET" && name == "ScannerCapabilities")
        return xmlAnswer(wsd::isWsd(request) ? wsd::capabilitiesXml() : capabilitiesXml());
    if (request.method == "GET" && name == "ScannerStatus") return status(request);
    if (request.method == "POST" && name == "ScanJobs") return newJob(request, body, fault);
    if (request.method == "GET" && name == "NextDocument") return nextDocument(request, fault);
    if (request.method == "DELETE") return endJob(request);
    return plain(404);
}

Answer EsclScanner::status(const Request& request) {
    const std::string adf = !m_trouble.empty() ? m_trouble
                            : m_feeder.empty() ? "ScannerAdfEmpty"
                                               : "ScannerAdfLoaded";
    const std::string state = m_isBusy ? "Processing" : "Idle";
    return xmlAnswer(wsd::isWsd(request) ? wsd::statusXml(state, adf) : statusXml(state, adf));
}

// Whatever was wrong with the feeder, somebody has seen to it before asking anew.
Answer EsclScanner::newJob(const Request& request, const std::string& body,
                           const std::optional<Fault>& fault) {
    m_isBusy = strikes(fault, FaultKind::Busy);
    m_trouble.clear();
    if (m_isBusy) return plain(503);
    m_isBegun = false;
    m_changed.notify_all();
    m_job = Job{++m_jobs, wsd::isWsd(request) ? wsd::settingsFrom(body) : settingsFrom(body), 0};
    m_asked.push_back(toJson(m_job->settings));
    return {
        201, {{"Location", "http://" + request.header("host") + kRoot + jobPath(m_job->number)}}, "", false};
}

bool EsclScanner::isOfJob(const Request& request) const {
    return m_job && request.path.find(jobPath(m_job->number)) != std::string::npos;
}

Answer EsclScanner::endJob(const Request& request) {
    if (!isOfJob(request)) return plain(404);
    m_job.reset();
    m_changed.notify_all();
    return plain(200);
}

bool EsclScanner::hasSide() const {
    return m_job->settings.isFeeder ? !m_feeder.empty() : m_job->sides == 0;
}

std::filesystem::path EsclScanner::sideNow() const {
    if (!m_job->settings.isFeeder) return m_glass;
    const bool is_back = m_job->settings.isDuplex && m_job->sides % 2 == 1;
    return is_back ? m_feeder.front().back : m_feeder.front().front;
}

void EsclScanner::turnOver() {
    ++m_job->sides;
    const bool is_done = !m_job->settings.isDuplex || m_job->sides % 2 == 0;
    if (m_job->settings.isFeeder && is_done) m_feeder.pop_front();
}

// A sheet whose picture does not arrive whole stays in the feeder: the clerk puts it back.
Answer EsclScanner::nextDocument(const Request& request, const std::optional<Fault>& fault) {
    if (!isOfJob(request)) return plain(404);
    m_trouble.clear();
    if (strikes(fault, FaultKind::Adf)) {
        m_trouble = fault->state;
        return plain(503);
    }
    if (!hasSide()) return plain(404);
    if (strikes(fault, FaultKind::Noise)) return jpegAnswer(std::string(5000, 'x'));
    auto answer = jpegAnswer(jpegOf(sideNow(), m_job->settings, fault));
    if (!strikes(fault, FaultKind::Cut) && !strikes(fault, FaultKind::Trickle)) turnOver();
    return answer;
}

bool EsclScanner::serveControl(Connection& connection, const Request& request, const std::string& body) {
    Answer answer{200, {{"Content-Type", "application/json"}}, R"({"done":true})", false};
    try {
        if (request.method == "GET") {
            answer.body = state().dump();
        } else {
            control(json::parse(body));
        }
    } catch (const std::exception& error) {
        answer = {400, {{"Content-Type", "application/json"}}, json{{"error", error.what()}}.dump(), false};
    }
    return connection.write(toWire(answer, true));
}

void EsclScanner::control(const json& order) {
    if (order.value("clear", false)) m_faults.clear();
    if (order.value("release", false)) m_faults.release();
    for (const auto& fault : order.value("faults", json::array()))
        m_faults.add(faultFrom(fault));
    if (order.contains("wait_for_held")) m_faults.waitForHeld(order.at("wait_for_held").get<int>());
    const std::scoped_lock lock(m_mutex);
    if (order.value("clear", false)) m_job.reset();
    m_awaitsBegin = order.value("awaits_begin", m_awaitsBegin);
    m_isBegun = order.value("begun", m_isBegun);
    m_changed.notify_all();
    if (order.contains("glass")) m_glass = order.at("glass").get<std::string>();
    if (!order.contains("feeder")) return;
    m_feeder.clear();
    for (const auto& sheet : order.at("feeder"))
        m_feeder.push_back(sheetFrom(sheet));
}

json EsclScanner::state() {
    const std::scoped_lock lock(m_mutex);
    return {{"feeder", m_feeder.size()},
            {"jobs", m_asked},
            {"job_runs", m_job.has_value()},
            {"requests", m_requests}};
}

} // namespace peers::escl

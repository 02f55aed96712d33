// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/sim_portal.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace tests {

namespace base = core::base;
namespace fs = std::filesystem;
using core::ports::HttpAnswer;
using core::ports::HttpRequest;
using core::ports::PortalCode;
using nlohmann::json;

namespace {

constexpr std::size_t kWhole = std::string::npos;

std::string wireOf(const HttpRequest& request) {
    const auto host = request.url.find("//") + 2;
    auto text = request.method + " " + request.url.substr(request.url.find('/', host)) + " HTTP/1.1\r\n";
    for (const auto& [name, value] : request.headers)
        text += name + ": " + value + "\r\n";
    return text + "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
}

// Nothing: the answer has no end.
std::optional<HttpAnswer> answerFrom(const std::string& wire, bool hasBody) {
    const auto end = wire.find("\r\n\r\n");
    if (end == std::string::npos) return std::nullopt;
    HttpAnswer answer;
    answer.status = std::atoi(wire.c_str() + wire.find(' ') + 1);
    for (auto from = wire.find("\r\n") + 2; from < end;) {
        const auto to = wire.find("\r\n", from);
        const auto line = wire.substr(from, to - from);
        const auto colon = line.find(": ");
        auto name = line.substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        answer.headers[name] = line.substr(colon + 2);
        from = to + 2;
    }
    answer.body = wire.substr(end + 4);
    const auto length = answer.headers.find("content-length");
    if (hasBody && length != answer.headers.end() &&
        answer.body.size() != static_cast<std::size_t>(std::atoll(length->second.c_str())))
        return std::nullopt;
    return answer;
}

tl::unexpected<base::Error> noLink(const char* why) {
    return base::fail(PortalCode::NoLink, why);
}

} // namespace

SimPortal::SimPortal(fs::path folder, int counters) : m_folder(folder / "portal"), m_backup(folder / "kept") {
    for (int i = 0; i < counters; ++i)
        m_devices.push_back({tokenOf(i), kOffice, deviceOf(i)});
    fs::create_directories(m_folder);
    open();
}

std::string SimPortal::tokenOf(int counter) {
    return "token-" + std::to_string(counter);
}

std::string SimPortal::deviceOf(int counter) {
    return "device-" + std::to_string(counter);
}

void SimPortal::open() {
    m_portal = std::make_unique<peers::portal::Portal>(m_folder, kName, m_devices, fs::path());
    m_portal->control({{"durable_seq", m_durable}});
    for (const auto& dossier : std::exchange(m_refused, {}))
        refuse(dossier);
}

void SimPortal::backUp() {
    fs::remove_all(m_backup);
    fs::copy(m_folder, m_backup, fs::copy_options::recursive);
    m_durable = m_portal->archive().lastSeq();
    m_portal->control({{"durable_seq", m_durable}});
}

bool SimPortal::restore() {
    if (!fs::exists(m_backup)) return false;
    m_portal.reset();
    fs::remove_all(m_folder);
    fs::copy(m_backup, m_folder, fs::copy_options::recursive);
    fs::remove(m_folder / "epoch");
    open();
    return true;
}

void SimPortal::refuse(const std::string& dossier) {
    m_refused.push_back(dossier);
    m_portal->control(
        {{"faults",
          json::array(
              {{{"do", "refuse"}, {"method", "PUT"}, {"path", "/v1/dossiers/" + dossier}, {"times", -1}}})}});
}

bool SimPortal::holds(const std::string& dossier) {
    return m_portal->archive().last(dossier).has_value();
}

std::vector<std::string> SimPortal::committed() {
    std::vector<std::string> ids;
    for (const auto& device : m_devices)
        for (const auto& row : m_portal->archive().holdings(device.device, 0, kWhole))
            if (row["status"] == "accepted") ids.push_back(row["uuid"]);
    return ids;
}

std::string SimPortal::answer(const std::string& request, std::size_t bytes) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        throw std::runtime_error("no pair of sockets");
    std::thread serving([&] { m_portal->serve(ends[1]); }); // closes its end
    const auto part = std::string_view(request).substr(0, bytes);
    for (std::size_t sent = 0; sent < part.size();) {
        const auto count = ::send(ends[0], part.data() + sent, part.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) break; // it answers before it has read all
        sent += static_cast<std::size_t>(count);
    }
    ::shutdown(ends[0], SHUT_WR);
    std::string wire;
    char room[16384];
    for (;;) {
        const auto count = ::read(ends[0], room, sizeof room);
        if (count <= 0) break;
        wire.append(room, static_cast<std::size_t>(count));
    }
    serving.join();
    ::close(ends[0]);
    return wire;
}

json SimPortal::state() {
    return json::parse(answerFrom(answer("GET /control/state HTTP/1.1\r\n\r\n", kWhole), true).value().body);
}

base::Result<HttpAnswer> SimLink::perform(const HttpRequest& request,
                                          const std::function<void(std::int64_t sent)>& progress,
                                          const std::stop_token&) {
    m_clock.boot_ms += 20 + static_cast<std::int64_t>(m_dice() % 400);
    if (weather == Weather::Down) return noLink("the link is down");
    if (weather == Weather::Captive)
        return HttpAnswer{200, {{"content-type", "text/html"}}, "<html>Wi-Fi</html>"};
    if (weather == Weather::Busy) return HttpAnswer{503, {{"content-type", "text/plain"}}, ""};
    const auto wire = wireOf(request);
    const bool fails = static_cast<int>(m_dice() % 1000) < faults;
    const auto kind = fails ? m_dice() % 4 : 9;
    if (kind == 0) return noLink("the request was lost");
    if (kind == 1) {
        (void)m_portal.answer(wire, m_dice() % wire.size());
        return noLink("the request was cut");
    }
    if (kind == 3 && !request.onlyOnce) (void)m_portal.answer(wire, kWhole); // it arrives twice
    if (progress) progress(static_cast<std::int64_t>(request.body.size()));
    const auto answer = answerFrom(m_portal.answer(wire, kWhole), request.method != "HEAD");
    if (kind == 2 || !answer) return noLink("the answer was lost");
    return *answer;
}

} // namespace tests

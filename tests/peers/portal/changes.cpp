// SPDX-License-Identifier: GPL-3.0-or-later
// What the portal tells devices: its changes, and the list of what it holds.
#include "tests/peers/portal/portal.h"

#include <algorithm>

namespace peers::portal {

using nlohmann::json;

namespace {

std::string queried(const Request& request, const std::string& name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string() : found->second;
}

bool isNumber(const std::string& text) {
    return !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos;
}

// What is asked for, as long as it is a number, and never more than `most`.
std::size_t limitOf(const Request& request, int most) {
    const auto asked = queried(request, "limit");
    const int limit = isNumber(asked) ? std::atoi(asked.c_str()) : most;
    return static_cast<std::size_t>(std::clamp(limit, 1, most));
}

} // namespace

// A cursor is "<epoch>.<number>": one of another life of this portal is not understood.
Answer Portal::tellChanges(const Request& request) {
    const auto cursor = queried(request, "cursor");
    const auto dot = cursor.rfind('.');
    std::int64_t since = m_forgotten;
    if (!cursor.empty()) {
        const auto digits = dot == std::string::npos ? std::string() : cursor.substr(dot + 1);
        if (cursor.substr(0, std::min(dot, cursor.size())) != m_epoch || !isNumber(digits) ||
            std::atoll(digits.c_str()) < m_forgotten) {
            auto answer = problem(410, "cursor-expired", "Đã quá lâu");
            answer.body = stamped(json::parse(answer.body)).dump();
            return answer;
        }
        since = std::atoll(digits.c_str());
    }
    const auto most = limitOf(request, m_mostAtOnce);
    auto events = m_archive.changes(since, deviceOf(request)->device, most + 1);
    const bool hasMore = events.size() > most;
    if (hasMore) events.pop_back();
    if (!events.empty()) since = events.back().at("seq").get<std::int64_t>();
    const auto durable = m_durable < 0 ? m_archive.lastSeq() : m_durable.load();
    const auto next = m_epoch + "." + std::to_string(since);
    const auto etag = "\"" + next + "-" + std::to_string(durable) + "\"";
    if (events.empty() && request.header("if-none-match") == etag) return {304, {{"ETag", etag}}, "", false};
    for (auto& event : events)
        event.erase("device");
    auto answer = jsonAnswer(200, stamped({{"durable_seq", durable},
                                           {"next_cursor", next},
                                           {"has_more", hasMore},
                                           {"events", std::move(events)}}));
    answer.headers.emplace_back("ETag", etag);
    return answer;
}

Answer Portal::listDossiers(const Request& request, const std::string& office) {
    const auto device = *deviceOf(request);
    if (office != device.office || queried(request, "device") != device.device)
        return problem(403, "wrong-office", "Sai đơn vị", "auth");
    const auto cursor = queried(request, "cursor");
    if (!cursor.empty() && !isNumber(cursor)) return problem(400, "wrong-cursor", "Sai vị trí");
    const auto from = static_cast<std::size_t>(std::atoi(cursor.c_str()));
    const auto most = limitOf(request, m_mostAtOnce);
    auto rows = m_archive.holdings(device.device, from, most);
    const bool hasMore = !m_archive.holdings(device.device, from + rows.size(), 1).empty();
    const json next = hasMore ? json(std::to_string(from + rows.size())) : json();
    return jsonAnswer(200, stamped({{"dossiers", std::move(rows)}, {"next_cursor", next}}));
}

void Portal::controlChanges(const json& order) {
    for (auto change : order.value("changes", json::array())) {
        change.at("kind").get_ref<const std::string&>();
        m_archive.addChange(std::move(change));
    }
    m_durable = order.value("durable_seq", m_durable.load());
    m_forgotten = order.value("forget_changes_to", m_forgotten.load());
    m_mostAtOnce = std::clamp(order.value("most_at_once", m_mostAtOnce.load()), 1, 500);
}

} // namespace peers::portal

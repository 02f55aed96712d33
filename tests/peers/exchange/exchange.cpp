// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/exchange/exchange.h"

#include "tests/peers/portal/crypto.h"

#include <algorithm>
#include <cstdlib>

namespace peers::exchange {

using nlohmann::json;

namespace {

constexpr char kFiles[] = "/files/";
constexpr std::size_t kMostSteps = 10; // of one call

Answer told(json body) {
    return {200, {{"Content-Type", "application/json; charset=utf-8"}}, body.dump(), false};
}

// As such systems answer: the code is a text, and the words decide.
Answer said(const std::string& code, const std::string& message) {
    return told({{"error_code", code}, {"message", message}});
}

Answer tusAnswer(int status, std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("Tus-Resumable", "1.0.0");
    return {status, std::move(headers), {}, false};
}

// Numbers and flags have to come as texts as well.
bool isAllText(const json& value) {
    if (value.is_string()) return true;
    if (!value.is_array() && !value.is_object()) return false;
    return std::all_of(value.begin(), value.end(), isAllText);
}

} // namespace

void Exchange::serve(int socket) {
    Connection connection(socket);
    while (const auto request = connection.readRequest()) {
        const bool goOn = request->path.starts_with("/control") ? serveControl(connection, *request)
                                                                : serveOne(connection, *request);
        if (!goOn) return;
    }
}

bool Exchange::serveOne(Connection& connection, const Request& request) {
    auto named = request; // a fault may ask for the service
    std::string body;
    const auto fault = [&]() -> std::optional<Fault> {
        if (request.path.starts_with(kFiles)) return m_faults.take(request);
        connection.readBody(request.length, [&](std::string_view part) { body += part; });
        const auto asked = json::parse(body, nullptr, false);
        named.path += "/" + (asked.is_object() ? asked.value("service", "") : std::string());
        return m_faults.take(named);
    }();
    const auto strikes = [&](const char* what) { return fault && fault->what == what; };
    if (strikes("html"))
        return connection.write(
            toWire({200, {{"Content-Type", "text/html"}}, "<html>Wi-Fi</html>", true}, true));
    if (strikes("status")) return connection.write(toWire({fault->status, {}, {}, true}, true));
    if (strikes("say")) return connection.write(toWire(said("-3", fault->message), true));
    Answer answer;
    if (request.path.starts_with(kFiles)) {
        const auto wanted = strikes("cut_body") ? std::min(request.length, fault->bytes) : request.length;
        connection.readBody(wanted, [&](std::string_view part) { body += part; });
        const std::scoped_lock lock(m_mutex);
        answer = tus(request, body);
        if (wanted < request.length) return false;
    } else {
        const std::scoped_lock lock(m_mutex);
        const auto asked = json::parse(body, nullptr, false);
        if (strikes("sign_out")) m_session.clear();
        if (!asked.is_object() || !request.has("dstcode"))
            answer = said("-1", "Yêu cầu không hợp lệ");
        else
            answer = request.path == "/auth" ? signIn(asked) : serviceOf(asked);
    }
    if (strikes("hold") && !m_faults.hold()) return false;
    if (strikes("swallow")) return false;
    return connection.write(toWire(answer, request.method != "HEAD"));
}

Answer Exchange::signIn(const json& asked) {
    ++m_calls["sign-in"];
    if (asked.value("username", "") != kUser || asked.value("password", "") != kPassword)
        return said("-1", "Sai tên đăng nhập hoặc mật khẩu");
    m_session = "phien-" + std::to_string(++m_sessions);
    return told({{"error_code", 0}, {"session", m_session}});
}

Answer Exchange::serviceOf(const json& asked) {
    if (!isAllText(asked)) return said("-1", "Mọi giá trị phải là chuỗi");
    const auto service = asked.value("service", "");
    ++m_calls[service];
    if (m_session.empty() || asked.value("session", "") != m_session)
        return said("-1", "Phiên làm việc đã hết hạn");
    if (asked.value("madonvi", "").empty()) return said("-1", "Thiếu mã đơn vị");
    if (service == "TraCuuHoSo") return lookUp(asked);
    if (service == "DongBoHoSoMC") return synchronise(asked);
    if (service == "CapNhatTienDoHoSoMC") return takeSteps(asked);
    return said("-1", "Không có dịch vụ này");
}

Answer Exchange::lookUp(const json& asked) {
    json found = json::array();
    for (const auto& row : m_dossiers)
        if (row["record"]["MaHoSo"] == asked.value("MaHoSo", ""))
            found.push_back({{"MaHoSo", row["record"]["MaHoSo"]},
                             {"MaTTHC", row["record"]["MaTTHC"]},
                             {"ChuHoSo", row["record"]["ChuHoSo"]},
                             {"TrangThaiHoSo", row["record"]["TrangThaiHoSo"]}});
    return told({{"error_code", "0"}, {"message", ""}, {"result", found}});
}

Answer Exchange::synchronise(const json& asked) {
    const auto& record = asked.at("data").at(0);
    for (const auto* name : {"MaHoSo", "MaTTHC", "ChuHoSo", "TrichYeuHoSo", "NgayTiepNhan"})
        if (record.value(name, "").empty()) return said("-3", std::string("Thiếu trường ") + name);
    const auto same = std::find_if(m_dossiers.begin(), m_dossiers.end(), [&](const json& row) {
        return row["record"]["MaHoSo"] == record["MaHoSo"];
    });
    if (asked.value("isUpdating", "") == "False") {
        if (same != m_dossiers.end() && m_refusesDoubles) return said("3", "Hồ sơ đã tồn tại trên hệ thống");
        m_dossiers.push_back({{"record", record}, {"updates", 0}, {"steps", json::array()}});
        return said("0", "Đồng bộ hồ sơ thành công");
    }
    if (same == m_dossiers.end()) return said("-3", "Không tìm thấy hồ sơ");
    (*same)["record"] = record;
    (*same)["updates"] = (*same)["updates"].get<int>() + 1;
    return said("0", "Cập nhật hồ sơ THÀNH  CÔNG");
}

// It keeps whatever comes: the same row twice is two rows.
Answer Exchange::takeSteps(const json& asked) {
    const auto& rows = asked.at("data");
    if (rows.empty() || rows.size() > kMostSteps) return said("-3", "Số dòng tiến độ không hợp lệ");
    for (const auto& row : rows) {
        for (const auto* name : {"MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai"})
            if (row.value(name, "").empty()) return said("-3", std::string("Thiếu trường ") + name);
        const auto of = std::find_if(m_dossiers.begin(), m_dossiers.end(), [&](const json& one) {
            return one["record"]["MaHoSo"] == row["MaHoSo"];
        });
        if (of == m_dossiers.end()) return said("-3", "Không tìm thấy hồ sơ");
        (*of)["steps"].push_back(row);
    }
    return said("0", "Cập nhật tiến độ thành công");
}

Answer Exchange::tus(const Request& request, const std::string& body) {
    if (request.header("tus-resumable") != "1.0.0") return tusAnswer(412);
    if (request.method == "POST") {
        const auto id = "t" + std::to_string(m_uploads.size() + 1);
        m_uploads[id].length = std::atoll(request.header("upload-length").c_str());
        return tusAnswer(201, {{"Location", kFiles + id}});
    }
    const auto found = m_uploads.find(request.path.substr(sizeof kFiles - 1));
    if (found == m_uploads.end()) return tusAnswer(404);
    auto& upload = found->second;
    if (request.method == "HEAD")
        return tusAnswer(200, {{"Upload-Offset", std::to_string(upload.bytes.size())},
                               {"Upload-Length", std::to_string(upload.length)}});
    if (request.method != "PATCH") return tusAnswer(405);
    if (request.header("upload-offset") != std::to_string(upload.bytes.size())) return tusAnswer(409);
    upload.bytes += body;
    return tusAnswer(204, {{"Upload-Offset", std::to_string(upload.bytes.size())}});
}

bool Exchange::serveControl(Connection& connection, const Request& request) {
    std::string text;
    connection.readBody(request.length, [&](std::string_view part) { text += part; });
    if (request.method == "GET") return connection.write(toWire(told(state()), true));
    try {
        control(json::parse(text));
        return connection.write(toWire(told({{"done", true}}), true));
    } catch (const std::exception& error) {
        return connection.write(toWire({400, {}, error.what(), false}, true));
    }
}

void Exchange::control(const json& order) {
    if (order.value("clear", false)) m_faults.clear();
    if (order.value("release", false)) m_faults.release();
    for (const auto& fault : order.value("faults", json::array())) {
        Fault made;
        static_cast<Strike&>(made) = strikeFrom(fault);
        made.what = fault.at("do");
        made.message = fault.value("message", "");
        made.status = fault.value("status", 0);
        made.bytes = fault.value("bytes", std::int64_t{0});
        m_faults.add(std::move(made));
    }
    if (order.contains("wait_for_held")) m_faults.waitForHeld(order["wait_for_held"]);
    const std::scoped_lock lock(m_mutex);
    m_refusesDoubles = order.value("refuses_doubles", m_refusesDoubles);
    if (!order.contains("rename")) return;
    for (auto& row : m_dossiers) {
        if (row["record"]["MaHoSo"] != order["rename"].at("number")) continue;
        row["record"]["MaHoSo"] = order["rename"].at("as");
        row["record"]["ChuHoSo"] = order["rename"].at("owner");
    }
}

json Exchange::state() {
    const std::scoped_lock lock(m_mutex);
    json uploads = json::object();
    for (const auto& [id, upload] : m_uploads)
        uploads[kFiles + id] = {{"length", upload.length},
                                {"sha256", portal::toHex(portal::sha256(upload.bytes))}};
    return {{"dossiers", m_dossiers}, {"uploads", uploads}, {"calls", m_calls}};
}

} // namespace peers::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/ministry/ministry.h"

#include "tests/peers/portal/crypto.h"

#include <algorithm>
#include <cstdio>
#include <regex>

namespace peers::ministry {

using nlohmann::json;

namespace {

Answer told(int status, const json& body) {
    return {status, {{"Content-Type", "application/json; charset=utf-8"}}, body.dump(), false};
}

Answer done(const json& data) {
    return told(200, {{"code", 200}, {"message", "Thành công"}, {"data", data}});
}

Answer refused(int status, const std::string& message) {
    return told(status, {{"code", status}, {"message", message}, {"data", nullptr}});
}

bool isMoment(const std::string& text) {
    static const std::regex form(R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)");
    return std::regex_match(text, form);
}

std::string textIn(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The one part "files" of a form; nothing when there is none, or more.
bool partOf(const Request& request, const std::string& body, std::string& content) {
    const auto type = request.header("content-type");
    const std::string name = "multipart/form-data; boundary=";
    if (!type.starts_with(name)) return false;
    const auto mark = "--" + type.substr(name.size());
    const auto headEnd = body.find("\r\n\r\n");
    const auto end = body.rfind("\r\n" + mark + "--");
    if (!body.starts_with(mark + "\r\n") || headEnd == std::string::npos || end == std::string::npos)
        return false;
    if (body.substr(0, headEnd).find("name=\"files\"") == std::string::npos) return false;
    content = body.substr(headEnd + 4, end - headEnd - 4);
    return content.find(mark) == std::string::npos;
}

} // namespace

void Ministry::serve(int socket) {
    Connection connection(socket);
    while (const auto request = connection.readRequest()) {
        const bool goOn = request->path.starts_with("/control") ? serveControl(connection, *request)
                                                                : serveOne(connection, *request);
        if (!goOn) return;
    }
}

bool Ministry::serveOne(Connection& connection, const Request& request) {
    const auto fault = m_faults.take(request);
    const auto strikes = [&](const char* what) { return fault && fault->what == what; };
    const auto wanted = strikes("cut_body") ? std::min(request.length, fault->bytes) : request.length;
    std::string body;
    const auto got = connection.readBody(wanted, [&](std::string_view part) { body += part; });
    if (got < request.length) return false; // it keeps no part of anything
    if (strikes("html"))
        return connection.write(
            toWire({200, {{"Content-Type", "text/html"}}, "<html>Wi-Fi</html>", true}, true));
    if (strikes("status")) return connection.write(toWire({fault->status, {}, {}, true}, true));
    if (strikes("say"))
        return connection.write(toWire(refused(fault->status ? fault->status : 400, fault->message), true));
    Answer answer;
    {
        const std::scoped_lock lock(m_mutex);
        if (strikes("sign_out")) m_token.clear();
        answer = answerTo(request, body);
    }
    if (strikes("hold") && !m_faults.hold()) return false;
    if (strikes("swallow")) return false;
    auto wire = toWire(answer, true);
    if (strikes("cut_answer")) {
        wire.resize(std::min(wire.size(), static_cast<std::size_t>(fault->bytes)));
        (void)connection.write(wire);
        return false;
    }
    return connection.write(wire);
}

Answer Ministry::answerTo(const Request& request, const std::string& body) {
    const auto service = request.path.substr(1);
    ++m_calls[service];
    const auto asked = service == "UploadFile" ? json() : json::parse(body, nullptr, false);
    if (service == "GetToken") return giveToken(asked);
    if (m_token.empty() || request.header("authorization") != "Bearer " + m_token)
        return refused(401, "Phiên làm việc đã hết hạn");
    if (service == "GetNextValue") return nextValue(request);
    if (service == "UploadFile") return takeFile(request, body);
    if (service == "CreateDossier") return create(asked);
    if (service == "CapNhatTienTrinh") return takeSteps(asked);
    if (service == "CapNhatTrangThai") return takeStates(asked);
    return refused(404, "Không có dịch vụ này");
}

Answer Ministry::giveToken(const json& asked) {
    if (!asked.is_object() || textIn(asked, "client_id") != kClient ||
        textIn(asked, "client_secret") != kSecret)
        return refused(401, "Sai client_id hoặc client_secret");
    m_token = "the-" + std::to_string(++m_tokens);
    return done({{"access_token", m_token}, {"expires_in", m_tokenLife_s}, {"token_type", "Bearer"}});
}

Answer Ministry::nextValue(const Request& request) {
    const auto code = request.query.find("code");
    if (request.method != "GET" || code == request.query.end() || code->second.empty())
        return refused(400, "Thiếu mã đơn vị");
    char serial[16];
    std::snprintf(serial, sizeof serial, "%07d", static_cast<int>(92'637 + m_given.size()));
    const auto number = code->second + "-20261121-" + serial;
    m_given.insert(number);
    return done({{"value", number}});
}

Answer Ministry::takeFile(const Request& request, const std::string& body) {
    std::string content;
    if (!partOf(request, body, content)) return refused(400, "Thiếu phần files");
    const auto id = "tep-" + std::to_string(m_files.size() + 1);
    const auto hash = portal::toHex(portal::sha256(content));
    m_files[id] = {static_cast<std::int64_t>(content.size()), hash};
    const auto shown = m_hashes == "sha256" ? hash
                       : m_hashes == "md5"  ? hash.substr(0, 32)
                                            : std::string(64, 'a');
    return done(json::array({{{"IdTepTin", id}, {"HashTepTin", shown}}}));
}

std::string Ministry::complaintAbout(const json& record) const {
    if (!record.is_object()) return "Dữ liệu không hợp lệ";
    for (const auto* name : {"MaHoSo", "MaTTHC", "ChuHoSo", "MaDonViTiepNhan"})
        if (textIn(record, name).empty()) return std::string("Thiếu trường ") + name;
    if (!m_given.contains(record["MaHoSo"])) return "Mã hồ sơ không do hệ thống cấp";
    for (const auto* name : {"NgayNop", "NgayTiepNhan"})
        if (!isMoment(textIn(record, name))) return std::string("Sai định dạng ngày ") + name;
    if (!record.contains("LoaiDoiTuong") || !record["LoaiDoiTuong"].is_number_integer() ||
        record["LoaiDoiTuong"] > 2)
        return "Sai LoaiDoiTuong";
    if (!record.contains("EformThongTinChiTiet") || !record["EformThongTinChiTiet"].is_object())
        return "Thiếu trường EformThongTinChiTiet";
    const auto person =
        record.value("ThongTinNguoiNop", json::object()).value("ThongTinChiTiet", json::object());
    if (textIn(person, "TenNguoiNop").empty()) return "Thiếu trường TenNguoiNop";
    for (const auto& component : record.value("ThanhPhanHoSo", json::array())) {
        const auto count = component.value("SoLuong", json());
        const auto kind = component.value("LoaiBan", json());
        if (!count.is_number_integer() || count < 1 || !kind.is_number_integer() || kind > 2)
            return "Sai SoLuong hoặc LoaiBan";
        for (const auto& file : component.value("GiayToDinhKem", json::array()))
            if (!m_files.contains(file.value("IdGiayTo", ""))) return "Không tìm thấy tệp tin";
    }
    return {};
}

Answer Ministry::create(const json& record) {
    if (const auto complaint = complaintAbout(record); !complaint.empty()) return refused(400, complaint);
    if (m_refusesDoubles && dossierOf(record)) return refused(400, "Mã hồ sơ ĐÃ TỒN TẠI trên hệ thống");
    const auto id = "hs-" + std::to_string(m_dossiers.size() + 1);
    m_dossiers.push_back({{"id", id}, {"record", record}, {"state", 1}, {"steps", json::array()}});
    return done({{"idHoSo", id}, {"maHoSo", record["MaHoSo"]}});
}

json* Ministry::dossierOf(const json& row) {
    const auto found = std::find_if(m_dossiers.begin(), m_dossiers.end(), [&](const json& each) {
        return each["record"]["MaHoSo"] == textIn(row, "MaHoSo");
    });
    return found == m_dossiers.end() ? nullptr : &*found;
}

Answer Ministry::takeSteps(const json& rows) {
    if (!rows.is_array() || rows.empty()) return refused(400, "Dữ liệu phải là mảng");
    for (const auto& row : rows) {
        if (!dossierOf(row)) return refused(404, "Không tìm thấy hồ sơ");
        if (!isMoment(textIn(row, "ThoiDiemXuLy")) || textIn(row, "NguoiXuLy").empty() ||
            textIn(row, "NoiDungXuLy").empty())
            return refused(400, "Tiến trình thiếu thông tin");
    }
    for (const auto& row : rows)
        (*dossierOf(row))["steps"].push_back(row);
    return done(nullptr);
}

Answer Ministry::takeStates(const json& rows) {
    if (!rows.is_array() || rows.empty()) return refused(400, "Dữ liệu phải là mảng");
    for (const auto& row : rows) {
        auto* dossier = dossierOf(row);
        const auto id = textIn(row, "IdHoSo");
        if (!dossier || (!id.empty() && (*dossier)["id"] != id)) return refused(404, "Không tìm thấy hồ sơ");
        if (!row.contains("TrangThai") || !row["TrangThai"].is_number_integer())
            return refused(400, "Sai TrangThai");
        (*dossier)["state"] = row["TrangThai"];
    }
    return done(nullptr);
}

bool Ministry::serveControl(Connection& connection, const Request& request) {
    std::string text;
    connection.readBody(request.length, [&](std::string_view part) { text += part; });
    if (request.method == "GET") return connection.write(toWire(told(200, state()), true));
    try {
        control(json::parse(text));
        return connection.write(toWire(told(200, {{"done", true}}), true));
    } catch (const std::exception& error) {
        return connection.write(toWire({400, {}, error.what(), false}, true));
    }
}

void Ministry::control(const json& order) {
    {
        const std::scoped_lock lock(m_mutex);
        m_refusesDoubles = order.value("refuses_doubles", m_refusesDoubles);
        m_tokenLife_s = order.value("token_life_s", m_tokenLife_s);
        m_hashes = order.value("hashes", m_hashes);
    }
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
}

json Ministry::state() {
    const std::scoped_lock lock(m_mutex);
    json files = json::object();
    for (const auto& [id, file] : m_files)
        files[id] = {{"length", file.length}, {"sha256", file.sha256}};
    return {{"dossiers", m_dossiers}, {"files", files}, {"numbers", m_given}, {"calls", m_calls}};
}

} // namespace peers::ministry

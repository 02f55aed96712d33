// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/ministry_record.h"

#include "core/base/text.h"
#include "core/sync/portals/exchange_answers.h"
#include "core/sync/portals/intake_answers.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::ports::DocumentId;
using nlohmann::json;

namespace {

constexpr int kOriginal = 0;   // LoaiBan
constexpr int kCopy = 1;       // LoaiBan
constexpr int kElectronic = 2; // LoaiBan
constexpr int kTakenIn = 2;    // TrangThai
constexpr std::size_t kActor = 50;

json partOf(const json& body, const char* name) {
    return body.is_object() ? body.value(name, json::object()) : json::object();
}

std::optional<core::base::Instant> timeIn(const json& body, const char* name) {
    return core::base::fromRfc3339(textOf(body, name));
}

// A day has the form of a moment.
std::string dayIn(const json& person, const char* name) {
    const auto day = core::base::dateFromIso(textOf(person, name));
    return day ? core::base::toIso(*day) + " 00:00:00" : std::string();
}

// One kind for a component: what was handed in on paper beats what is only a picture of it.
json kindOf(const json& file) {
    const auto originals = core::sync::number(file, "originals").value_or(0);
    const auto copies = core::sync::number(file, "copies").value_or(0);
    if (originals > 0) return {{"LoaiBan", kOriginal}, {"SoLuong", originals}};
    if (copies > 0) return {{"LoaiBan", kCopy}, {"SoLuong", copies}};
    return {{"LoaiBan", kElectronic}, {"SoLuong", 1}};
}

json components(const json& body, const std::map<DocumentId, MinistryFile>& files) {
    json rows = json::array();
    for (const auto& file : body.value("files", json::array())) {
        auto row = kindOf(file);
        row["MaThanhPhanHoSo"] = textOf(file, "component_code");
        row["TenThanhPhanHoSo"] = textOf(file, "name");
        row["GiayToDinhKem"] = json::array();
        const auto id = DocumentId::fromHex(textOf(file, "file"));
        const auto sent = id ? files.find(*id) : files.end();
        if (sent != files.end())
            row["GiayToDinhKem"].push_back({{"IdGiayTo", sent->second.id},
                                            {"HashTepTin", sent->second.hash},
                                            {"TenGiayTo", textOf(file, "name")},
                                            {"MaKetQua", ""}});
        rows.push_back(std::move(row));
    }
    return rows;
}

// Codes of places are left empty: addresses are kept as they were said, and no code is made up.
json submitter(const json& body, const MinistryDesk& desk) {
    const auto person = partOf(body, "applicant");
    const auto owner = partOf(body, "owner");
    return {{"LoaiDoiTuong", desk.personKind},
            {"IdDoiTuong", ""},
            {"ThongTinChiTiet",
             {{"TenNguoiNop", textOf(person, "name")},
              {"SoDinhDanh", textOf(person, "id")},
              {"NgayCapDinhDanh", ""},
              {"NgaySinh", dayIn(person, "born")},
              {"SoDienThoai", textOf(person, "phone")},
              {"Email", textOf(person, "email")},
              {"Fax", ""},
              {"MaTinh", ""},
              {"MaHuyen", ""},
              {"MaXa", ""},
              {"DiaChiChiTiet", textOf(person, "address")},
              {"TenChuHs", textOf(owner, "name")},
              {"SoDinhDanhChuHs", textOf(owner, "id")},
              {"MaTinhChuHs", ""},
              {"MaXaChuHs", ""},
              {"DiaChiChiTietChuHs", textOf(owner, "address")}}}};
}

} // namespace

std::string ministryTime(const std::optional<core::base::Instant>& instant) {
    if (!instant) return {};
    const auto local = core::base::toLocal(*instant);
    const auto seconds = static_cast<int>(local.of_day.count() / 1000);
    char text[24];
    std::snprintf(text, sizeof text, " %02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return core::base::toIso(local.date) + text;
}

json ministryDossier(const json& body, const std::string& number,
                     const std::map<DocumentId, MinistryFile>& files, const MinistryDesk& desk) {
    const auto taken = ministryTime(timeIn(body, "received_at"));
    return {{"MaHoSo", number},
            {"MaTTHC", textOf(body, "procedure")},
            {"MaDichVuCong", ""},
            {"ChuHoSo", textOf(partOf(body, "owner"), "name")},
            {"LoaiDoiTuong", desk.personKind},
            {"MaDonViTiepNhan", desk.unit},
            {"NgayNop", taken},
            {"NgayTiepNhan", taken},
            {"EformThongTinChiTiet", json::object()},
            {"ThanhPhanHoSo", components(body, files)},
            {"ThongTinNguoiNop", submitter(body, desk)}};
}

json ministryState(const std::string& number, const std::string& id, const MinistryDesk& desk) {
    return {{"IdHoSo", id},
            {"MaHoSo", number},
            {"TrangThai", kTakenIn},
            {"NoiDungYKien", ""},
            {"PhongBanXuLy", desk.office},
            {"NoiDungXuLy", desk.stepWords}};
}

json ministryStep(const json& body, const std::string& number, const MinistryDesk& desk) {
    const auto taken = ministryTime(timeIn(body, "received_at"));
    return {{"MaHoSo", number},
            {"NguoiXuLy", core::base::shortened(textOf(body, "counter"), kActor)},
            {"ChucDanh", ""},
            {"ThoiDiemXuLy", taken},
            {"PhongBanXuLy", desk.office},
            {"NoiDungXuLy", desk.stepWords},
            {"TrangThai", kTakenIn},
            {"NgayBatDau", taken},
            {"NgayKetThucTheoQuyDinh", ministryTime(timeIn(body, "due_at"))}};
}

} // namespace core::sync

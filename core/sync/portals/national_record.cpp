// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/national_record.h"

#include "core/base/text.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::domain::Channel;
using core::domain::Dossier;
using core::domain::ReturnMethod;
using nlohmann::json;

namespace {

// Code points; the standard does not name the unit.
constexpr std::size_t kAbstract = 1000;
constexpr std::size_t kFileName = 4000;
constexpr std::size_t kActor = 50; // NguoiXuLy

constexpr char kPerson[] = "1";        // LoaiDoiTuong
constexpr char kAccepted[] = "2";      // TrangThaiHoSo: taken in
constexpr char kOtherSystem[] = "2";   // NoiNopHoSo: not the national portal itself
constexpr char kNotPaidOnline[] = "0"; // DuocThanhToanTrucTuyen
constexpr char kWhenTaken[] = "1";     // HinhThucThu
constexpr char kOrdinaryFee[] = "1";   // LoaiPhiLePhi

std::string flag(bool is) {
    return is ? "1" : "0";
}

std::string channelNumber(Channel channel) {
    switch (channel) {
    case Channel::Direct:
        return "1";
    case Channel::Online:
        return "2";
    case Channel::Post:
        return "3";
    }
    return {};
}

// 1: the personal number, 2: the former card's. An unknown one has no row, never a made-up number.
json identityRows(const std::string& number) {
    const bool isDigits =
        !number.empty() && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    if (!isDigits || (number.size() != 12 && number.size() != 9)) return json::array();
    return json::array({{{"LoaiDinhDanh", number.size() == 12 ? "1" : "2"}, {"SoDinhDanh", number}}});
}

json feeRows(const Dossier& dossier) {
    if (dossier.fee.amount == 0) return json::array();
    return json::array({{{"TenPhiLePhi", dossier.procedureName},
                         {"MaPhiLePhi", ""},
                         {"HinhThucThu", kWhenTaken},
                         {"Gia", std::to_string(dossier.fee.amount)},
                         {"LoaiPhiLePhi", kOrdinaryFee}}});
}

json fileRows(const Dossier& dossier) {
    json rows = json::array();
    for (const auto& document : dossier.documents)
        rows.push_back({{"TepDinhKemId", document.id.hex()},
                        {"TenTepDinhKem", core::base::shortened(document.name, kFileName)},
                        {"IsDeleted", "False"},
                        {"MaThanhPhanHoSo", document.componentCode},
                        {"DuongDanTaiTepTin", ""},
                        {"DuocSoHoa", "1"},
                        {"DuocTaiSuDung", "0"},
                        {"DuocLayTuKhoDMQG", "0"},
                        {"MaKetQuaThayThe", ""}});
    return rows;
}

} // namespace

std::string nationalTime(const std::optional<core::base::Instant>& instant) {
    if (!instant) return {};
    const auto local = core::base::toLocal(*instant);
    const auto seconds = static_cast<int>(local.of_day.count() / 1000);
    char text[48];
    std::snprintf(text, sizeof text, "%04d%02u%02u%02d%02d%02d", static_cast<int>(local.date.year()),
                  static_cast<unsigned>(local.date.month()), static_cast<unsigned>(local.date.day()),
                  seconds / 3600, seconds / 60 % 60, seconds % 60);
    return text;
}

json nationalRecord(const Dossier& dossier) {
    const auto taken = nationalTime(dossier.receivedAt);
    return {{"MaHoSo", dossier.number.text},
            {"MaTTHC", dossier.procedureCode},
            {"TenTTHC", dossier.procedureName},
            {"MaLinhVuc", dossier.fieldCode},
            {"TenLinhVuc", dossier.fieldName},
            {"SoBienNhan", ""},
            {"GhiChu", ""},
            {"KenhThucHien", channelNumber(dossier.channel)},
            {"ChuHoSo", dossier.owner.name},
            {"SoGiayToChuHoSo", dossier.owner.idNumber},
            {"LoaiDoiTuong", kPerson},
            {"MaDoiTuong", ""},
            {"ThongTinKhac", ""},
            {"Email", dossier.owner.email},
            {"Fax", ""},
            {"SoDienThoai", dossier.owner.phone},
            {"TrichYeuHoSo", core::base::shortened(dossier.abstract, kAbstract)},
            {"NgayNopHoSo", taken},
            {"NgayTiepNhan", taken},
            {"NgayHenTra", nationalTime(dossier.dueAt)},
            {"NgayKetThucXuLy", ""},
            {"NgayTuChoi", ""},
            {"NgayTra", ""},
            {"ThongTinTra", ""},
            {"TrangThaiHoSo", kAccepted},
            {"HinhThuc", flag(dossier.returnMethod == ReturnMethod::ByPost)},
            {"DonViXuLy", dossier.authority},
            {"NoiNopHoSo", kOtherSystem},
            {"HoSoCoThanhPhanSoHoa", flag(!dossier.documents.empty())},
            {"TaiKhoanDuocXacThucVoiVNeID", "0"},
            {"DuocThanhToanTrucTuyen", kNotPaidOnline},
            {"DinhDanhCHS", identityRows(dossier.owner.idNumber)},
            {"DSKetNoiCSDL", json::array()},
            {"DanhSachLePhi", feeRows(dossier)},
            {"DanhSachTepDinhKemKhac", json::array()},
            {"DanhSachGiayToKetQua", json::array()},
            {"TaiLieuNop", fileRows(dossier)},
            {"DanhSachHoSoBoSung", json::array()}};
}

json nationalStep(const json& record, const std::string& counter, const std::string& office,
                  const std::string& words) {
    return {{"MaHoSo", record["MaHoSo"]},
            {"NguoiXuLy", core::base::shortened(counter, kActor)},
            {"ChucDanh", ""},
            {"ThoiDiemXuLy", record["NgayTiepNhan"]},
            {"PhongBanXuLy", office},
            {"NoiDungXuLy", words},
            {"TrangThai", kAccepted},
            {"NgayBatDau", record["NgayTiepNhan"]},
            {"NgayKetThucTheoQuyDinh", record["NgayHenTra"]}};
}

} // namespace core::sync

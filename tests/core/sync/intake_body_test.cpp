// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/intake_body.h"

#include "core/base/text.h"
#include "core/sync/portals/national_record.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using core::sync::filesOfBody;
using core::sync::IntakeBody;

namespace {

core::domain::Dossier dossier() {
    core::domain::Dossier made;
    made.id.bytes[15] = 7;
    made.number = {"H15.50.05.13-261121-0001", false};
    made.procedureCode = "1.001193";
    made.counter = "Q07";
    made.submitter.name = "Nguyễn Thị Ánh";
    made.submitter.idNumber = "001190000013";
    made.owner.name = "Trần Văn Đức";
    made.fee.amount = 8000;
    made.receivedAt.ms = 1795227300000;
    made.dueAt = core::base::Instant{1795400100000};
    core::domain::Document document;
    document.id.bytes[0] = 9;
    document.component = "birth-notice";
    document.pages = 2;
    document.size_bytes = 412233;
    document.sha256[31] = 1;
    made.documents = {document};
    return made;
}

} // namespace

TEST_CASE("The same dossier always gives the same bytes, in this form") {
    const auto bytes = IntakeBody().freeze(dossier());
    auto body = nlohmann::json::parse(bytes);
    CHECK(body.dump() == bytes); // members sorted, no white space
    CHECK(body["record"]["MaHoSo"] == "H15.50.05.13-261121-0001");
    body.erase("record");
    CHECK(
        body.dump() ==
        R"({"applicant":{"id":"001190000013","name":"Nguyễn Thị Ánh"},"clerk":"00000000000000000000000000000000",)"
        R"("counter":"Q07","dossier":"00000000000000000000000000000007","due_at":"2026-11-23T02:15:00.000Z",)"
        R"("fees":[{"amount":8000,"kind":"fee"}],"fields":{},)"
        R"("files":[{"file":"09000000000000000000000000000000","media":"application/pdf","pages":2,"role":"birth-notice",)"
        R"("sha256":"0000000000000000000000000000000000000000000000000000000000000001","size":412233}],)"
        R"("format":"intake/1","number":{"kind":"official","value":"H15.50.05.13-261121-0001"},)"
        R"("owner":{"name":"Trần Văn Đức"},"procedure":"1.001193","received_at":"2026-11-21T02:15:00.000Z","rev":1,"supersedes":[]})");
}

TEST_CASE("The national record says everything as text, in the time of Viet Nam") {
    auto taken = dossier();
    taken.procedureName = "Đăng ký khai sinh";
    taken.abstract = "Đăng ký khai sinh cho Trần Văn Đức";
    taken.channel = core::domain::Channel::Post;
    taken.returnMethod = core::domain::ReturnMethod::ByPost;
    taken.authority = "UBND phường Mẫu";
    taken.owner.idNumber = "001190000013";
    taken.owner.phone = "0912345678";
    taken.documents[0].name = "Giấy chứng sinh";
    taken.documents[0].componentCode = "000.00.00.G15-KQ0013";
    const auto record = core::sync::nationalRecord(taken);
    const nlohmann::json wanted = {{"MaHoSo", "H15.50.05.13-261121-0001"},
                                   {"MaTTHC", "1.001193"},
                                   {"TenTTHC", "Đăng ký khai sinh"},
                                   {"KenhThucHien", "3"},
                                   {"ChuHoSo", "Trần Văn Đức"},
                                   {"SoGiayToChuHoSo", "001190000013"},
                                   {"LoaiDoiTuong", "1"},
                                   {"SoDienThoai", "0912345678"},
                                   {"NgayNopHoSo", "20261121091500"},
                                   {"NgayTiepNhan", "20261121091500"},
                                   {"NgayHenTra", "20261123091500"},
                                   {"NgayTra", ""},
                                   {"TrangThaiHoSo", "2"},
                                   {"HinhThuc", "1"},
                                   {"DonViXuLy", "UBND phường Mẫu"},
                                   {"HoSoCoThanhPhanSoHoa", "1"},
                                   {"TrichYeuHoSo", "Đăng ký khai sinh cho Trần Văn Đức"}};
    for (const auto& [name, value] : wanted.items()) {
        INFO(name);
        CHECK(record[name] == value);
    }
    CHECK(record["DinhDanhCHS"].dump() == R"([{"LoaiDinhDanh":"1","SoDinhDanh":"001190000013"}])");
    CHECK(record["DanhSachLePhi"][0]["Gia"] == "8000");
    REQUIRE(record["TaiLieuNop"].size() == 1);
    CHECK(record["TaiLieuNop"][0]["TenTepDinhKem"] == "Giấy chứng sinh");
    CHECK(record["TaiLieuNop"][0]["MaThanhPhanHoSo"] == "000.00.00.G15-KQ0013");
    for (const auto& [name, value] : record.items()) {
        INFO(name);
        CHECK((value.is_string() || value.is_array()));
    }
}

TEST_CASE("No identity is made up in the national record") {
    auto taken = dossier();
    for (const auto* number : {"", "12345678", "B1234567", "00119000001x"}) {
        INFO(number);
        taken.owner.idNumber = number;
        CHECK(core::sync::nationalRecord(taken)["DinhDanhCHS"].empty());
    }
    taken.owner.idNumber = "123456789";
    CHECK(core::sync::nationalRecord(taken)["DinhDanhCHS"][0]["LoaiDinhDanh"] == "2");
}

TEST_CASE("An abstract that is too long for the national record is cut between two letters") {
    auto taken = dossier();
    for (int i = 0; i < 600; ++i)
        taken.abstract += "ệ\u0331"; // one letter of two code points
    const auto cut = core::sync::nationalRecord(taken)["TrichYeuHoSo"].get<std::string>();
    CHECK(core::base::lengthInCodePoints(cut) == 1000);
    taken.abstract.insert(0, "x");
    const auto odd = core::sync::nationalRecord(taken)["TrichYeuHoSo"].get<std::string>();
    CHECK(core::base::lengthInCodePoints(odd) == 999);
}

TEST_CASE("The manifest is read back from the frozen bytes") {
    const auto files = filesOfBody(IntakeBody().freeze(dossier()));
    REQUIRE(files);
    REQUIRE(files->size() == 1);
    CHECK(files->front().file == dossier().documents[0].id);
    CHECK(files->front().size_bytes == 412233);
    CHECK(files->front().sha256 == dossier().documents[0].sha256);
    CHECK(files->front().dossier == dossier().id);
}

TEST_CASE("Bytes that are no revision have no manifest") {
    for (const auto* bytes :
         {"", "null", "[]", "{}", R"({"format":"intake/2"})", "{\"format\":\"intake/1\",\"files\":[{}]}"})
        CHECK_FALSE(filesOfBody(bytes));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/post_correction.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace core::domain;

namespace {

const std::vector<std::string> kUnits{"Phường Ba Đình", "Phường Hoàn Kiếm", "Xã Hòa Lư",
                                      "Xã Hoa Lư",      "Xã An Phú",        "Xã Tân Phú",
                                      "Tỉnh Thanh Hóa", "Đặc khu Phú Quốc"};

Procedure procedure() {
    Procedure birth;
    birth.name = "Đăng ký khai sinh";
    birth.components.resize(1);
    birth.components[0].titles = {"TỜ KHAI ĐĂNG KÝ KHAI SINH"};
    birth.components[0].labels = {{"Họ, chữ đệm, tên người yêu cầu"}, {"Nơi cư trú"}, {"Nơi sinh"}};
    return birth;
}

const ClosedLists& lists() {
    static const ClosedLists closed({procedure()}, kUnits);
    return closed;
}

std::string corrected(std::string_view read, ListKind list) {
    const auto correction = lists().correct(read, list);
    return correction ? correction->corrected : "-";
}

ReadPage page(const std::vector<std::string>& lines) {
    ReadPage result{3, {}};
    int y = 100;
    for (const auto& line : lines) {
        int x = 200;
        std::istringstream words(line);
        for (std::string word; words >> word; x += static_cast<int>(word.size()) * 20 + 20)
            result.words.push_back({word, {x, y, static_cast<int>(word.size()) * 20, 40}, 95});
        y += 60;
    }
    return result;
}

} // namespace

TEST_CASE("A text of a closed list is mended within one letter in six") {
    CHECK(corrected("TỜ KHAI ĐĂNG KÝ KHAI SlNH", ListKind::Title) == "TỜ KHAI ĐĂNG KÝ KHAI SINH");
    CHECK(corrected("TÒ KHAI ĐẢNG KÝ KHAI SINH", ListKind::Title) == "TỜ KHAI ĐĂNG KÝ KHAI SINH");
    CHECK(corrected("TX KHXI ĐXNG KX KHXX SINH", ListKind::Title) == "-");
    CHECK(corrected("Phương Ba Đinh", ListKind::Unit) == "Phường Ba Đình");
    CHECK(corrected("Phường Hoàn Kicm", ListKind::Unit) == "Phường Hoàn Kiếm");
    CHECK(lists().correct("Phường Hoàn Kicm", ListKind::Unit)->distance == 1);
    CHECK(lists().correct("Phương Ba Đinh", ListKind::Unit)->distance == 0);
}

TEST_CASE("What is spelled right is left alone, in any case and with old or new tone marks") {
    CHECK(corrected("Tờ khai đăng ký khai sinh", ListKind::Title) == "-");
    CHECK(corrected("PHƯỜNG BA ĐÌNH,", ListKind::Unit) == "-");
    CHECK(corrected("Tỉnh Thanh Hoá", ListKind::Unit) == "-");
    CHECK(corrected("Ho, chữ đệm, tên người yêu cầu:", ListKind::Label) == "Họ, chữ đệm, tên người yêu cầu");
    CHECK(corrected("Họ chữ đệm tên người yêu cầu", ListKind::Label) == "-");
}

TEST_CASE("Where two entries are close, neither is taken") {
    CHECK(corrected("Xã Hoà Lứ", ListKind::Unit) == "-");  // Hòa Lư or Hoa Lư
    CHECK(corrected("Xã Aan Phu", ListKind::Unit) == "-"); // An Phú or Tân Phú
    CHECK(corrected("Nơi sinb", ListKind::Label) == "Nơi sinh");
}

TEST_CASE("Numbers, dates and names are in no list") {
    CHECK(corrected("Phường Ba Đinh 2", ListKind::Unit) == "-");
    CHECK(corrected("Nguyễn Thị Ba Đinh", ListKind::Unit) == "-");
    CHECK(corrected("", ListKind::Unit) == "-");
    CHECK(corrected("\xFF\xFE", ListKind::Title) == "-");
}

TEST_CASE("On a page titles, labels and units are mended in place, and nothing else") {
    const auto found =
        correctionsOn(page({"TỜ KHAI ĐĂNG KÝ KHAI SlNH", "Họ, chữ đêm, tên người yêu cầu: Nguyễn Thi Mẫu",
                            "Nơi cư trú: Tố 1, Phưòng Ba Đình, tinh Thanh Hóa", "Đăng ky khai sinh",
                            "Số 15, ngày O5/05/1990"}),
                      lists());
    REQUIRE(found.size() == 5);
    CHECK(found[0].list == ListKind::Title);
    CHECK(found[0].read == "TỜ KHAI ĐĂNG KÝ KHAI SlNH");
    CHECK(found[0].page == 3);
    CHECK(found[0].area.y == 100);
    CHECK(found[1].list == ListKind::Label);
    CHECK(found[1].corrected == "Họ, chữ đệm, tên người yêu cầu");
    CHECK(found[2].corrected == "Phường Ba Đình");
    CHECK(found[2].read == "Phưòng Ba Đình,");
    CHECK(found[3].corrected == "Tỉnh Thanh Hóa");
    CHECK(found[4].list == ListKind::ProcedureName);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/text_distance.h"

#include <catch2/catch.hpp>

using namespace app::bench;

namespace {

std::size_t characterEdits(const std::vector<std::string>& truth, const std::string& read) {
    return compareReading(truth, read).characters.edits;
}

} // namespace

TEST_CASE("The distance of two texts is the least number of signs lost, put in or exchanged") {
    CHECK(editDistance(U"", U"") == 0);
    CHECK(editDistance(U"", U"abc") == 3);
    CHECK(editDistance(U"kitten", U"sitting") == 3);
    CHECK(editDistance(U"Nguyễn", U"Nguyên") == 1);
    CHECK(editDistance({U"một", U"hai"}, {U"một", U"ba", U"hai"}) == 1);
}

TEST_CASE("A text that was read letter for letter has no errors, however it is spaced or composed") {
    const auto errors =
        compareReading({"Họ và tên:  Nguyễn", "Thị Mẫu"}, "Họ và tên: Nguye\u0302\u0303n\n\n Thị\tMẫu\n");
    CHECK(errors.characters.edits == 0);
    CHECK(errors.characters.length == 25);
    CHECK(errors.words.edits == 0);
    CHECK(errors.words.length == 6);
}

TEST_CASE("A wrong mark is one wrong sign and one wrong word") {
    const auto errors = compareReading({"Số định danh cá nhân"}, "Số đinh danh cá nhân");
    CHECK(errors.characters.edits == 1);
    CHECK(errors.words.edits == 1);
    CHECK(errors.words.rate() == Approx(0.2));
}

TEST_CASE("Columns read down instead of across are no errors") {
    const std::vector<std::string> truth{"Bên được ủy quyền\tBên ủy quyền", "Nguyễn Thị Mẫu\tTrần Văn Mẫu"};
    CHECK(characterEdits(truth, "Bên được ủy quyền Bên ủy quyền Nguyễn Thị Mẫu Trần Văn Mẫu") == 0);
    CHECK(characterEdits(truth, "Bên được ủy quyền\nNguyễn Thị Mẫu\nBên ủy quyền\nTrần Văn Mẫu") == 0);
}

TEST_CASE("Another order forgives neither what is lost nor what is twice there") {
    const std::vector<std::string> truth{"Độc lập - Tự do", "Việt Nam", "Việt Nam"};
    CHECK(characterEdits(truth, "Việt Nam\nĐộc lập - Tự do\nViệt Nam") == 0);
    CHECK(characterEdits(truth, "Việt Nam\nĐộc lập - Tự do") == 9);
    CHECK(characterEdits(truth, "Việt Nam\nĐộc lập - Tự do\nViệt Nam\nViệt Nam") == 9);
    CHECK(characterEdits({"abc"}, "") == 3);
    CHECK(characterEdits({"Phường Mẫu"}, "một câu khác hẳn, dài hơn nhiều") > 10);
}

TEST_CASE("The dots of a form are no text of it") {
    CHECK(characterEdits({"Quan hệ: Mẹ", "Quê quán: Huế"},
                         "Quan hệ: Mẹ .........\nQuê quán: Huế . . . . …") == 0);
    CHECK(characterEdits({"177.000 đồng"}, "177.000 đồng") == 0);
}

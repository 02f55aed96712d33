// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sorting.h"

#include <catch2/catch.hpp>

#include <utility>

using namespace core::domain;
using Lines = std::vector<std::string>;

namespace {

constexpr char kHeading[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

Component component(std::string key, Lines titles) {
    Component result;
    result.key = std::move(key);
    result.titles = std::move(titles);
    return result;
}

Procedure sample() {
    Procedure procedure;
    procedure.components = {
        component("form", {"TỜ KHAI ĐĂNG KÝ KHAI SINH"}),
        component("birth", {"GIẤY CHỨNG SINH"}),
        component("power", {"VĂN BẢN ỦY QUYỀN", "GIẤY ỦY QUYỀN"}),
        component("home", {"XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ"}),
        component("marital-form", {"TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}),
        component("marital", {"GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}),
        component("untitled", {}),
    };
    return procedure;
}

Sorted sorted(Lines lines, const std::optional<Sorted>& before = {}) {
    return sortPage({std::move(lines), false}, sample(), before);
}

std::string byTitle(Lines lines) {
    const auto result = sorted(std::move(lines));
    return result.reason == SortReason::Title ? result.component : "-";
}

const Sorted kForm{"form", SortReason::Title};

} // namespace

TEST_CASE("A page goes to the component whose title it shows") {
    CHECK(byTitle({kHeading, "Độc lập - Tự do - Hạnh phúc", "TỜ KHAI ĐĂNG KÝ KHAI SINH",
                   "Kính gửi: UBND Phường Mẫu"}) == "form");
    CHECK(byTitle({"BỆNH VIỆN MẪU", "GIẤY CHỨNG SINH", "Số: 15"}) == "birth");
    CHECK(byTitle({"Giấy ủy quyền"}) == "power");
}

TEST_CASE("Noise of the recognition is survived") {
    CHECK(byTitle({"| TỜ KHAl ĐẢNG KY KHAI SINH ."}) == "form");
    CHECK(byTitle({"T0 KHAI ĐÂNG KÝ KHA1 SlNH"}) == "form");
    CHECK(byTitle({"GIÁY CHỨNG S|NH"}) == "birth");
    CHECK(byTitle({"G I Ấ Y  C H Ứ N G  S I N H"}) == "birth");
    CHECK(byTitle({"TỜKHAIĐĂNGKÝKHAISINH"}) == "form");
    CHECK(byTitle({"~ GIẤY XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ"}) == "home");
}

TEST_CASE("A title broken over two or three lines is joined") {
    CHECK(byTitle({kHeading, "TỜ KHAI", "ĐĂNG KÝ KHAI SINH"}) == "form");
    CHECK(byTitle({"XÁC NHẬN", "THÔNG TIN", "VỀ CƯ TRÚ"}) == "home");
    CHECK(byTitle({"TỜ KHAI", " . ~ ", "ĐĂNG KÝ KHAI SINH"}) == "form");
}

TEST_CASE("A title that is a part of a longer title is no title of its own") {
    CHECK(byTitle({"TỜ KHAI CẤP", "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}) == "marital-form");
    CHECK(byTitle({"TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}) == "marital-form");
    CHECK(byTitle({"TỜ KHAI", "CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}) == "marital-form");
    CHECK(byTitle({kHeading, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}) == "marital");
}

TEST_CASE("Too many errors make no title") {
    CHECK(byTitle({"GIXX CHXXG SIXX"}) == "-");
    CHECK(byTitle({"Đề nghị đăng ký khai sinh cho người dưới đây"}) == "-");
    CHECK(byTitle({"Kèm theo giấy chứng sinh và các giấy tờ khác"}) == "-");
}

TEST_CASE("Titles of two components leave the page unassigned") {
    const auto result = sorted({"GIẤY CHỨNG SINH", "GIẤY ỦY QUYỀN"}, kForm);
    CHECK(result.component.empty());
    CHECK(result.reason == SortReason::None);
}

TEST_CASE("The code of an ID card makes the identity paper, whatever is written") {
    const auto result = sortPage({{"GIẤY CHỨNG SINH"}, true}, sample(), kForm);
    CHECK(result.component == kIdCardComponent);
    CHECK(result.reason == SortReason::IdCardCode);
}

TEST_CASE("A page without a title follows the page before it") {
    const auto result = sorted({"Tôi cam đoan những nội dung khai trên đây là đúng sự thật."}, kForm);
    CHECK(result.component == "form");
    CHECK(result.reason == SortReason::FollowsPageBefore);
    CHECK(sorted({}, Sorted{"birth", SortReason::FollowsPageBefore}).component == "birth");
    CHECK(sorted({}, Sorted{"birth", SortReason::ByClerk}).component == "birth");
}

TEST_CASE("No page follows the identity paper, an unassigned page or nothing") {
    CHECK(sorted({}, Sorted{kIdCardComponent, SortReason::IdCardCode}).component.empty());
    CHECK(sorted({}, Sorted{}).component.empty());
    CHECK(sorted({"Trang 2"}).component.empty());
    CHECK(sorted({"Trang 2"}).reason == SortReason::None);
}

TEST_CASE("The national heading marks a first page, so that without a title it stays unassigned") {
    CHECK(sorted({kHeading, "ĐƠN XIN VIỆC"}, kForm).component.empty());
    CHECK(sorted({"CÔNG HOA XÃ HỘl CHỦ NGHIA VIỆT NAM", "ĐƠN"}, kForm).component.empty());
    CHECK(sorted({"UBND PHƯỜNG MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, kForm).component.empty());
    CHECK(sorted({"Độc lập - Tự do - Hạnh phúc"}, kForm).component.empty());
}

TEST_CASE("Lines that are no text, endless or not UTF-8 are taken without harm") {
    CHECK(byTitle({"", "\xFF\xFE", "....", std::string(100000, 'x'), "GIẤY CHỨNG SINH"}) == "birth");
    CHECK(sortPage({{"GIẤY CHỨNG SINH"}, false}, Procedure{}, kForm).component == "form");
}

TEST_CASE(
    "The title of a paper that this procedure does not ask for leaves the page unassigned, and is told") {
    Procedure other;
    other.components = {component("work", {"ĐƠN XIN VIỆC LÀM"}),
                        component("form", {"TỜ KHAI ĐĂNG KÝ KHAI TỬ"})};
    const KnownTitles known({other, sample()});
    const auto at = [&](Lines lines, const std::optional<Sorted>& before = {}) {
        return sortPage({std::move(lines), false}, sample(), before, known);
    };
    const auto foreign = at({kHeading, "ĐƠN XIN VIỆC LAM"}, kForm);
    CHECK(foreign.component.empty());
    CHECK(foreign.reason == SortReason::OtherTitle);
    CHECK(foreign.evidence == "ĐƠN XIN VIỆC LÀM");
    // Without the heading as well: it does not follow the page before.
    CHECK(at({"ĐƠN XIN VIỆC LÀM"}, kForm).reason == SortReason::OtherTitle);
    // Close to a title of our own, closer to another's.
    CHECK(at({"TỜ KHAI ĐĂNG KÝ KHAI TỬ"}).reason == SortReason::OtherTitle);
    const auto own = at({"TỜ KHAI ĐĂNG KÝ KHAI SINH"});
    CHECK(own.component == "form");
    CHECK(own.evidence == "TỜ KHAI ĐĂNG KÝ KHAI SINH");
    CHECK(at({"TỜ KHAl ĐĂNG KÝ KHAI S|NH"}).component == "form");
}

TEST_CASE("A title of our own that is a part of another paper's title does not take that paper in") {
    Procedure marriage;
    marriage.components = {component("marital", {"GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"})};
    const KnownTitles known({sample()});
    const auto page =
        sortPage({{"TỜ KHAI CẤP", "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}, false}, marriage, {}, known);
    CHECK(page.reason == SortReason::OtherTitle);
    CHECK(sortPage({{kHeading, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}, false}, marriage, {}, known).component ==
          "marital");
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A permit to build: figures with units, the kind of line in which a lost comma costs a storey.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

void drawConstructionPermit(Sheet& sheet) {
    auto& random = sheet.random();
    const auto owner = man(random);
    constexpr double kStep = 7.4;
    const auto metres = [&](int low, int high) {
        return QString("%1,%2 m").arg(oneOf(random, low, high)).arg(oneOf(random, 10, 99));
    };
    sheet.y_mm = 24;
    letterHead(sheet, "ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU", QString("Số: %1/GPXD").arg(oneOf(random, 10, 99)));
    sheet.down(14);
    sheet.centred("GIẤY PHÉP XÂY DỰNG", {Face::Serif, 16, true}, 8);
    sheet.centred("(Sử dụng cho nhà ở riêng lẻ)", {Face::Serif, 12.5, false, true}, 11);
    sheet.fields({{"1. Cấp cho ông:", owner.name.toUpper()}}, kStep);
    sheet.fields({{"Số định danh cá nhân:", owner.number}}, kStep);
    sheet.fields({{"Địa chỉ thường trú:", owner.address}}, kStep);
    sheet.paragraph("2. Được phép xây dựng nhà ở riêng lẻ theo hồ sơ thiết kế được thẩm tra, trên lô đất "
                    "thuộc quyền sử dụng "
                    "của chủ đầu tư, với các chỉ tiêu sau đây:",
                    {}, 6.6);
    sheet.down(1);
    sheet.fields({{"- Tổng số công trình:", "01"}}, kStep);
    sheet.fields({{"- Diện tích xây dựng tầng 1:", metres(52, 140) + "²"}}, kStep);
    sheet.fields({{"- Tổng diện tích sàn:", metres(160, 420) + "²"}}, kStep);
    sheet.fields({{"- Chiều cao công trình:", metres(8, 16), 120}, {"Số tầng:", "03 tầng và 01 tum"}}, kStep);
    sheet.fields({{"- Cốt nền:", metres(0, 1), 84}, {"Chỉ giới xây dựng:", "trùng chỉ giới đường đỏ"}},
                 kStep);
    sheet.fields({{"- Mật độ xây dựng:", QString("%1 %").arg(oneOf(random, 60, 90)), 100},
                  {"Hệ số sử dụng đất:", "3,2 lần"}},
                 kStep);
    sheet.fields(
        {{"3. Giấy tờ về quyền sử dụng đất:", QString("số CH %1").arg(oneOf(random, 10'000, 99'999))}},
        kStep);
    sheet.paragraph("4. Giấy phép này có hiệu lực khởi công xây dựng trong thời hạn 12 tháng kể từ ngày cấp; "
                    "quá thời hạn "
                    "trên thì phải đề nghị gia hạn giấy phép xây dựng.",
                    {}, 6.6);
    sheet.down(6);
    const double top = sheet.y_mm;
    sheet.dated(146, "Phường Mẫu", oneOf(random, 1, 28), 6, 2026);
    sheet.at(sheet.left_mm, top, "Nơi nhận:", {Face::Serif, 11, true, true});
    sheet.at(sheet.left_mm, top + 5, "- Chủ đầu tư;", {Face::Serif, 11});
    sheet.at(sheet.left_mm, top + 10, "- Lưu: VT.", {Face::Serif, 11});
    sheet.y_mm = top + 7;
    signedBy(sheet, 146, "CHỦ TỊCH", "(Ký, đóng dấu)", man(random).name);
    drawStamp(sheet, {126, top + 24}, 35, "ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU");
}

} // namespace tests::corpus

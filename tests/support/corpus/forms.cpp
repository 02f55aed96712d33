// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus/forms.h"

#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

const std::vector<Form>& forms() {
    static const std::vector<Form> all = {
        {"authorisation", "authorisation", "GIẤY ỦY QUYỀN", &drawAuthorisation},
        {"birth-certificate", "birth-certificate", "GIẤY CHỨNG SINH", &drawBirthCertificate},
        {"birth-registration", "birth-registration", "TỜ KHAI ĐĂNG KÝ KHAI SINH", &drawBirthRegistration},
        {"business-licence", "business-licence", "GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH",
         &drawBusinessLicence},
        {"construction-permit", "construction-permit", "GIẤY PHÉP XÂY DỰNG", &drawConstructionPermit},
        {"criminal-record-request", "criminal-record-request", "TỜ KHAI YÊU CẦU CẤP PHIẾU LÝ LỊCH TƯ PHÁP",
         &drawCriminalRecordRequest},
        {"death-registration", "death-registration", "TỜ KHAI ĐĂNG KÝ KHAI TỬ", &drawDeathRegistration},
        {"decision", "decision", "QUYẾT ĐỊNH", &drawDecision},
        {"land-certificate", "land-certificate",
         "GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT", &drawLandCertificate},
        {"marriage-registration", "marriage-registration", "TỜ KHAI ĐĂNG KÝ KẾT HÔN",
         &drawMarriageRegistration},
        {"residence-change", "residence-change", "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", &drawResidenceChange},
        {"residence-confirmation", "residence-confirmation", "XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ",
         &drawResidenceConfirmation},
    };
    return all;
}

void letterHead(Sheet& sheet, const QString& above, const QString& body, const QString& number) {
    const double top = sheet.y_mm;
    sheet.centredAt(62, top, above, {Face::Serif, 12});
    sheet.centredAt(62, top + 5.6, body, {Face::Serif, 12, true});
    sheet.rule(50, 74, top + 7.6);
    sheet.centredAt(62, top + 13, number, {Face::Serif, 12});
    nationalHeading(sheet, 143, 12.5);
}

} // namespace tests::corpus

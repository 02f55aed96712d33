// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/forms/sample_slip.h"

#include <QGuiApplication>

#include <stdexcept>

namespace tests {

using namespace core;

void startGraphics() {
    static int argc = 1;
    static char name[] = "ui_forms_test";
    static char* argv[] = {name, nullptr};
    static const QGuiApplication* application = [] {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return new QGuiApplication(argc, argv);
    }();
    (void)application;
}

domain::Dossier sampleDossier() {
    domain::Dossier dossier;
    dossier.id.bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    dossier.number = {"H15.50.05.13-261121-5000", false};
    dossier.procedureName = "Thủ tục đăng ký khai sinh";
    dossier.submitter.name = "Nguyễn Thị Mẫu";
    dossier.submitter.idNumber = "001190000013";
    dossier.submitter.address = "Tổ 1, Phường Mẫu, Hà Nội";
    dossier.submitter.phone = "0900 000 013";
    dossier.owner.name = "Nguyễn Mẫu An";
    dossier.owner.address = "Tổ 1, Phường Mẫu, Hà Nội";
    dossier.abstract = "Đăng ký khai sinh cho Nguyễn Mẫu An";
    dossier.termText = "01 ngày làm việc";
    dossier.receivedAt = {1795227300000};         // 21/11/2026 09:15
    dossier.dueAt = base::Instant{1795486500000}; // 24/11/2026 09:15
    dossier.clerkName = "Trần Văn Mẫu";
    const auto paper = [&](const char* key, const char* title, int originals, int copies) {
        domain::Document document;
        document.component = key;
        document.name = title;
        document.originals = originals;
        document.copies = copies;
        dossier.documents.push_back(document);
    };
    paper("id-card", "Căn cước", 0, 0);
    paper("form", "Tờ khai đăng ký khai sinh", 1, 0);
    paper("birth", "Giấy chứng sinh", 1, 0);
    paper("residence", "Xác nhận thông tin về cư trú", 0, 1);
    paper("authorisation", "Giấy ủy quyền", 1, 0);
    return dossier;
}

usecases::CounterSetup sampleSetup() {
    usecases::CounterSetup setup;
    setup.superiorBody = "UBND PHƯỜNG MẪU";
    setup.office = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG";
    setup.postOffice = "Bưu cục Mẫu";
    setup.place = "Hà Nội";
    setup.returnPlace = "Bưu cục Mẫu, số 1 đường Mẫu";
    setup.trackingUrl = "https://tracuu.example.vn/ho-so?ma={number}";
    return setup;
}

forms::AppointmentSlip sampleSlip() {
    return forms::appointmentSlip(sampleDossier(), sampleSetup());
}

forms::SlipTemplate sampleTemplate() {
    auto labels = forms::loadSlipTemplate(TEMPLATE_FILE);
    if (!labels) throw std::runtime_error(base::describe(labels.error()));
    return *labels;
}

} // namespace tests

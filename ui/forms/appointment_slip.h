// SPDX-License-Identifier: GPL-3.0-or-later
// What the appointment slip (Mẫu 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả) says about one dossier. Value;
// any thread.
#pragma once

#include "core/domain/dossier.h"
#include "core/usecases/counter_setup.h"

#include <optional>
#include <string>
#include <vector>

namespace forms {

// One row of "Thành phần hồ sơ". Zero prints as an empty cell.
struct PaperRow {
    std::string name;
    int originals = 0;
    int certified_copies = 0;
    int photocopies = 0;
    bool operator==(const PaperRow&) const = default;
};

struct AppointmentSlip {
    std::string superiorBody;
    std::string office;
    std::string postOffice;
    std::string place;
    core::base::DossierId dossier;
    core::domain::DossierNumber number;
    std::string trackingUrl; // with the number filled in; empty: no tracking code on the slip
    core::domain::Person submitter;
    core::domain::Channel channel = core::domain::Channel::Direct;
    std::string abstract;
    std::string ownerName;
    std::string ownerAddress;
    std::vector<PaperRow> papers;
    int sets = 1;
    std::string termText;
    core::base::Instant receivedAt;
    std::optional<core::base::Instant> dueAt; // none: the slip leaves room to write the date in
    std::string returnPlace;
    core::domain::ReturnMethod returnMethod = core::domain::ReturnMethod::AtCounter;
    std::string clerkName;
};

// The identity card is shown and scanned, not handed in: it is no row of the slip.
AppointmentSlip appointmentSlip(const core::domain::Dossier& dossier,
                                const core::usecases::CounterSetup& setup);

// "CF1;slip;<number>;<dossier id>": text of the sheet's QR. No personal data, no pipes (those mean an
// identity card).
std::string sheetCode(const AppointmentSlip& slip);

} // namespace forms

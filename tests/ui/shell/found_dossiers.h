// SPDX-License-Identifier: GPL-3.0-or-later
// Dossiers as a search finds them, for the tests of the screen.
#pragma once

#include "core/usecases/find_dossiers.h"

#include <string>
#include <vector>

namespace tests {

inline core::ports::DossierLine dossierLine(int number, const char* owner, core::ports::OpState delivery) {
    core::ports::DossierLine line;
    line.row.seq = number;
    line.delivery = delivery;
    auto& dossier = line.row.dossier;
    dossier.id = core::base::DossierId{{static_cast<std::uint8_t>(number)}};
    dossier.number.text = "H15.50.05.13-261121-09" + std::to_string(70 + number);
    dossier.procedureCode = "1.001193";
    dossier.procedureName = "Đăng ký khai sinh";
    dossier.authority = "UBND phường Mẫu";
    dossier.abstract = dossier.procedureName;
    dossier.owner.name = owner;
    dossier.owner.idNumber = "001190000013";
    dossier.owner.phone = "0912345678";
    dossier.submitter = dossier.owner;
    dossier.receivedAt = core::base::Instant{1795227300000 + std::int64_t{600'000} * number};
    dossier.dueAt = core::base::Instant{1795250100000};
    dossier.work = core::domain::WorkState::Taken;
    dossier.counter = "Q07";
    dossier.clerkName = "Trần Văn Mẫu";
    core::domain::Document form;
    form.name = "Tờ khai đăng ký khai sinh";
    form.pages = 2;
    dossier.documents = {form};
    return line;
}

inline core::usecases::FoundDossiers foundDossiers() {
    using core::ports::OpState;
    core::usecases::FoundDossiers found;
    found.lines = {dossierLine(5, "Nguyễn Thị Mẫu", OpState::Queued),
                   dossierLine(4, "Nguyễn Văn Thử", OpState::Acknowledged),
                   dossierLine(3, "Đặng Thị Hường", OpState::NeedsClerk)};
    found.reach.dossiers = 3;
    found.reach.isComplete = found.reach.hasAllScans = true;
    return found;
}

} // namespace tests

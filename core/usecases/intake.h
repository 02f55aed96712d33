// SPDX-License-Identifier: GPL-3.0-or-later
// The intake in hand, from the first key to F9. A value; any thread.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/domain/dossier.h"
#include "core/domain/placing.h"
#include "core/ports/store_codes.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core::usecases {

namespace base = core::base;
namespace domain = core::domain;
namespace ports = core::ports;

using domain::PlacedPage;

struct Intake {
    base::DossierId dossier; // given at the first key: a retry after a crash is the same dossier
    base::BatchId batch;     // empty: nothing scanned yet
    std::string procedureCode;
    domain::Person submitter;
    domain::Person owner;
    bool ownerIsSubmitter = true;
    std::string abstract; // empty: the procedure's name
    domain::Channel channel = domain::Channel::Direct;
    domain::ReturnMethod returnMethod = domain::ReturnMethod::AtCounter;
    std::vector<PlacedPage> pages; // in filing order
    int sheetsExpected = 0;        // as the clerk counted them; 0: nobody did

    [[nodiscard]] bool untouched() const;
    // Pages per component key, without those set aside.
    [[nodiscard]] std::map<std::string, int> pagesByComponent() const;
};

std::string toJson(const Intake& intake);
// Errors: StoreCode::Damaged.
[[nodiscard]] base::Result<Intake> intakeFromJson(std::string_view text);

} // namespace core::usecases

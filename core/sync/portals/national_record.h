// SPDX-License-Identifier: GPL-3.0-or-later
// A dossier in the form in which the systems of the authorities exchange it since 2019: one entry of `data`
// of the service DongBoHoSoMC. Every value is a text, also numbers and flags; dates are yyyyMMddHHmmss of
// Viet Nam, empty where there is none. Pure; any thread.
#pragma once

#include "core/domain/dossier.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace core::sync {

// As it was taken at the counter. What is too long for a field is cut; the links of files are empty: whoever
// offers the files fills them in.
nlohmann::json nationalRecord(const core::domain::Dossier& dossier);

// A row of the service CapNhatTienDoHoSoMC: that the counter has taken in the dossier of the record.
nlohmann::json nationalStep(const nlohmann::json& record, const std::string& counter,
                            const std::string& office, const std::string& words);

// "20261121091500"; empty: none.
std::string nationalTime(const std::optional<core::base::Instant>& instant);

} // namespace core::sync

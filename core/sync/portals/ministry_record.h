// SPDX-License-Identifier: GPL-3.0-or-later
// A dossier, its state and a step of its way in the forms that the ministries' systems take since 2026, made
// of the frozen body. Names, numbers and dates are theirs alone: nothing here is shared with the record of
// 2019, whose numbers for the same things are others. Pure; any thread.
#pragma once

#include "core/base/time.h"
#include "core/ports/portal.h"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace core::sync {

// What its rows say of whoever sends them. Unconfirmed, so it comes from the set-up.
struct MinistryDesk {
    std::string unit;      // MaDonViTiepNhan
    std::string office;    // PhongBanXuLy: who has taken the dossier in
    std::string stepWords; // NoiDungXuLy: what was done, in the authority's words
    int personKind = 0;    // LoaiDoiTuong of a citizen: 0 by its description, 1 in its own sample
};

// A file as the ministry's system has named it.
struct MinistryFile {
    std::string id;   // IdTepTin
    std::string hash; // HashTepTin, of whatever algorithm; may be empty
};

// "2026-11-21 09:15:00", in the time of Viet Nam; empty: none.
std::string ministryTime(const std::optional<core::base::Instant>& instant);

// `body`: the frozen one. A component goes with its one file.
nlohmann::json ministryDossier(const nlohmann::json& body, const std::string& number,
                               const std::map<core::ports::DocumentId, MinistryFile>& files,
                               const MinistryDesk& desk);
// Taken in. `id`: IdHoSo, empty when it was never told.
nlohmann::json ministryState(const std::string& number, const std::string& id, const MinistryDesk& desk);
// The one step that this counter has done. The fields are those of the rows of 2019 (unconfirmed).
nlohmann::json ministryStep(const nlohmann::json& body, const std::string& number, const MinistryDesk& desk);

} // namespace core::sync

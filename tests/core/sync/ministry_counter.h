// SPDX-License-Identifier: GPL-3.0-or-later
// A counter whose portal is a ministry's system: it has no numbers of its own.
#pragma once

#include "core/sync/portals/ministry_exchange.h"
#include "tests/core/sync/counter.h"
#include "tests/support/ministry_process.h"

namespace tests {

struct MinistryCounter {
    static constexpr char kUnit[] = "G09.20";

    MinistryProcess ministry;
    std::string secret = MinistryProcess::kSecret;
    Counter counter{{}, [this](Counter& made) {
                        core::sync::MinistryAccess access;
                        access.address = ministry.address();
                        access.clientId = MinistryProcess::kClient;
                        access.clientSecret = [this] { return secret; };
                        access.desk = {kUnit, "Bưu cục Mẫu", "Tiếp nhận hồ sơ", 0};
                        return std::make_unique<core::sync::MinistryExchange>(std::move(access),
                                                                              made.transport, made.clock);
                    }};

    MinistryCounter() { counter.takesProvisionally = true; }

    nlohmann::json held() const { return nlohmann::json::parse(ministry.state()); }
    int calls(const std::string& service) const { return held()["calls"].value(service, 0); }
    // What is there under the dossier's number.
    std::vector<nlohmann::json> copiesOf(const core::domain::Dossier& dossier) {
        std::vector<nlohmann::json> copies;
        const auto number = counter.numberOf(dossier);
        const auto state = held();
        for (const auto& row : state["dossiers"])
            if (row["record"]["MaHoSo"] == number) copies.push_back(row);
        return copies;
    }
    // Of what it was told of the dossier last, as its own screen shows it.
    bool isThere(const core::domain::Dossier& dossier) {
        const auto copies = copiesOf(dossier);
        return copies.size() == 1 && (copies[0]["state"] == 1 || copies[0]["steps"].size() == 1);
    }
    // One, taken in, with one step of its way, and its record names its files, byte for byte.
    bool holdsOnce(const core::domain::Dossier& dossier) {
        const auto copies = copiesOf(dossier);
        if (copies.size() != 1 || copies[0]["state"] != 2 || copies[0]["steps"].size() != 1) return false;
        const auto& components = copies[0]["record"]["ThanhPhanHoSo"];
        if (components.size() != dossier.documents.size()) return false;
        const auto files = held()["files"];
        for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
            const auto& papers = components[i]["GiayToDinhKem"];
            if (papers.size() != 1) return false;
            const auto file = files.find(papers[0]["IdGiayTo"].get<std::string>());
            if (file == files.end() || (*file)["sha256"] != core::domain::toHex(dossier.documents[i].sha256))
                return false;
        }
        return true;
    }
};

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// A counter whose portal is a system of the national exchange.
#pragma once

#include "core/sync/portals/national_exchange.h"
#include "tests/core/sync/counter.h"
#include "tests/support/exchange_process.h"

namespace tests {

struct ExchangeCounter {
    explicit ExchangeCounter(std::string words = "Tiếp nhận hồ sơ") : stepWords(std::move(words)) {}

    std::string stepWords; // of the set-up
    ExchangeProcess exchange;
    std::string password = ExchangeProcess::kPassword;
    Counter counter{{}, [this](Counter& made) {
                        return std::make_unique<core::sync::NationalExchange>(
                            core::sync::ExchangeAccess{
                                exchange.address(), "/auth", "/integration", "VN:COQUAN:H15", "H15.50.05.13",
                                ExchangeProcess::kUser, [this] { return password; }, exchange.address(),
                                "/files/", "Bưu cục Mẫu", stepWords},
                            made.transport, made.clock);
                    }};

    nlohmann::json held() const { return nlohmann::json::parse(exchange.state()); }
    // How many dossiers have its number.
    int copiesOf(const core::domain::Dossier& dossier) const {
        int copies = 0;
        const auto state = held();
        for (const auto& row : state["dossiers"])
            copies += row["record"]["MaHoSo"] == dossier.number.text ? 1 : 0;
        return copies;
    }
    // One, told at most once what was done, and the links of its record lead to its files, byte for byte.
    bool holdsOnce(const core::domain::Dossier& dossier) const {
        if (copiesOf(dossier) != 1) return false;
        const auto state = held();
        for (const auto& row : state["dossiers"]) {
            const auto& record = row["record"];
            if (record["MaHoSo"] != dossier.number.text) continue;
            if (row["steps"].size() > 1) return false;
            if (record["TaiLieuNop"].size() != dossier.documents.size()) return false;
            for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
                const auto link = record["TaiLieuNop"][i]["DuongDanTaiTepTin"].get<std::string>();
                if (!link.starts_with(exchange.address())) return false;
                const auto& uploads = state["uploads"];
                const auto upload = uploads.find(link.substr(exchange.address().size()));
                if (upload == uploads.end() ||
                    (*upload)["sha256"] != core::domain::toHex(dossier.documents[i].sha256))
                    return false;
            }
        }
        return true;
    }
};

} // namespace tests

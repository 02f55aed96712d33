// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/codes.h"

namespace app::ctl {
namespace {

using core::ports::Books;

nlohmann::json jsonOf(const core::usecases::OutboxRow& row) {
    return {{"dossier", row.dossier.hex()},
            {"number", row.number},
            {"state", core::ports::nameOf(row.state)},
            {"files", row.files},
            {"files_uploaded", row.filesUploaded},
            {"attempts", row.attempts},
            {"problem", row.problem},
            {"detail", row.detail},
            {"receipt", row.receiptSeq},
            {"received_by_portal", row.receivedByPortal
                                       ? nlohmann::json(base::toRfc3339(*row.receivedByPortal))
                                       : nlohmann::json()}};
}

base::Result<Answer> showAll(composition::House& house) {
    const auto rows = house.outbox().rows();
    if (!rows) return base::fail(rows.error());
    Answer answer{{{"dossiers", nlohmann::json::array()}}};
    for (const auto& row : *rows) {
        answer.json["dossiers"].push_back(jsonOf(row));
        answer.text +=
            row.number + "\t" + std::string(core::ports::nameOf(row.state)) + "\t" + row.procedureName + "\n";
    }
    return answer;
}

base::Result<Answer> showOne(composition::House& house, const std::string& wanted) {
    std::optional<core::ports::DossierRow> found;
    const auto read = house.store().read([&](Books& books) -> base::Result<void> {
        const auto id = base::DossierId::fromHex(wanted);
        auto row = id ? books.dossiers().find(*id) : books.dossiers().findByNumber(wanted);
        if (!row) return base::fail(row.error());
        found = std::move(*row);
        return {};
    });
    if (!read) return base::fail(read.error());
    if (!found) return base::fail(core::domain::DomainCode::DossierUnknown, "", {wanted});
    Answer answer{ctl::jsonOf(found->dossier),
                  found->dossier.number.text + "\t" + found->dossier.procedureName + "\n"};
    for (auto& document : answer.json["documents"]) {
        const auto id = base::DocumentId::fromHex(document["id"].get<std::string>());
        document["file"] = house.documents().pathOf(*id).string();
        answer.text += "  " + document["name"].get<std::string>() + "\n";
    }
    return answer;
}

base::Result<Answer> run(const Globals& globals, const std::string& wanted) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    return wanted.empty() ? showAll(**house) : showOne(**house, wanted);
}

} // namespace

Command addShow(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("show", "What was taken and where it stands; or one dossier");
    auto wanted = std::make_shared<std::string>();
    command->add_option("dossier", *wanted, "Number or id");
    return [&globals, wanted] { return run(globals, *wanted); };
}

} // namespace app::ctl

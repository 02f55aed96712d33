// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/store/posix_file_system.h"
#include "ui/text/words.h"

namespace app::ctl {
namespace {

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

// What the portal said may name persons: only for whoever signs in.
base::Result<std::vector<core::usecases::OutboxRow>> rowsFor(composition::House& house,
                                                             const SignInOptions& signIn) {
    if (signIn.clerk.empty()) return house.outbox().rowsOfLocked();
    const auto clerk = signIn.signIn(house);
    if (!clerk) return base::fail(clerk.error());
    return house.outbox().rows(*clerk);
}

base::Result<Answer> showAll(composition::House& house, const SignInOptions& signIn) {
    const auto rows = rowsFor(house, signIn);
    if (!rows) return base::fail(rows.error());
    Answer answer{{{"dossiers", nlohmann::json::array()}, {"audit_heads", nlohmann::json::array()}}};
    for (const auto& row : *rows) {
        if (row.single) {
            const bool isHead = row.singleKind == core::ports::OpKind::Event;
            if (isHead)
                answer.json["audit_heads"].push_back(
                    {{"event", row.single->hex()}, {"problem", row.problem}});
            answer.text += (isHead ? "audit head\t" : "numbers\t") + row.problem + "\n";
            continue;
        }
        answer.json["dossiers"].push_back(jsonOf(row));
        answer.text +=
            row.number + "\t" + std::string(core::ports::nameOf(row.state)) + "\t" + row.procedureName + "\n";
    }
    return answer;
}

base::Result<void> writeWhole(const std::filesystem::path& file, std::string_view bytes) {
    core::store::PosixFileSystem disk;
    if (auto made = disk.makeFolder(file.parent_path()); !made) return made;
    return disk.write(file, bytes);
}

struct Options {
    std::string dossier;
    SignInOptions signIn;
    std::filesystem::path out;
};

base::Result<Answer> showOne(composition::House& house, const Options& options) {
    const auto clerk = options.signIn.signIn(house);
    if (!clerk) return base::fail(clerk.error());
    const auto dossier = house.reading().find(options.dossier, *clerk);
    if (!dossier) return base::fail(dossier.error());
    Answer answer{ctl::jsonOf(*dossier), dossier->number.text + "\t" + dossier->procedureName + "\n"};
    if (!dossier->provisionalNumber.empty()) answer.text += "  " + dossier->provisionalNumber + "\n";
    for (const auto& change : dossier->portalChanges)
        answer.text += "  " + ui::text::shownChange(change).toStdString() + "\n";
    for (std::size_t i = 0; i < dossier->documents.size(); ++i) {
        const auto& document = dossier->documents[i];
        answer.text += "  " + document.name + "\n";
        if (options.out.empty()) continue;
        const auto paper = house.reading().paper(document, *clerk);
        if (!paper) return base::fail(paper.error());
        const auto file = std::filesystem::absolute(options.out) / (document.id.hex() + ".pdf");
        if (auto written = writeWhole(file, *paper); !written) return base::fail(written.error());
        answer.json["documents"][i]["file"] = file.string();
    }
    return answer;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    return options.dossier.empty() ? showAll(**house, options.signIn) : showOne(**house, options);
}

} // namespace

Command addShow(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("show", "What was taken and where it stands; or one dossier");
    auto options = std::make_shared<Options>();
    auto* dossier = command->add_option(
        "dossier", options->dossier,
        "Number or id; needs a sign-in. Without one and with a sign-in: also what the portal said of each");
    auto* signIn = options->signIn.addTo(*command);
    dossier->needs(signIn);
    command
        ->add_option("--out", options->out,
                     "Write its documents into this folder, as PDFs that anybody can read")
        ->needs(dossier);
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

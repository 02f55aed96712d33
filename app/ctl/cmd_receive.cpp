// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/batch_answer.h"

#include "core/domain/placing.h"
#include "scanner/pipeline/page_hint.h"

#include <chrono>

namespace app::ctl {
namespace {

namespace usecases = core::usecases;
namespace domain = core::domain;

struct Options {
    std::string batch;
    std::string procedure;
    SignInOptions signIn;
    std::string submitter;
    std::string owner;
    std::string phone;
    std::filesystem::path slip;
    std::string printer;
};

// One stack, one dossier: the id of the batch is the id of the dossier, so that running the command again
// after a crash finds what it has done.
base::DossierId dossierOf(const base::BatchId& batch) {
    return base::DossierId{batch.bytes};
}

domain::Person personOf(const domain::Identity& identity) {
    domain::Person person;
    person.name = identity.name;
    person.idNumber = identity.personalId;
    person.address = identity.address;
    person.birth = identity.birth;
    return person;
}

usecases::Intake intakeOf(const scanner::pipeline::Batch& batch, const domain::Procedure& procedure,
                          const domain::KnownTitles& titles, const Options& options) {
    usecases::Intake intake;
    intake.dossier = dossierOf(batch.id());
    intake.batch = batch.id();
    intake.procedureCode = procedure.code;
    std::vector<domain::SeenPage> seen;
    for (const auto& page : batch.snapshot()) {
        seen.push_back(scanner::pipeline::seenPage(page));
        const auto identity = scanner::pipeline::identityOn(page.record);
        if (identity && intake.submitter.name.empty()) intake.submitter = personOf(*identity);
    }
    intake.pages = domain::placePages(seen, procedure, {}, {&titles, batch.id()});
    if (!options.submitter.empty()) intake.submitter.name = options.submitter;
    intake.submitter.phone = options.phone;
    intake.ownerIsSubmitter = options.owner.empty();
    intake.owner.name = options.owner;
    return intake;
}

base::Result<usecases::Intake> intakeFor(composition::House& house, const base::BatchId& id,
                                         const Options& options) {
    const auto today = base::toLocal(house.clock().now()).date;
    const auto procedure = house.procedures().find(options.procedure, today);
    if (!procedure) return base::fail(procedure.error());
    const auto batch = house.openBatch(id);
    const domain::KnownTitles titles(house.procedures().search({}, today, core::ports::Procedures::kAll));
    if (batch) {
        readRest(house, *batch);
        return intakeOf(**batch, *procedure, titles, options);
    }
    // Filed already? Then the folder is gone and the dossier answers for itself.
    usecases::Intake intake;
    intake.dossier = dossierOf(id);
    intake.procedureCode = procedure->code;
    return intake;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto id = base::BatchId::fromHex(options.batch);
    if (!id) return base::fail(scanner::PageCode::BatchMissing, "not a batch id", {options.batch});
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto clerk = options.signIn.signIn(**house);
    if (!clerk) return base::fail(clerk.error());
    const auto intake = intakeFor(**house, *id, options);
    if (!intake) return base::fail(intake.error());

    const auto begun = std::chrono::steady_clock::now();
    const auto dossier = (*house)->receiving().receive(*intake, *clerk);
    if (!dossier) return base::fail(dossier.error());
    const auto saved = std::chrono::steady_clock::now();
    const auto slip = (*house)->makeSlip(*dossier, options.slip, options.printer);
    if (!slip) return base::fail(slip.error());

    Answer answer{jsonOf(*dossier), dossier->number.text + "\n"};
    answer.json["slip"] = slip->string();
    answer.json["submitter"] = {{"name", dossier->submitter.name},
                                {"id_number", dossier->submitter.idNumber}};
    answer.json["seconds"] = {
        {"save", std::chrono::duration<double>(saved - begun).count()},
        {"slip", std::chrono::duration<double>(std::chrono::steady_clock::now() - saved).count()}};
    return answer;
}

} // namespace

Command addReceive(CLI::App& app, const Globals& globals) {
    auto* command =
        app.add_subcommand("receive", "Accept the dossier whose papers lie in a batch, and make its slip");
    auto options = std::make_shared<Options>();
    command->add_option("--batch", options->batch, "Batch id that scan answered with")->required();
    command->add_option("--procedure", options->procedure, "Code, e.g. 1.001193")->required();
    options->signIn.addTo(*command)->required();
    command->add_option("--submitter", options->submitter, "Name, where no identity card was scanned");
    command->add_option("--owner", options->owner, "Name of the owner, where it is not the submitter");
    command->add_option("--phone", options->phone);
    command->add_option("--slip", options->slip, "Write the slip's PDF here");
    command->add_option("--printer", options->printer, "Print the slip on this printer too");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the PC for a technician: enough to help, and no word of a person.
#include "app/composition/support.h"

#include "app/lifecycle/child_program.h"
#include "core/sync/portals/intake_body.h"
#include "core/usecases/keep_draft.h"
#include "tests/core/usecases/personal_words.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tests;
using app::composition::makeSupportArchive;
using core::base::Result;
using nlohmann::json;

namespace {

constexpr int kDossiers = 20;

struct Supported : CounterFixture {
    FakeRandom people{42};
    Needles needles;
    std::filesystem::path archive = folder / "out" / "support.tar.gz";
    std::filesystem::path unpacked = folder / "unpacked";

    Supported() {
        std::filesystem::create_directories(folder / "log");
        std::filesystem::create_directories(folder / "out");
    }
    // The archive's files by name, as a technician unpacks them.
    std::map<std::string, std::string> make() {
        const app::composition::Places places{folder.path(), folder.path(), folder.path(), folder / "run"};
        const auto made = makeSupportArchive(places, {archive, false});
        INFO((made ? std::string() : core::base::describe(made.error())));
        REQUIRE(made);
        std::filesystem::remove_all(unpacked);
        std::filesystem::create_directory(unpacked);
        REQUIRE(app::lifecycle::runProgram({"tar", "-xzf", archive.string(), "-C", unpacked.string()}) == 0);
        std::map<std::string, std::string> inside;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(unpacked))
            if (entry.is_regular_file())
                inside[entry.path().filename().string()] = wholeContentOf(entry.path());
        CHECK(inside.size() == made->size());
        return inside;
    }
    void write(const std::function<Result<void>(ports::Books&)>& act) {
        const auto done = store->write(act);
        INFO((done ? std::string() : core::base::describe(done.error())));
        REQUIRE(done);
    }
    // A dossier, a draft, a portal that names persons, a log that should not.
    void takeDossiers() {
        NamingPaper naming;
        const core::sync::IntakeBody body;
        clerk.fullName = invented(people, 3);
        needles.addText(clerk.fullName);
        usecases::KeepDraft drafts(*store, naming);
        usecases::ReceiveDossier receiving({*store, files, reserve, naming, procedures, body, clock, random});
        std::ofstream log(folder / "log" / "counterfoil.log");
        for (int i = 0; i < kDossiers; ++i) {
            auto intake = completeIntake();
            intake.submitter = person(people);
            intake.ownerIsSubmitter = false;
            intake.owner = person(people);
            intake.abstract = "về việc của " + invented(people, 5);
            addPerson(needles, intake.submitter);
            addPerson(needles, intake.owner);
            needles.addText(intake.abstract);
            REQUIRE(drafts.keep(intake, clerk));
            if (i % 5 != 0) REQUIRE(receiving.receive(intake, clerk));
            for (const auto& leak : {intake.owner.name, base::folded(intake.owner.name),
                                     intake.owner.idNumber, intake.owner.phone, intake.owner.email})
                log << "[2026-11-21 09:15:00.123] [counterfoil] [warning] sync: put of "
                    << intake.dossier.hex() << ": portal/refused: " << leak << ", 422\n"
                    << leak << "\n";
        }
        write([&](ports::Books& books) -> Result<void> {
            auto ops = books.outbox().openOps();
            if (!ops) return core::base::fail(ops.error());
            for (auto& op : *ops) {
                const auto somebody = person(people);
                addPerson(needles, somebody);
                op.lastDetail = somebody.name + ", " + somebody.address;
                op.lastProblem = op.kind == ports::OpKind::Put ? somebody.name : somebody.idNumber;
                op.requestId = somebody.phone;
                if (auto kept = books.outbox().updateOp(op); !kept) return kept;
            }
            return {};
        });
    }
};

} // namespace

TEST_CASE_METHOD(Supported, "A support archive of 20 dossiers holds no personal word in any encoding") {
    setUp();
    takeDossiers();
    REQUIRE(needles.size() > 1'000);
    const auto inside = make();
    std::size_t looked = 0;
    CHECK(foundUnder(unpacked, needles, looked) == "");
    CHECK(looked > 10'000);
    CHECK(foundUnder(folder / "log", needles, looked) != ""); // the search finds what there is
    CHECK(inside.contains("log-1.txt"));
}

TEST_CASE_METHOD(Supported, "A support archive says what a technician has to know") {
    setUp();
    takeDossiers();
    const auto inside = make();
    const auto read = [&](const std::string& name) {
        INFO(name);
        REQUIRE(inside.contains(name));
        return json::parse(inside.at(name));
    };
    CHECK(read("programs.json")["packages"].contains("libsqlite3-0"));
    CHECK(read("disk.json")["free_bytes"] > 0);
    CHECK(read("disk.json")["documents"]["files"] > kDossiers);
    CHECK(read("store.json")["complaint"] == "");
    CHECK(read("store.json")["user_version"] != "0");
    CHECK(read("counts.json")["dossiers"] == 16);
    CHECK(read("counts.json")["deliveries"]["queued"] == 16);
    CHECK(read("setup.json")["range"] == json({5000, 5099}));
    CHECK(read("setup.json")["has_token"] == false);
    const auto outbox = read("outbox.json");
    CHECK(outbox.size() == 16 * 5);
    CHECK(outbox[0]["kind"] == "put");
    CHECK(outbox[0]["last_problem"] == "other");
    const auto audit = read("audit.json");
    CHECK(audit["first_broken"] == 0);
    CHECK(audit["newest"][0]["kind"] == "dossier_taken");
    CHECK_FALSE(audit["newest"][0].contains("details"));
    CHECK_THAT(inside.at("log-1.txt"), Catch::Contains("portal/refused … 422"));
}

TEST_CASE_METHOD(Supported,
                 "The archive is made while the counter works, after it ended, and when it is broken") {
    setUp();
    CHECK(json::parse(make()["counts.json"])["dossiers"] == 0);
    store.reset();
    CHECK(json::parse(make()["counts.json"])["dossiers"] == 0);
    CHECK_FALSE(std::filesystem::exists(folder / "counterfoil.db-wal"));
    std::filesystem::resize_file(folder / "counterfoil.db", 4096);
    auto broken = make();
    CHECK(json::parse(broken["store.json"])["error"] == "damaged");
    CHECK(broken.contains("disk.json"));
    std::filesystem::remove(folder / "counterfoil.db");
    CHECK(json::parse(make()["store.json"])["error"] == "not_found");
}

TEST_CASE_METHOD(Supported, "Nobody's name is left in the archive as the owner of a file") {
    setUp();
    make();
    const auto listed = app::lifecycle::outputOf({"tar", "--numeric-owner", "-tvzf", archive.string()});
    CHECK_THAT(listed, Catch::Contains(" 0/0 "));
    CHECK_THAT(app::lifecycle::outputOf({"tar", "-tvzf", archive.string()}), !Catch::Contains("root"));
}

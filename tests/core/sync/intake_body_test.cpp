// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/intake_body.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using core::sync::filesOfBody;
using core::sync::IntakeBody;

namespace {

core::domain::Dossier dossier() {
    core::domain::Dossier made;
    made.id.bytes[15] = 7;
    made.number = {"H15.50.05.13-261121-0001", false};
    made.procedureCode = "1.001193";
    made.counter = "Q07";
    made.submitter.name = "Nguyễn Thị Ánh";
    made.submitter.idNumber = "001190000013";
    made.owner.name = "Trần Văn Đức";
    made.fee.amount = 8000;
    made.receivedAt.ms = 1795227300000;
    made.dueAt = core::base::Instant{1795400100000};
    core::domain::Document document;
    document.id.bytes[0] = 9;
    document.component = "birth-notice";
    document.pages = 2;
    document.size_bytes = 412233;
    document.sha256[31] = 1;
    made.documents = {document};
    return made;
}

} // namespace

TEST_CASE("The same dossier always gives the same bytes, in this form") {
    CHECK(
        IntakeBody().freeze(dossier()) ==
        R"({"applicant":{"id":"001190000013","name":"Nguyễn Thị Ánh"},"clerk":"00000000000000000000000000000000",)"
        R"("counter":"Q07","dossier":"00000000000000000000000000000007","due_at":"2026-11-23T02:15:00.000Z",)"
        R"("fees":[{"amount":8000,"kind":"fee"}],"fields":{"channel":1,"return_method":0},)"
        R"("files":[{"file":"09000000000000000000000000000000","media":"application/pdf","pages":2,"role":"birth-notice",)"
        R"("sha256":"0000000000000000000000000000000000000000000000000000000000000001","size":412233}],)"
        R"("format":"intake/1","number":{"kind":"official","value":"H15.50.05.13-261121-0001"},)"
        R"("owner":{"name":"Trần Văn Đức"},"procedure":"1.001193","received_at":"2026-11-21T02:15:00.000Z","rev":1,"supersedes":[]})");
}

TEST_CASE("The manifest is read back from the frozen bytes") {
    const auto files = filesOfBody(IntakeBody().freeze(dossier()));
    REQUIRE(files);
    REQUIRE(files->size() == 1);
    CHECK(files->front().file == dossier().documents[0].id);
    CHECK(files->front().size_bytes == 412233);
    CHECK(files->front().sha256 == dossier().documents[0].sha256);
    CHECK(files->front().dossier == dossier().id);
}

TEST_CASE("Bytes that are no revision have no manifest") {
    for (const auto* bytes :
         {"", "null", "[]", "{}", R"({"format":"intake/2"})", "{\"format\":\"intake/1\",\"files\":[{}]}"})
        CHECK_FALSE(filesOfBody(bytes));
}

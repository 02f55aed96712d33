// SPDX-License-Identifier: GPL-3.0-or-later
// A PC becomes a device of the province by a one-time code, through nginx.
#include "core/sync/portals/enrolment.h"
#include "core/usecases/enrol.h"
#include "tests/core/sync/guarded_counter.h"

#include <fstream>
#include <iterator>

namespace usecases = core::usecases;
using core::base::Result;
using core::ports::Books;
using core::ports::PortalCode;
using core::ports::TlsIdentity;
using tests::GuardedCounter;

namespace {

constexpr char kEnrol[] = "POST /v1/enrolments";

struct NewPc : GuardedCounter {
    usecases::SignedIn technician{core::ports::newId<core::base::ClerkId>(random), "Kỹ thuật viên",
                                  core::ports::Role::Technician};

    NewPc() {
        tls.certificate.clear();
        tls.key.clear();
        usecases::CounterSetup setup;
        setup.superiorBody = setup.office = setup.postOffice = setup.place = setup.returnPlace = "Mẫu";
        setup.officeId = "demo-office";
        setup.deviceId = "not-yet";
        setup.range = {"H15.50.05.13", "Q07", 5000, 5099};
        change([&](Books& books) -> Result<void> {
            const auto key = vault.makeDeviceKey();
            REQUIRE(key);
            if (auto kept = books.keys().insertDeviceKey(*key); !kept) return kept;
            return usecases::saveSetup(books, setup);
        });
        portal.control(R"({"codes":[{"code":"MA-1","office":"demo-office","device":"quay-7"},)"
                       R"({"code":"MA-2","office":"demo-office","device":"quay-8"}]})");
    }

    void change(const std::function<Result<void>(Books&)>& act) { REQUIRE(store->write(act)); }
    Result<core::ports::EnrolmentAnswer> enrol(const std::string& code) {
        core::sync::CurlTransport bare{[this]() -> Result<core::sync::TlsAccess> {
            core::sync::TlsAccess access;
            access.authority = tls.authority;
            return access;
        }};
        usecases::Enrol enrolling(*store, secrets, clock);
        return enrolling.enrol({code, front->address(), ""}, technician,
                               [&](const core::ports::EnrolmentQuestion& question) {
                                   return core::sync::askForEnrolment(front->address(), bare, question,
                                                                      std::string(32, 'e'), {});
                               });
    }
    std::optional<TlsIdentity> identity() {
        std::optional<TlsIdentity> found;
        change([&](Books& books) -> Result<void> {
            return books.keys().identity().map([&](auto row) { found = std::move(row); });
        });
        return found;
    }
    usecases::CounterSetup setup() {
        usecases::CounterSetup found;
        change([&](Books& books) -> Result<void> {
            return usecases::loadSetup(books).map([&](auto now) { found = std::move(now); });
        });
        return found;
    }
    // With what is in the store, as the program does.
    void speakAsEnrolled() {
        const auto now = setup();
        const auto shown = identity();
        REQUIRE(shown);
        tls.authority = now.portalAuthority;
        tls.certificate = shown->certificate;
        tls.key = shown->key;
        core::sync::PortalAccess access;
        access.address = now.portalUrl;
        access.office = now.officeId;
        access.device = now.deviceId;
        access.rootKey = core::sync::receiptKeyFromHex(now.rootKeyHex);
        access.onKeys = [this](const core::ports::PortalKeys& keys) {
            usecases::Enrol enrolling(*store, secrets, clock);
            CHECK(enrolling.keep(keys));
        };
        speak(access);
    }
    // What the portal has given for its codes.
    std::string givenByPortal() {
        std::string all;
        for (const auto& file : std::filesystem::directory_iterator(folder / "portal"))
            if (file.path().filename().string().starts_with("enrolment-")) {
                std::ifstream in(file.path());
                all += nlohmann::json::parse(in).at("answer").at("certificate").get<std::string>();
            }
        return all;
    }
};

} // namespace

TEST_CASE_METHOD(NewPc,
                 "A PC that was enrolled by a code sends with its own certificate to a verified receipt") {
    const auto given = enrol("MA-1");
    REQUIRE(given);
    CHECK(setup().deviceId == "quay-7");
    speakAsEnrolled();
    const auto dossier = take({100'000});
    CHECK(run().acknowledged == 1);
    CHECK(portalHasOnce(dossier));
    // The portal's name and keys came under the root key.
    CHECK(setup().portalName == "demo");
    CHECK(setup().receiptKeyHex == portal.receiptKeyHex());
    CHECK(setup().portalKeyHex.size() == 64);
}

TEST_CASE_METHOD(NewPc,
                 "An enrolment whose answer is lost is given again, also to the next run of the program") {
    portal.fault(R"({"do":"swallow","path":"/v1/enrolments"})");
    const auto lost = enrol("MA-1");
    REQUIRE_FALSE(lost);
    CHECK_FALSE(identity());
    const auto first = givenByPortal();
    CHECK_FALSE(first.empty());
    engine.reset();
    restartProgram();
    const auto again = enrol("MA-1");
    REQUIRE(again);
    CHECK(again->certificate == first);
    CHECK(givenByPortal() == first);
    CHECK(requests(kEnrol) == 2);
}

TEST_CASE_METHOD(NewPc,
                 "A code that another PC has used is refused in the portal's words, and nothing changes") {
    REQUIRE(enrol("MA-1"));
    const auto before = identity();
    const auto refused = enrol("MA-1"); // with new keys, as another PC
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PortalCode::CodeRefused));
    CHECK(refused.error().args == std::vector<std::string>{"Mã đăng ký đã được dùng cho máy khác"});
    CHECK(identity()->certificate == before->certificate);
    CHECK(identity()->key == before->key);
    // The keys that were refused are good for another code.
    const auto next = enrol("MA-2");
    REQUIRE(next);
    CHECK(next->device == "quay-8");
    CHECK(identity()->key != before->key);
}

TEST_CASE_METHOD(NewPc, "A code that the province has not given enrols nobody") {
    const auto refused = enrol("MA-9");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PortalCode::CodeRefused));
    CHECK_FALSE(identity());
    CHECK(setup().portalUrl.empty());
}

TEST_CASE_METHOD(NewPc, "A certificate for another key is not taken") {
    usecases::Enrol enrolling(*store, secrets, clock);
    const auto taken = enrolling.enrol(
        {"MA-1", front->address(), ""}, technician,
        [&](const core::ports::EnrolmentQuestion&) -> Result<core::ports::EnrolmentAnswer> {
            return core::ports::EnrolmentAnswer{"quay-7", tests::pemOf(own.certificate), tls.authority, {1}};
        });
    REQUIRE_FALSE(taken);
    CHECK(taken.error().is(PortalCode::WrongAnswer));
    CHECK_FALSE(identity());
}

TEST_CASE_METHOD(NewPc, "Whoever answers an enrolment without the province's certificate learns no code") {
    present(stranger.server("portal"));
    const auto refused = enrol("MA-1");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PortalCode::UnknownAuthority));
    CHECK(requests(kEnrol) == 0);
}

TEST_CASE_METHOD(NewPc, "A clerk enrols nothing") {
    technician.role = core::ports::Role::Clerk;
    CHECK_FALSE(enrol("MA-1"));
    CHECK(requests(kEnrol) == 0);
}

TEST_CASE_METHOD(NewPc, "Keys of the portal that the root key has not signed are not believed") {
    REQUIRE(enrol("MA-1"));
    speakAsEnrolled();
    portal.control(R"({"wrong_root":true})");
    const auto dossier = take({10});
    const auto report = run();
    CHECK(report.acknowledged == 0);
    CHECK(report.needs_clerk == 0);
    REQUIRE(report.trouble);
    CHECK(report.trouble->is(PortalCode::NotThePortal));
    CHECK(setup().receiptKeyHex.empty());
    CHECK(setup().portalKeyHex.empty());
    portal.control(R"({"wrong_root":false})");
    goes(dossier);
}

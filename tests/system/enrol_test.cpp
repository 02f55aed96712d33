// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoilctl at a counter that becomes a device of the province, and ends as one; through nginx.
#include "core/sync/portals/base64.h"
#include "core/vault/device_key.h"
#include "tests/support/authority.h"
#include "tests/support/front_process.h"
#include "tests/support/portal_process.h"
#include "tests/support/shell.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sys/wait.h>

using nlohmann::json;
using tests::quoted;

namespace {

constexpr int kRule = 4;
constexpr int kPortal = 8;

struct Province {
    tests::TempFolder folder;
    tests::Authority authority{folder / "province", "Tỉnh Mẫu"};
    tests::PortalProcess portal{folder / "portal", folder / "province"};
    tests::Authority::Issued server = authority.server("portal");
    tests::FrontProcess front{
        folder / "front",
        {server.certificate, server.key, authority.certificate(), authority.revoked(), portal.port()}};

    Province() {
        portal.control(R"({"codes":[{"code":"MA-1","office":"office-1","device":"quay-7"}]})");
        std::ofstream(folder / "passphrase") << "bốn từ dễ nhớ\n";
        const auto made =
            ctl("init --config " + quoted(EXAMPLE_CONFIG) +
                    " --clerk truong --full-name 'Lê Trưởng' --role supervisor --passphrase-file " +
                    quoted(folder / "passphrase"),
                "LD_PRELOAD=" + quoted(SLOW_PC));
        REQUIRE(made.exitCode == 0);
    }

    struct Told {
        int exitCode;
        json answer;
    };
    Told ctl(const std::string& words, const std::string& before = {}) {
        const auto done = tests::run(before + " " + quoted(CTL) + " --json --data " +
                                     quoted(folder / "data") + " " + words + " 2>/dev/null");
        return {WEXITSTATUS(done.status), json::parse(done.output, nullptr, false)};
    }
    Told signedIn(const std::string& words) {
        return ctl(words + " --clerk truong --passphrase-file " + quoted(folder / "passphrase"));
    }
    Told enrol(const std::string& code) {
        return signedIn("enrol --code " + code + " --portal " + front.address() + " --authority " +
                        quoted(authority.certificate()));
    }
    // As the province signs it.
    void writeCommand(const std::string& file, const std::string& device, const std::string& keyHex) {
        std::string hex;
        std::ifstream(folder / "portal/root.seed") >> hex;
        core::vault::SecretBytes seed;
        for (std::size_t i = 0; i < seed.size(); ++i)
            seed.data()[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
        const auto text =
            json{{"format", "intake/1 command"}, {"kind", "wipe"}, {"device", device}, {"ed25519", keyHex}}
                .dump();
        const auto signature = core::vault::signedWith(seed, "intake/1 command\n" + text);
        std::ofstream(folder / file) << json{
            {"command", core::sync::toBase64(text)},
            {"sig",
             core::sync::toBase64(
                 {reinterpret_cast<const char*>(signature.data()),
                  signature.size()})}}.dump();
    }
    std::string deviceKeyHex() {
        return tests::outputOf("python3 -c " +
                               quoted("import sqlite3,sys;print(sqlite3.connect(sys.argv[1])."
                                      "execute('SELECT hex(public_key) FROM device_key')."
                                      "fetchone()[0].lower(),end='')") +
                               " " + quoted(folder / "data/counterfoil.db"));
    }
};

std::string codeOf(const Province::Told& told) {
    return told.answer.at("error").at("code");
}

std::string healthOf(const Province::Told& told, const std::string& check) {
    for (const auto& one : told.answer.at("checks"))
        if (one.at("check") == check) return one.at("health");
    return "not looked at";
}

} // namespace

TEST_CASE("A counter is enrolled, speaks to the portal by its certificate, and is ended by the province's "
          "command") {
    Province province;
    const auto enrolled = province.enrol("MA-1");
    REQUIRE(enrolled.exitCode == 0);
    CHECK(enrolled.answer.at("device") == "quay-7");
    const auto looked = province.signedIn("doctor");
    INFO(looked.answer.dump(2));
    CHECK(looked.exitCode == 0);
    CHECK(healthOf(looked, "certificate") == "good");
    CHECK(province.signedIn("sync").exitCode == 0);
    CHECK(province.ctl("doctor").exitCode ==
          0); // the key is closed; the connection is looked at all the same

    const auto again = province.enrol("MA-1");
    CHECK(again.exitCode == kPortal);
    CHECK(codeOf(again) == "code_refused");
    CHECK(again.answer.at("error").at("sentence").get<std::string>().find("đã được dùng cho máy khác") !=
          std::string::npos);
    CHECK(province.signedIn("doctor").exitCode == 0); // the certificate is still in force

    // A revoked certificate is told for what it is.
    const auto issued = province.folder / "device.pem";
    std::ofstream(issued) << enrolled.answer.at("certificate").get<std::string>();
    province.authority.revoke({issued, {}});
    province.front.restart();
    const auto refused = province.signedIn("doctor");
    CHECK(refused.exitCode == kPortal);
    CHECK(refused.answer.dump(-1, ' ', false).find("không chấp nhận chứng thư của máy này") !=
          std::string::npos);

    province.writeCommand("other", "quay-8", province.deviceKeyHex());
    CHECK(codeOf(province.signedIn("wipe --command " + quoted(province.folder / "other"))) ==
          "wrong_command");
    province.writeCommand("wipe", "quay-7", province.deviceKeyHex());
    const auto wiped = province.signedIn("wipe --command " + quoted(province.folder / "wipe"));
    CHECK(wiped.exitCode == 0);
    CHECK(wiped.answer.contains("sig"));
    const auto after = province.signedIn("doctor");
    CHECK(codeOf(after) == "wiped");
}

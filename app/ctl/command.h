// SPDX-License-Identifier: GPL-3.0-or-later
// One command of counterfoilctl: its options, and what it does. Main thread.
#pragma once

#include "app/composition/house.h"
#include "app/composition/places.h"
#include "core/base/result.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <string>

namespace app::ctl {

namespace base = core::base;

// What every command is told before its own options.
struct Globals {
    std::filesystem::path data;
    std::string language = "vi";
    bool json = false;

    [[nodiscard]] base::Result<std::unique_ptr<composition::House>> openHouse() const;
};

// What a command answers: the JSON of --json, and lines for people.
struct Answer {
    nlohmann::json json = nlohmann::json::object();
    std::string text{};
    int exitCode = 0;
};

// Who signs in, for commands that read or write what is sealed.
struct SignInOptions {
    std::string clerk;
    std::filesystem::path passphraseFile;

    // Answers the option that names the clerk; both are needed or none.
    CLI::Option* addTo(CLI::App& command);
    [[nodiscard]] base::Result<core::usecases::SignedIn> signIn(composition::House& house) const;
};

using Command = std::function<base::Result<Answer>()>;

// Each adds its subcommand; the returned function runs it after parsing.
Command addInit(CLI::App& app, const Globals& globals);
Command addAccount(CLI::App& app, const Globals& globals);
Command addDevices(CLI::App& app, const Globals& globals);
Command addScan(CLI::App& app, const Globals& globals);
Command addArrange(CLI::App& app, const Globals& globals);
Command addImport(CLI::App& app, const Globals& globals);
Command addOcr(CLI::App& app, const Globals& globals);
Command addPdf(CLI::App& app, const Globals& globals);
Command addSeparators(CLI::App& app, const Globals& globals);
Command addReceive(CLI::App& app, const Globals& globals);
Command addSync(CLI::App& app, const Globals& globals);
Command addOutbox(CLI::App& app, const Globals& globals);
Command addDoctor(CLI::App& app, const Globals& globals);
Command addFind(CLI::App& app, const Globals& globals);
Command addShow(CLI::App& app, const Globals& globals);
Command addVerify(CLI::App& app, const Globals& globals);
Command addBackup(CLI::App& app, const Globals& globals);
Command addRestore(CLI::App& app, const Globals& globals);
Command addBundle(CLI::App& app, const Globals& globals);
Command addNumbers(CLI::App& app, const Globals& globals);
Command addKeys(CLI::App& app, const Globals& globals);
Command addEnrol(CLI::App& app, const Globals& globals);
Command addWipe(CLI::App& app, const Globals& globals);
Command addRecover(CLI::App& app, const Globals& globals);
Command addShred(CLI::App& app, const Globals& globals);
Command addAudit(CLI::App& app, const Globals& globals);
Command addSupport(CLI::App& app, const Globals& globals);
Command addDeadline(CLI::App& app, const Globals& globals);
Command addNumber(CLI::App& app, const Globals& globals);
Command addCatalogue(CLI::App& app, const Globals& globals);
Command addIdentity(CLI::App& app, const Globals& globals);

// Exit codes; README.md lists them.
enum ExitCode {
    kDone = 0,
    kUsage = 2,
    kRefusedByRule = 4,
    kScannerTrouble = 5,
    kPageTrouble = 6,
    kStoreTrouble = 7,
    kPortalTrouble = 8,
    kPrintTrouble = 9,
    kNotWhole = 10,
};
int exitCodeOf(const base::Error& error);
// Room, code, the sentence in the language in force, and the detail for the log.
nlohmann::json errorJson(const base::Error& error);

// First line of a file without its line end. Errors: StoreCode::NotFound.
[[nodiscard]] base::Result<std::string> firstLineOf(const std::filesystem::path& file);
[[nodiscard]] base::Result<std::string> contentOf(const std::filesystem::path& file);
std::string hexOf(const core::domain::Sha256& hash);
nlohmann::json jsonOf(const core::domain::Dossier& dossier);

} // namespace app::ctl

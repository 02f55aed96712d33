// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/codes.h"

namespace app::ctl {
namespace {

base::Result<std::filesystem::path> folderOf(composition::House& house, const std::filesystem::path& wanted) {
    const auto setup = house.setup();
    if (!setup) return base::fail(setup.error());
    if (!wanted.empty()) return std::filesystem::absolute(wanted);
    if (setup->backupFolder.empty())
        return base::fail(core::domain::DomainCode::NotSetUp, "no backup folder", {"backupFolder"});
    return std::filesystem::path(setup->backupFolder);
}

base::Result<Answer> run(const Globals& globals, const std::filesystem::path& wanted) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto folder = folderOf(**house, wanted);
    if (!folder) return base::fail(folder.error());
    const auto report = (*house)->backingUp().run(*folder);
    if (!report) return base::fail(report.error());
    return Answer{{{"folder", folder->string()},
                   {"copy", report->copy},
                   {"documents", report->documents},
                   {"copied_documents", report->copiedDocuments},
                   {"database_bytes", report->databaseBytes},
                   {"audit_seq", report->auditSeq},
                   {"audit_hash", report->auditHash}},
                  (*folder / report->copy).string() + "\n"};
}

} // namespace

Command addBackup(CLI::App& app, const Globals& globals) {
    auto* command =
        app.add_subcommand("backup", "Copy the store and its documents to another disk, verified");
    auto folder = std::make_shared<std::filesystem::path>();
    command->add_option(
        "--to", *folder,
        "Folder on the other disk, which has to be there (default: backupFolder of the set-up)");
    command->footer(
        "Documents are copied once; of the database the last copy of 7 days and of 4 weeks is kept. Note "
        "audit_seq and audit_hash elsewhere: they tell later whether rows were cut off the audit's end. "
        "The window does this daily on its own where the set-up names a backupFolder.");
    return [&globals, folder] { return run(globals, *folder); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "ui/text/bundle_words.h"

namespace app::ctl {
namespace {

using nlohmann::json;

constexpr std::int64_t kMb = 1'000'000;

struct WriteOptions {
    SignInOptions signIn;
    std::filesystem::path folder;
    std::int64_t most_mb = core::sync::BundleWriter::kMost_bytes / kMb;
};

struct ImportOptions {
    SignInOptions signIn;
    std::filesystem::path file;
};

base::Result<Answer> write(const Globals& globals, const WriteOptions& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (const auto clerk = options.signIn.signIn(**house); !clerk) return base::fail(clerk.error());
    const auto report =
        (*house)->writeBundles(std::filesystem::absolute(options.folder), options.most_mb * kMb);
    if (!report) return base::fail(report.error());
    Answer answer{{{"bundles", json::array()}, {"left_out", json::array()}}};
    for (const auto& bundle : report->bundles) {
        answer.json["bundles"].push_back({{"number", bundle.number},
                                          {"file", bundle.file.string()},
                                          {"bytes", bundle.size_bytes},
                                          {"dossiers", bundle.dossiers}});
        answer.text +=
            ui::text::bundleWrittenWords(bundle.number, bundle.file.string(), bundle.dossiers).toStdString() +
            "\n";
    }
    for (const auto& dossier : report->leftOut)
        answer.json["left_out"].push_back(dossier.hex());
    if (!report->leftOut.empty())
        answer.text += ui::text::leftOutWords(static_cast<int>(report->leftOut.size())).toStdString() + "\n";
    if (!report->bundles.empty()) answer.text += ui::text::mayRemoveStickWords().toStdString() + "\n";
    if (!report->leftOut.empty()) answer.exitCode = kNotWhole;
    return answer;
}

base::Result<Answer> import(const Globals& globals, const ImportOptions& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    if (const auto clerk = options.signIn.signIn(**house); !clerk) return base::fail(clerk.error());
    const auto done = (*house)->importBundleReceipt(std::filesystem::absolute(options.file));
    if (!done) return base::fail(done.error());
    Answer answer{{{"number", done->bundle},
                   {"acknowledged", done->acknowledged},
                   {"before", done->before},
                   {"refused", done->refused},
                   {"gap", done->hasGap}}};
    for (const auto& words : ui::text::importedReceiptWords(done->bundle, done->acknowledged, done->before,
                                                            done->refused, done->hasGap))
        answer.text += words.toStdString() + "\n";
    if (done->refused > 0) answer.exitCode = kPortalTrouble;
    return answer;
}

} // namespace

Command addBundle(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("bundle", "What waits for the portal, by USB stick");
    command->require_subcommand(1);
    auto* writing = command->add_subcommand(
        "write",
        "Write what waits into bundles that the portal alone opens; it goes on waiting until a receipt "
        "is here, by whatever way");
    auto toWrite = std::make_shared<WriteOptions>();
    toWrite->signIn.addTo(*writing)->required();
    writing->add_option("--to", toWrite->folder, "Folder on the stick")->required();
    writing->add_option("--most-mb", toWrite->most_mb, "Size of one file at most; more goes into the next")
        ->check(CLI::Range(1, 2147))
        ->capture_default_str();
    auto* importing =
        command->add_subcommand("import-receipt", "Take in the portal's receipt of a bundle, a .cfr file");
    auto toImport = std::make_shared<ImportOptions>();
    toImport->signIn.addTo(*importing)->required();
    importing->add_option("file", toImport->file)->required();
    return [&globals, writing, toWrite, toImport] {
        return writing->parsed() ? write(globals, *toWrite) : import(globals, *toImport);
    };
}

} // namespace app::ctl

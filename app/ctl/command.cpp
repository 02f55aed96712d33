// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/ports/store_codes.h"
#include "ui/text/sentence.h"

#include <fstream>
#include <iterator>

namespace app::ctl {

using nlohmann::json;

base::Result<std::unique_ptr<composition::House>> Globals::openHouse() const {
    return composition::House::open(composition::standardPlaces(data));
}

CLI::Option* SignInOptions::addTo(CLI::App& command) {
    auto* name = command.add_option("--clerk", clerk, "Sign-in name");
    auto* file =
        command.add_option("--passphrase-file", passphraseFile, "File whose first line is the passphrase");
    file->needs(name);
    return name->needs(file);
}

base::Result<core::usecases::SignedIn> SignInOptions::signIn(composition::House& house) const {
    const auto passphrase = firstLineOf(passphraseFile);
    if (!passphrase) return base::fail(passphrase.error());
    auto signedIn = house.signIn().signIn(clerk, *passphrase);
    if (signedIn) house.readChanges();
    return signedIn;
}

int exitCodeOf(const base::Error& error) {
    switch (error.room) {
    case base::Room::Domain:
        return kRefusedByRule;
    case base::Room::Scan:
        return kScannerTrouble;
    case base::Room::Page:
        return kPageTrouble;
    case base::Room::Store:
        return kStoreTrouble;
    case base::Room::Portal:
        return kPortalTrouble;
    case base::Room::Print:
        return kPrintTrouble;
    }
    return kUsage;
}

json errorJson(const base::Error& error) {
    return {{"room", base::nameOf(error.room)},
            {"code", error.name},
            {"sentence", ui::text::sentence(error).toStdString()},
            {"detail", error.detail}};
}

base::Result<std::string> contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return base::fail(core::ports::StoreCode::NotFound, file.string(), {file.string()});
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

base::Result<std::string> firstLineOf(const std::filesystem::path& file) {
    auto content = contentOf(file);
    if (!content) return content;
    return content->substr(0, content->find_first_of("\r\n"));
}

std::string hexOf(const core::domain::Sha256& hash) {
    return core::domain::toHex(hash);
}

json jsonOf(const core::domain::Dossier& dossier) {
    json documents = json::array();
    for (const auto& document : dossier.documents)
        documents.push_back({{"id", document.id.hex()},
                             {"component", document.component},
                             {"name", document.name},
                             {"pages", document.pages},
                             {"bytes", document.size_bytes},
                             {"characters", document.characters},
                             {"sha256", hexOf(document.sha256)}});
    json changes = json::array();
    for (const auto& change : dossier.portalChanges)
        changes.push_back({{"state", static_cast<int>(change.state)},
                           {"reason", change.reason},
                           {"items", change.items},
                           {"at", change.at ? json(base::toRfc3339(*change.at)) : json()}});
    return {{"dossier", dossier.id.hex()},
            {"portal_changes", std::move(changes)},
            {"number", dossier.number.text},
            {"provisional", dossier.number.provisional},
            {"provisional_number", dossier.provisionalNumber},
            {"procedure", dossier.procedureCode},
            {"owner", dossier.owner.name},
            {"received_at", base::toRfc3339(dossier.receivedAt)},
            {"due_at", dossier.dueAt ? json(base::toRfc3339(*dossier.dueAt)) : json()},
            {"state", core::domain::nameOf(dossier.work)},
            {"documents", std::move(documents)}};
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/intake_body.h"

#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/national_record.h"

#include <nlohmann/json.hpp>

namespace core::sync {

using core::base::fail;
using core::base::Result;
using core::domain::Dossier;
using core::domain::Person;
using core::ports::PortalCode;
using core::ports::RevisionFile;
using nlohmann::json;

namespace {

void putIfAny(json& into, const char* name, const std::string& value) {
    if (!value.empty()) into[name] = value;
}

json personJson(const Person& person) {
    json out{{"name", person.name}};
    putIfAny(out, "id", person.idNumber);
    putIfAny(out, "address", person.address);
    putIfAny(out, "phone", person.phone);
    putIfAny(out, "email", person.email);
    if (person.birth) out["born"] = core::base::toIso(*person.birth);
    return out;
}

// What the national record has no place for.
json fieldsJson(const Dossier& dossier) {
    json out = json::object();
    putIfAny(out, "return_place", dossier.returnPlace);
    putIfAny(out, "procedure_version", dossier.procedureVersion);
    putIfAny(out, "calendar_version", dossier.calendarVersion);
    return out;
}

json filesJson(const Dossier& dossier) {
    json out = json::array();
    for (const auto& document : dossier.documents) {
        json file{{"file", document.id.hex()},   {"role", document.component},
                  {"media", "application/pdf"},  {"pages", document.pages},
                  {"size", document.size_bytes}, {"sha256", core::domain::toHex(document.sha256)}};
        putIfAny(file, "component_code", document.componentCode);
        putIfAny(file, "name", document.name);
        if (document.originals > 0) file["originals"] = document.originals;
        if (document.copies > 0) file["copies"] = document.copies;
        out.push_back(std::move(file));
    }
    return out;
}

json feesJson(const Dossier& dossier) {
    if (dossier.fee.amount == 0) return json::array();
    return json::array({{{"kind", "fee"}, {"amount", dossier.fee.amount}}});
}

std::optional<RevisionFile> fileFrom(const json& file) {
    const auto id = core::base::DocumentId::fromHex(text(file, "file"));
    const auto hash = sha256FromHex(text(file, "sha256"));
    const auto size = number(file, "size");
    if (!id || !hash || !size || *size < 0) return std::nullopt;
    RevisionFile out;
    out.file = *id;
    out.size_bytes = *size;
    out.sha256 = *hash;
    return out;
}

} // namespace

std::string IntakeBody::freeze(const Dossier& dossier) const {
    json body{
        {"format", "intake/1"},
        {"dossier", dossier.id.hex()},
        {"rev", dossier.revision},
        {"supersedes", json::array()},
        {"number",
         {{"kind", dossier.number.provisional ? "provisional" : "official"}, {"value", dossier.number.text}}},
        {"procedure", dossier.procedureCode},
        {"counter", dossier.counter},
        {"clerk", dossier.clerk.hex()},
        {"received_at", core::base::toRfc3339(dossier.receivedAt)},
        {"applicant", personJson(dossier.submitter)},
        {"owner", personJson(dossier.owner)},
        {"fields", fieldsJson(dossier)},
        {"fees", feesJson(dossier)},
        {"files", filesJson(dossier)},
        {"record", nationalRecord(dossier)}};
    if (dossier.dueAt) body["due_at"] = core::base::toRfc3339(*dossier.dueAt);
    return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<RevisionFile>> filesOfBody(std::string_view bytes) {
    const auto body = jsonFrom(bytes);
    const auto dossier = core::base::DossierId::fromHex(text(body, "dossier"));
    const auto revision = number(body, "rev");
    if (text(body, "format") != "intake/1" || !dossier || !revision || !body.contains("files") ||
        !body["files"].is_array())
        return fail(PortalCode::WrongAnswer, "the frozen body is no intake/1 revision");
    std::vector<RevisionFile> files;
    for (const auto& entry : body["files"]) {
        auto file = fileFrom(entry);
        if (!file)
            return fail(PortalCode::WrongAnswer, "the frozen body names a file without id, size or hash");
        file->dossier = *dossier;
        file->revision = static_cast<int>(*revision);
        files.push_back(*file);
    }
    return files;
}

std::string commitOfBody(const core::ports::Delivery& delivery, const std::vector<RevisionFile>& files) {
    json facts = json::array();
    for (const auto& file : files)
        facts.push_back({{"file", file.file.hex()},
                         {"size", file.size_bytes},
                         {"sha256", core::domain::toHex(file.sha256)}});
    return json{{"rev", delivery.revision},
                {"body_sha256", core::domain::toHex(delivery.bodySha256)},
                {"files", std::move(facts)}}
        .dump();
}

} // namespace core::sync

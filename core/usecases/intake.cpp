// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/intake.h"

#include <nlohmann/json.hpp>

namespace core::usecases {
namespace {

using nlohmann::json;

json personJson(const domain::Person& person) {
    return {{"name", person.name},       {"idNumber", person.idNumber},
            {"address", person.address}, {"phone", person.phone},
            {"email", person.email},     {"birth", person.birth ? base::toIso(*person.birth) : ""}};
}

domain::Person personFrom(const json& value) {
    return {value.at("name"),  value.at("idNumber"), value.at("address"),
            value.at("phone"), value.at("email"),    base::dateFromIso(value.at("birth").get<std::string>())};
}

json pageJson(const PlacedPage& page) {
    return {
        {"number", page.number},     {"component", page.component}, {"reason", static_cast<int>(page.reason)},
        {"setAside", page.setAside}, {"evidence", page.evidence},   {"incomplete", page.incomplete}};
}

PlacedPage pageFrom(const json& value) {
    return {value.at("number"),
            value.at("component"),
            static_cast<domain::SortReason>(value.at("reason").get<int>()),
            value.at("setAside"),
            value.value("evidence", std::string()), // drafts of earlier versions have none
            value.value("incomplete", false)};
}

template<class IdType>
IdType idFrom(const json& value) {
    return IdType::fromHex(value.get<std::string>()).value_or(IdType{});
}

Intake intakeFrom(const json& value) {
    Intake intake;
    intake.dossier = idFrom<base::DossierId>(value.at("dossier"));
    intake.batch = idFrom<base::BatchId>(value.at("batch"));
    intake.procedureCode = value.at("procedure");
    intake.submitter = personFrom(value.at("submitter"));
    intake.owner = personFrom(value.at("owner"));
    intake.ownerIsSubmitter = value.at("ownerIsSubmitter");
    intake.abstract = value.at("abstract");
    intake.channel = static_cast<domain::Channel>(value.at("channel").get<int>());
    intake.returnMethod = static_cast<domain::ReturnMethod>(value.at("returnMethod").get<int>());
    for (const auto& page : value.at("pages"))
        intake.pages.push_back(pageFrom(page));
    intake.sheetsExpected = value.value("sheetsExpected", 0);
    return intake;
}

} // namespace

bool Intake::untouched() const {
    return batch.empty() && procedureCode.empty() && submitter == domain::Person{} &&
           owner == domain::Person{} && abstract.empty() && sheetsExpected == 0;
}

std::map<std::string, int> Intake::pagesByComponent() const {
    std::map<std::string, int> counts;
    for (const auto& page : pages)
        if (!page.setAside) ++counts[page.component];
    return counts;
}

std::string toJson(const Intake& intake) {
    json pages = json::array();
    for (const auto& page : intake.pages)
        pages.push_back(pageJson(page));
    return json{{"dossier", intake.dossier.hex()},
                {"batch", intake.batch.hex()},
                {"procedure", intake.procedureCode},
                {"submitter", personJson(intake.submitter)},
                {"owner", personJson(intake.owner)},
                {"ownerIsSubmitter", intake.ownerIsSubmitter},
                {"abstract", intake.abstract},
                {"channel", static_cast<int>(intake.channel)},
                {"returnMethod", static_cast<int>(intake.returnMethod)},
                {"pages", std::move(pages)},
                {"sheetsExpected", intake.sheetsExpected}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

base::Result<Intake> intakeFromJson(std::string_view text) {
    try {
        return intakeFrom(json::parse(text));
    } catch (const json::exception& e) {
        return base::fail(ports::StoreCode::Damaged, std::string("draft: ") + e.what());
    }
}

} // namespace core::usecases

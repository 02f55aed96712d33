// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sealed_payload.h"

#include "core/ports/store_codes.h"

#include <nlohmann/json.hpp>

namespace core::store {

namespace base = core::base;
namespace domain = core::domain;
using core::ports::StoreCode;
using nlohmann::json;

namespace {

json jsonOf(const domain::Person& person) {
    return {{"name", person.name},       {"id_number", person.idNumber},
            {"address", person.address}, {"phone", person.phone},
            {"email", person.email},     {"birth", person.birth ? base::toIso(*person.birth) : ""}};
}

domain::Person personFrom(const json& value) {
    return {value.at("name"),    value.at("id_number"),
            value.at("address"), value.at("phone"),
            value.at("email"),   base::dateFromIso(value.at("birth").get<std::string>())};
}

// What this program sealed opens as it was, or not at all: bytes that are no UTF-8 are kept too.
std::string textOf(const json& payload) {
    const auto bytes = json::to_cbor(payload);
    return {bytes.begin(), bytes.end()};
}

template<class Read>
base::Result<void> readWith(std::string_view payload, const Read& read) {
    try {
        read(json::from_cbor(payload));
        return {};
    } catch (const json::exception& error) {
        return base::fail(StoreCode::Damaged, std::string("a sealed payload: ") + error.what());
    }
}

} // namespace

std::string payloadOf(const domain::Dossier& dossier) {
    return textOf({{"submitter", jsonOf(dossier.submitter)},
                   {"owner", jsonOf(dossier.owner)},
                   {"abstract", dossier.abstract},
                   {"return_place", dossier.returnPlace},
                   {"clerk_name", dossier.clerkName}});
}

base::Result<void> readPayload(std::string_view payload, domain::Dossier& dossier) {
    return readWith(payload, [&](const json& value) {
        dossier.submitter = personFrom(value.at("submitter"));
        dossier.owner = personFrom(value.at("owner"));
        dossier.abstract = value.at("abstract");
        dossier.returnPlace = value.at("return_place");
        dossier.clerkName = value.at("clerk_name");
    });
}

std::string payloadOf(const domain::Document& document) {
    return textOf({{"name", document.name}, {"sha256", document.sha256}});
}

base::Result<void> readPayload(std::string_view payload, domain::Document& document) {
    return readWith(payload, [&](const json& value) {
        document.name = value.at("name");
        document.sha256 = value.at("sha256").get<domain::Sha256>();
    });
}

std::string payloadOf(const domain::CustodyEvent& event) {
    return textOf({{"signer", event.signer}, {"signature", event.signature}, {"note", event.note}});
}

base::Result<void> readPayload(std::string_view payload, domain::CustodyEvent& event) {
    return readWith(payload, [&](const json& value) {
        event.signer = value.at("signer");
        event.signature = value.at("signature");
        event.note = value.at("note");
    });
}

std::string payloadOf(const domain::DossierResult& result) {
    return textOf({{"type", result.type}, {"number", result.number}, {"abstract", result.abstract}});
}

base::Result<void> readPayload(std::string_view payload, domain::DossierResult& result) {
    return readWith(payload, [&](const json& value) {
        result.type = value.at("type");
        result.number = value.at("number");
        result.abstract = value.at("abstract");
    });
}

std::string payloadOf(const domain::ResultRecipient& recipient) {
    return textOf({{"name", recipient.name}, {"phone", recipient.phone}, {"signature", recipient.signature}});
}

base::Result<void> readPayload(std::string_view payload, domain::ResultRecipient& recipient) {
    return readWith(payload, [&](const json& value) {
        recipient.name = value.at("name");
        recipient.phone = value.at("phone");
        recipient.signature = value.at("signature");
    });
}

std::string payloadOf(const domain::Payer& payer) {
    return textOf({{"name", payer.name},
                   {"address", payer.address},
                   {"tax_code", payer.taxCode},
                   {"email", payer.email}});
}

base::Result<void> readPayload(std::string_view payload, domain::Payer& payer) {
    return readWith(payload, [&](const json& value) {
        payer.name = value.at("name");
        payer.address = value.at("address");
        payer.taxCode = value.at("tax_code");
        payer.email = value.at("email");
    });
}

} // namespace core::store

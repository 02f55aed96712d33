// SPDX-License-Identifier: GPL-3.0-or-later
// Each wrong step of a receipt, signed by a key of our own.
#include "core/sync/portals/receipt.h"

#include "core/sync/portals/base64.h"
#include "core/vault/sodium_secrets.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sodium.h>

using core::sync::toBase64;
using core::sync::verifiedReceipt;
using nlohmann::json;

namespace {

struct Signed {
    Signed() {
        REQUIRE(sodium_init() >= 0);
        core::ports::Ed25519Public key{};
        crypto_sign_keypair(key.data(), secret);
        rules = {"demo", "office", "device", {{"r1", key}}};
        delivery.dossier.bytes[0] = 1;
        delivery.bodySha256[0] = 2;
        core::ports::RevisionFile file;
        file.file.bytes[0] = 3;
        file.size_bytes = 10;
        files = {file};
        payload = {{"format", "receipt/1"},
                   {"portal", "demo"},
                   {"epoch", "e1"},
                   {"seq", 5},
                   {"office", "office"},
                   {"device", "device"},
                   {"dossier", delivery.dossier.hex()},
                   {"rev", 1},
                   {"body_sha256", core::domain::toHex(delivery.bodySha256)},
                   {"files", json::array({{{"file", file.file.hex()},
                                           {"size", 10},
                                           {"sha256", core::domain::toHex(file.sha256)}}})},
                   {"received_at", "2026-03-02T01:13:02.114Z"}};
    }
    std::string answer(const std::string& prefix = "intake/1 receipt\n") {
        const auto bytes = payload.dump();
        const auto message = prefix + bytes;
        std::string signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                             reinterpret_cast<const unsigned char*>(message.data()), message.size(), secret);
        return json{{"receipt", toBase64(bytes)}, {"kid", kid}, {"sig", toBase64(signature)}}.dump();
    }
    auto verify(const std::string& text) { return verifiedReceipt(text, rules, delivery, files, secrets); }

    unsigned char secret[crypto_sign_SECRETKEYBYTES]{};
    core::sync::ReceiptRules rules;
    core::ports::Delivery delivery;
    std::vector<core::ports::RevisionFile> files;
    json payload;
    std::string kid = "r1";
    core::vault::SodiumSecrets secrets;
};

} // namespace

TEST_CASE("A receipt that names all we sent is taken with its number and time") {
    Signed portal;
    const auto text = portal.answer();
    const auto receipt = portal.verify(text);
    REQUIRE(receipt);
    CHECK(receipt->raw == text);
    CHECK(receipt->epoch == "e1");
    CHECK(receipt->seq == 5);
    CHECK(core::base::toRfc3339(receipt->receivedAt) == "2026-03-02T01:13:02.114Z");
}

TEST_CASE("A receipt with any member of another value is refused though it is signed") {
    const auto [member, value, step] =
        GENERATE(table<std::string, json, std::string>({{"format", "receipt/2", "format"},
                                                        {"portal", "other", "portal"},
                                                        {"office", "other", "office"},
                                                        {"device", "other", "device"},
                                                        {"dossier", "00", "dossier"},
                                                        {"rev", 2, "revision"},
                                                        {"rev", "1", "revision"},
                                                        {"body_sha256", "00", "body hash"},
                                                        {"files", json::array(), "files"},
                                                        {"files", nullptr, "files"},
                                                        {"seq", "x", "number or time"},
                                                        {"received_at", "yesterday", "number or time"}}));
    Signed portal;
    portal.payload[member] = value;
    const auto receipt = portal.verify(portal.answer());
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().is(core::ports::PortalCode::WrongReceipt));
    CHECK(receipt.error().detail == step);
}

TEST_CASE("A receipt that names a file twice, or one more, is refused") {
    Signed portal;
    portal.payload["files"].push_back(portal.payload["files"][0]);
    CHECK_FALSE(portal.verify(portal.answer()));
}

TEST_CASE("A receipt of an unknown key, or signed for another purpose, or spoilt, is refused") {
    Signed portal;
    CHECK(portal.verify(portal.answer("intake/1 revision\n")).error().detail == "signature");
    const auto whole = portal.answer();
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        auto spoilt = whole;
        spoilt[at] ^= 1;
        CHECK_FALSE(portal.verify(spoilt));
    }
    portal.kid = "r9";
    CHECK(portal.verify(portal.answer()).error().detail == "unknown key");
    for (const auto* text : {"", "{}", "[]", "null", "<html>"})
        CHECK_FALSE(portal.verify(text));
}

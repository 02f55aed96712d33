// SPDX-License-Identifier: GPL-3.0-or-later
// The portal's half: what a dead PC had not sent, opened by the holder of the portal's private key from the
// files alone. Written against the formats (core/vault/sealed_record.h, sealed_file.h) with plain libsodium
// and SQL, as a portal in another language would be.
#include "core/store/sqlite/database.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>
#include <sodium.h>

#include <array>

using namespace tests;
using core::store::sqlite::Access;
using core::store::sqlite::Database;

namespace {

const std::uint8_t* bytesOf(const std::string& text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}
std::uint8_t* bytesOf(std::string& text) {
    return reinterpret_cast<std::uint8_t*>(text.data());
}

std::string hexOf(const std::string& bytes) {
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytesOf(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

struct Portal {
    std::string open = std::string(crypto_box_PUBLICKEYBYTES, '\0');
    std::string secret = std::string(crypto_box_SECRETKEYBYTES, '\0');
    Portal() { crypto_box_keypair(bytesOf(open), bytesOf(secret)); }

    // What is sealed to it; empty: it is not.
    [[nodiscard]] std::string key(const std::string& sealed) const {
        if (sealed.size() < crypto_box_SEALBYTES) return {};
        std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
        const int done = crypto_box_seal_open(bytesOf(plain), bytesOf(sealed), sealed.size(), bytesOf(open),
                                              bytesOf(secret));
        return done == 0 ? plain : std::string();
    }
};

// version | nonce | ciphertext and tag; authenticated with version and place.
std::string record(const std::string& key, const std::string& place, const std::string& sealed) {
    constexpr std::size_t kHead = 1 + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    REQUIRE(sealed.size() >= kHead + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    REQUIRE(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const auto data = sealed.substr(0, 1) + place;
    std::string plain(sealed.size() - kHead - crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    REQUIRE(crypto_aead_xchacha20poly1305_ietf_decrypt(
                bytesOf(plain), nullptr, nullptr, bytesOf(sealed) + kHead, sealed.size() - kHead,
                bytesOf(data), data.size(), bytesOf(sealed) + 1, bytesOf(key)) == 0);
    return plain;
}

// header | chunks of 64 KiB with a tag of 17 bytes each, the last one FINAL; authenticated with the place.
std::string file(const std::string& key, const std::string& place, const std::string& sealed) {
    constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
    constexpr std::size_t kTag = crypto_secretstream_xchacha20poly1305_ABYTES;
    constexpr std::size_t kChunk = 65'536 + kTag;
    crypto_secretstream_xchacha20poly1305_state state;
    REQUIRE(crypto_secretstream_xchacha20poly1305_init_pull(&state, bytesOf(sealed), bytesOf(key)) == 0);
    std::string plain;
    unsigned char tag = 0;
    for (std::size_t at = kHeader; at < sealed.size(); at += kChunk) {
        const auto chunk = sealed.substr(at, kChunk);
        std::string part(chunk.size() - kTag, '\0');
        REQUIRE(crypto_secretstream_xchacha20poly1305_pull(&state, bytesOf(part), nullptr, &tag,
                                                           bytesOf(chunk), chunk.size(), bytesOf(place),
                                                           place.size()) == 0);
        plain += part;
    }
    CHECK(tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    return plain;
}

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Its owner has taken a dossier; then only the disk is left.
struct DeadCounter : CounterFixture {
    Portal portal;
    domain::Dossier dossier;
    std::unique_ptr<Database> left;

    DeadCounter() {
        setUp(5000, 5099, {}, hexOf(portal.open));
        const auto taken = receiving().receive(completeIntake(), clerk);
        REQUIRE(taken);
        dossier = *taken;
        store.reset();
        vault.lock();
        left = std::move(*Database::open(folder / "counterfoil.db", Access::Read));
    }
    std::string value(const std::string& sql, const std::string& hex) {
        auto query = left->prepare(sql + "x'" + hex + "'");
        REQUIRE(query.step() == true);
        return query.blob(0);
    }
    std::string deliveryKey(const Portal& holder) {
        return holder.key(value("SELECT key_for_portal FROM delivery WHERE dossier_uuid=", dossier.id.hex()));
    }
    std::string fileKey(const std::string& deliveryKey, const domain::Document& document) {
        const auto id = document.id.hex();
        return record(deliveryKey, "file/" + id, value("SELECT file_key FROM outbox WHERE file_uuid=", id));
    }
};

} // namespace

TEST_CASE_METHOD(DeadCounter, "The portal's key opens the body and the files that a dead PC had not sent") {
    const auto key = deliveryKey(portal);
    const auto body = value("SELECT body FROM delivery WHERE dossier_uuid=", dossier.id.hex());
    CHECK(record(key, "delivery.body/" + dossier.id.hex() + "/1", body) == format.freeze(dossier));
    REQUIRE(dossier.documents.size() == 3);
    for (const auto& document : dossier.documents) {
        const auto opened =
            file(fileKey(key, document), "file/" + document.id.hex(), contentOf(files.pathOf(document.id)));
        CHECK(opened.size() == static_cast<std::size_t>(document.size_bytes));
        CHECK(secrets.sha256(opened) == document.sha256);
    }
}

TEST_CASE_METHOD(DeadCounter,
                 "Whoever carries the disk of a dead PC to the portal, with another key, opens nothing") {
    CHECK(deliveryKey(Portal()).empty());
}

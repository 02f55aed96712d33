// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sodium_secrets.h"

#include "core/ports/store_codes.h"
#include "core/vault/sha256.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using core::ports::StoreCode;
using core::vault::SodiumSecrets;

namespace {

template<std::size_t Size>
std::array<std::uint8_t, Size> fromHex(std::string_view hex) {
    std::array<std::uint8_t, Size> bytes{};
    for (std::size_t i = 0; i < Size; ++i)
        bytes[i] = static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(2 * i, 2)), nullptr, 16));
    return bytes;
}

} // namespace

TEST_CASE("SHA-256 gives the published values of FIPS 180-4, in one piece and in many") {
    SodiumSecrets secrets;
    CHECK(core::domain::toHex(secrets.sha256("")) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(secrets.sha256({}) == secrets.sha256(""));
    const std::string message = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    CHECK(core::domain::toHex(secrets.sha256(message)) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    core::vault::Sha256Stream stream;
    for (const char letter : message)
        stream.add({&letter, 1});
    CHECK(stream.finish() == secrets.sha256(message));
}

TEST_CASE("The hash of a file is the hash of its bytes, also across blocks") {
    const tests::TempFolder folder;
    const std::string bytes(700'001, 'x');
    std::ofstream(folder / "file", std::ios::binary) << bytes;
    SodiumSecrets secrets;
    const auto hash = secrets.sha256OfFile(folder / "file");
    REQUIRE(hash);
    CHECK(*hash == secrets.sha256(bytes));
}

TEST_CASE("The hash of a file that is not there is NotFound, that of a folder an error") {
    const tests::TempFolder folder;
    SodiumSecrets secrets;
    CHECK(secrets.sha256OfFile(folder / "none").error().is(StoreCode::NotFound));
    CHECK_FALSE(secrets.sha256OfFile(folder.path()));
}

TEST_CASE("An Ed25519 signature of RFC 8032 verifies, and a changed message, signature or key does not") {
    // RFC 8032, 7.1, TEST 3.
    auto key = fromHex<32>("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    auto signature = fromHex<64>("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                 "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    SodiumSecrets secrets;
    CHECK(secrets.verifyEd25519("\xaf\x82", signature, key));
    CHECK_FALSE(secrets.verifyEd25519("\xaf\x83", signature, key));
    CHECK_FALSE(secrets.verifyEd25519("", signature, key));
    signature[0] ^= 1;
    CHECK_FALSE(secrets.verifyEd25519("\xaf\x82", signature, key));
    signature[0] ^= 1;
    key[31] ^= 1;
    CHECK_FALSE(secrets.verifyEd25519("\xaf\x82", signature, key));
}

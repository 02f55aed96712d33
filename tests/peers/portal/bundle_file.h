// SPDX-License-Identifier: GPL-3.0-or-later
// A bundle as the portal reads it, from its beginning on: "CFB1", length and header, the key sealed to the
// portal, a secretstream in chunks of 64 KiB, the device's signature. One thread; throws std::runtime_error
// when it is not what it should be.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <string>
#include <string_view>

namespace peers::portal {

// X25519, made from a seed of 64 hex digits.
struct SealKey {
    explicit SealKey(std::string_view seedHex);
    std::string open;
    std::string secret;
};

class BundleFile {
  public:
    BundleFile(const std::filesystem::path& path, const SealKey& key);

    [[nodiscard]] const nlohmann::json& header() const { return m_header; }
    [[nodiscard]] std::string headerHash() const; // hex
    // The signature, and that the body opens to its end and holds what the header says.
    void check();

    // Of the content of the next operation.
    std::int64_t nextLength();
    void read(std::int64_t length, const std::function<void(std::string_view)>& sink);
    void skip(std::int64_t length) {
        read(length, [](std::string_view) {});
    }

  private:
    std::string raw(std::size_t length);
    void checkSignature();
    bool nextChunk(); // false: the last one was read

    std::filesystem::path m_path;
    std::ifstream m_in;
    std::string m_headerText;
    nlohmann::json m_header;
    std::int64_t m_bodyBegin = 0;
    std::int64_t m_bodyLeft = 0; // sealed bytes before the signature
    std::string m_place;
    crypto_secretstream_xchacha20poly1305_state m_state{};
    bool m_ended = false;
    std::string m_plain; // opened and not read yet
};

} // namespace peers::portal

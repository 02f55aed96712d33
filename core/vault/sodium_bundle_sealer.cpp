// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sodium_bundle_sealer.h"

#include "core/ports/store_codes.h"
#include "core/vault/box_keys.h"
#include "core/vault/sealed_file.h"
#include "core/vault/sha256.h"
#include "core/vault/sodium_ready.h"

#include <utility>

namespace core::vault {

namespace {

class BundleStream final : public core::ports::SealedStream {
  public:
    BundleStream(const SecretBytes& key, std::string place, std::string sealedKey)
        : m_writer(key, std::move(place)), m_ready(std::move(sealedKey)) {}

    std::string add(std::string_view plain) override {
        m_waiting += plain;
        std::size_t from = 0;
        for (; m_waiting.size() - from >= kPlainChunk_bytes; from += kPlainChunk_bytes)
            m_writer.add(std::string_view(m_waiting).substr(from, kPlainChunk_bytes), m_ready);
        m_waiting.erase(0, from);
        return take();
    }
    std::string finish() override {
        m_writer.add(m_waiting, m_ready);
        m_waiting.clear();
        return take();
    }
    core::domain::Sha256 sha256() override { return m_hash.finish(); }

  private:
    std::string take() {
        auto sealed = std::exchange(m_ready, {});
        m_hash.add(sealed);
        return sealed;
    }

    SealedFileWriter m_writer;
    std::string m_ready;
    std::string m_waiting; // less than a chunk
    Sha256Stream m_hash;
};

} // namespace

core::base::Result<std::unique_ptr<core::ports::SealedStream>>
SodiumBundleSealer::begin(std::string place, const core::ports::BoxPublic& portal) {
    sodiumReady();
    const auto key = randomKey();
    auto sealedKey = sealToPublic(portal, key);
    if (!sealedKey)
        return core::base::fail(core::ports::StoreCode::Failed, "the portal's key is no usable key");
    return std::make_unique<BundleStream>(key, std::move(place), std::move(*sealedKey));
}

} // namespace core::vault

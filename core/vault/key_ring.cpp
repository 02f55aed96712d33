// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/key_ring.h"

#include "core/vault/key_tree.h"

#include <utility>

namespace core::vault {
namespace {

std::string olderPlace(int version) {
    return "data key/" + std::to_string(version);
}

} // namespace

std::optional<KeyRing> KeyRing::from(const core::ports::KeyRecord& record, SecretBytes newest) {
    KeyRing ring(record.version, std::move(newest));
    auto version = record.version;
    auto later = copyOf(ring.newest().data);
    for (const auto& sealed : record.older) {
        auto older = openKey(subkey(later, Purpose::Older), olderPlace(--version), sealed.dataKey);
        if (!older) return std::nullopt;
        later = copyOf(*older);
        ring.add(version, std::move(*older));
    }
    return ring;
}

void KeyRing::add(int version, SecretBytes data) {
    auto records = subkey(data, Purpose::Records);
    auto files = subkey(data, Purpose::Files);
    m_keys.insert_or_assign(static_cast<std::uint8_t>(version),
                            Keys{std::move(data), std::move(records), std::move(files)});
}

const KeyRing::Keys* KeyRing::of(std::uint8_t version) const {
    const auto found = m_keys.find(version);
    return found == m_keys.end() ? nullptr : &found->second;
}

std::string KeyRing::underNext(const SecretBytes& next) const {
    return sealKey(subkey(next, Purpose::Older), olderPlace(version()), newest().data,
                   static_cast<std::uint8_t>(version() + 1));
}

} // namespace core::vault

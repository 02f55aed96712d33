// SPDX-License-Identifier: GPL-3.0-or-later
// The data keys of this PC: the newest seals, and each opens what still lies under it. One thread at a time.
#pragma once

#include "core/ports/vault.h"
#include "core/vault/sealed_record.h"
#include "core/vault/secret_bytes.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace core::vault {

class KeyRing {
  public:
    struct Keys {
        SecretBytes data;
        SecretBytes records;
        SecretBytes files;
    };

    KeyRing(int version, SecretBytes data) { add(version, std::move(data)); }
    // With the keys before, each opened by the one that came after it. Nothing: one of them does not open.
    static std::optional<KeyRing> from(const core::ports::KeyRecord& record, SecretBytes newest);

    void add(int version, SecretBytes data);

    [[nodiscard]] std::uint8_t version() const { return m_keys.rbegin()->first; }
    [[nodiscard]] const Keys& newest() const { return m_keys.rbegin()->second; }
    // The keys that `sealed` says it lies under; nullptr: they are not on this ring.
    [[nodiscard]] const Keys* of(std::string_view sealed) const { return of(versionOf(sealed)); }
    [[nodiscard]] const Keys* of(std::uint8_t version) const;

    // The newest key under the next one, as it stands in KeyRecord::Older.
    [[nodiscard]] std::string underNext(const SecretBytes& next) const;

  private:
    std::map<std::uint8_t, Keys> m_keys; // never empty
};

} // namespace core::vault

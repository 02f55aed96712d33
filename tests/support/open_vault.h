// SPDX-License-Identifier: GPL-3.0-or-later
// A vault with keys of its own, opened at the least cost: for tests that are not about passphrases.
#pragma once

#include "core/base/error.h"
#include "core/vault/vault.h"

#include <memory>
#include <stdexcept>

namespace tests {

constexpr core::vault::PassphraseCost kCheapGuess{1, 8192}; // the least that libsodium takes

// New keys, forgotten by everybody else: the vault is open with them.
inline void makeKeys(core::vault::Vault& vault) {
    const auto made = vault.makeKeys({}, "correct horse battery", {});
    if (!made) throw std::runtime_error(describe(made.error()));
}

// One for the whole program, for stores that are opened again and again.
inline core::vault::Vault& openVault() {
    static const auto vault = [] {
        auto made = std::make_unique<core::vault::Vault>(kCheapGuess);
        makeKeys(*made);
        return made;
    }();
    return *vault;
}

} // namespace tests

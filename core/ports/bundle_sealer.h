// SPDX-License-Identifier: GPL-3.0-or-later
// Sealing for the portal alone of what goes there on a stick. One object belongs to one thread at a time.
#pragma once

#include "core/base/result.h"
#include "core/domain/dossier.h"
#include "core/ports/vault.h"

#include <memory>
#include <string>
#include <string_view>

namespace core::ports {

// A stream under a key of its own, which is sealed to the portal: what leaves it opens there and nowhere
// else.
class SealedStream {
  public:
    virtual ~SealedStream() = default;
    // The key, then the sealed chunks, as far as they are full.
    [[nodiscard]] virtual std::string add(std::string_view plain) = 0;
    // The rest, with the mark of the end. Once.
    [[nodiscard]] virtual std::string finish() = 0;
    // Of all that has left it.
    [[nodiscard]] virtual core::domain::Sha256 sha256() = 0;
};

class BundleSealer {
  public:
    virtual ~BundleSealer() = default;
    // `place` is authenticated with each chunk. Errors: Failed, when `portal` is no usable key.
    [[nodiscard]] virtual core::base::Result<std::unique_ptr<SealedStream>>
    begin(std::string place, const BoxPublic& portal) = 0;
};

} // namespace core::ports

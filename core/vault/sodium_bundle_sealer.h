// SPDX-License-Identifier: GPL-3.0-or-later
// A key of its own for each bundle, sealed to the portal and forgotten: libsodium's crypto_box_seal and
// secretstream. Any thread.
//
// Format: key sealed to the portal (80 bytes) | a sealed file, see sealed_file.h.
#pragma once

#include "core/ports/bundle_sealer.h"

namespace core::vault {

class SodiumBundleSealer final : public core::ports::BundleSealer {
  public:
    [[nodiscard]] core::base::Result<std::unique_ptr<core::ports::SealedStream>>
    begin(std::string place, const core::ports::BoxPublic& portal) override;
};

} // namespace core::vault

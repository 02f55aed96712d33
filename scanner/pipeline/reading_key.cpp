// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/reading_key.h"

#include "core/vault/sha256.h"

namespace scanner::pipeline {

std::string readingKey(const image::Image& reading, int dpi, std::string_view engine) {
    core::vault::Sha256Stream hash;
    hash.add(std::to_string(image::widthOf(reading)) + " x " + std::to_string(image::heightOf(reading)) +
             " at " + std::to_string(dpi) + "\n");
    hash.add(engine);
    hash.add(image::samplesOf(reading));
    return core::domain::toHex(hash.finish());
}

} // namespace scanner::pipeline

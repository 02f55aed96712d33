// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/picture.h"

namespace scanner {

std::string_view nameOf(PictureProfile profile) {
    return profile == PictureProfile::Archive ? "archive" : "compact";
}

std::optional<PictureProfile> pictureProfileFrom(std::string_view name) {
    for (const auto profile : {PictureProfile::Compact, PictureProfile::Archive})
        if (name == nameOf(profile)) return profile;
    return std::nullopt;
}

} // namespace scanner

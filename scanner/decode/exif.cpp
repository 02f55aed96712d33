// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/exif.h"

#include <libexif/exif-data.h>

#include <memory>

namespace scanner::decode {
namespace {

// Exif stands in the first segments; what a camera appends (films, previews) is not asked.
constexpr std::size_t kMostHeadBytes = std::size_t{1024} * 1024;

struct DropData {
    void operator()(ExifData* data) const { exif_data_unref(data); }
};

int orientationIn(ExifData* data) {
    const ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (!entry || entry->format != EXIF_FORMAT_SHORT || entry->components != 1 || entry->size < 2) return 1;
    const int value = exif_get_short(entry->data, exif_data_get_byte_order(data));
    return value >= 1 && value <= 8 ? value : 1;
}

} // namespace

ExifFacts exifOf(std::string_view jpeg) {
    const auto head = jpeg.substr(0, kMostHeadBytes);
    const std::unique_ptr<ExifData, DropData> data(exif_data_new_from_data(
        reinterpret_cast<const unsigned char*>(head.data()), static_cast<unsigned>(head.size())));
    if (!data) return {};
    const bool fromCamera =
        exif_content_get_entry(data->ifd[EXIF_IFD_EXIF], EXIF_TAG_EXPOSURE_TIME) != nullptr;
    return {orientationIn(data.get()), fromCamera};
}

} // namespace scanner::decode

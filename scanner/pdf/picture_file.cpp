// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/picture_file.h"

#include "scanner/pdf/jpeg_header.h"

#include <fstream>

namespace scanner::pdf {
namespace {

base::Result<int> fault(const PdfPage& page, const std::string& what) {
    return base::fail(PageCode::PdfNotWritten, page.file.filename().string() + ": " + what);
}

base::Result<int> channelsOf(const PdfPage& page, const Layer& layer) {
    if (layer.area.width <= 0 || layer.area.height <= 0) return fault(page, "layer without an area");
    if (layer.stencil.exists()) {
        const auto stencil = readPart(page.file, layer.stencil);
        if (!stencil) return base::fail(stencil.error());
        if (layer.stencil.width_px <= 0 || layer.stencil.height_px <= 0)
            return fault(page, "stencil without a size");
    }
    if (!layer.jpeg.exists())
        return layer.stencil.exists() ? base::Result<int>(0) : fault(page, "empty layer");
    const auto bytes = readPart(page.file, layer.jpeg);
    if (!bytes) return base::fail(bytes.error());
    const auto header = jpegHeaderOf(*bytes);
    if (!header) return fault(page, header.error().detail);
    if (header->width_px != layer.jpeg.width_px || header->height_px != layer.jpeg.height_px)
        return fault(page, "a JPEG has another size");
    return header->channels;
}

} // namespace

base::Result<std::string> readPart(const std::filesystem::path& file, const EncodedPart& part) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes;
    in.seekg(0, std::ios::end);
    if (in && part.offset >= 0 && part.bytes >= 0 && part.bytes <= in.tellg() - std::streamoff{part.offset}) {
        bytes.resize(static_cast<std::size_t>(part.bytes));
        in.seekg(part.offset);
        in.read(bytes.data(), part.bytes);
        if (in) return bytes;
    }
    return base::fail(PageCode::PdfNotWritten, file.filename().string() + " cannot be read or is cut short");
}

base::Result<std::vector<int>> checkedChannels(const PdfPage& page) {
    if (page.picture.layers.empty()) return base::fail(PageCode::PdfNotWritten, "page without a picture");
    std::vector<int> channels;
    for (const auto& layer : page.picture.layers) {
        const auto each = channelsOf(page, layer);
        if (!each) return base::fail(each.error());
        channels.push_back(*each);
    }
    return channels;
}

} // namespace scanner::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// Files as citizens bring them: made by the libraries that make most of them, or byte by byte. Any thread.
#pragma once

#include "scanner/image/image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tests {

using scanner::image::Image;

// White paper with dark bars like lines of text; a red seal on colour pages.
Image drawnSheet(int width_px, int height_px, bool isColour = true);
// The same sheet as 1 bit.
Image drawnBitmap(int width_px, int height_px);

std::string fileBytes(const std::filesystem::path& file);
void putFile(const std::filesystem::path& file, const std::string& bytes);

// `dpi` 0: the file tells none.
std::string jpegOf(const Image& picture, int dpi = 0, int quality = 85);
// With Exif data: how the camera was held, and an exposure time.
std::string photoOf(const Image& picture, int orientation);
std::string pngOf(const Image& picture, int dpi = 0);
// `kind`: "g4", "jpeg", "lzw", "zip".
std::string tiffOf(const std::vector<Image>& pages, const std::string& kind, int dpi);

// A PDF of these objects, numbered from 1; object 1 is the catalogue.
std::string pdfOf(const std::vector<std::string>& objects);
std::string pdfStream(const std::string& dictionary, const std::string& bytes);

struct PdfSheet {
    std::string content;
    double width_pt = 595;
    double height_pt = 842;
    std::string more; // further entries of the page
};
// Pages whose pictures are /Im1, /Im2 ... of `pictures`, which are whole stream objects.
std::string pdfOfSheets(const std::vector<PdfSheet>& sheets, const std::vector<std::string>& pictures = {},
                        const std::string& catalogue = "");
// A page that shows picture number `picture` over its whole size.
PdfSheet pictureSheet(int picture, double width_pt = 595, double height_pt = 842);
std::string jpegPicture(const std::string& jpeg, int width_px, int height_px, bool isColour = true);
PdfSheet textSheet(const std::string& text);

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/decode/foreign_files.h"

#include <leptonica/allheaders.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include <unistd.h>

namespace tests {
namespace {

constexpr l_uint32 kPaper = 0xF5F4EF00;
constexpr l_uint32 kInk = 0x20202000;
constexpr l_uint32 kSeal = 0xC8202000;

void fill(Pix* page, int x, int y, int width, int height, l_uint32 colour) {
    Box* box = boxCreate(x, y, width, height);
    pixSetInRectArbitrary(page, box, colour);
    boxDestroy(&box);
}

template<class Write>
std::string written(Write write) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (write(&bytes, &size) != 0) throw std::runtime_error("Leptonica cannot write");
    std::string result(reinterpret_cast<const char*>(bytes), size);
    lept_free(bytes);
    return result;
}

void setDpi(const Image& picture, int dpi) {
    pixSetResolution(picture.get(), dpi, dpi);
}

std::string bigEndian(unsigned value, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
}

std::string exifEntry(unsigned tag, unsigned type, unsigned count, const std::string& value) {
    return bigEndian(tag, 2) + bigEndian(type, 2) + bigEndian(count, 4) + value;
}

// Exif 2.32: IFD 0 with Orientation and the place of the Exif IFD, which holds an ExposureTime of 1/60 s.
std::string exifSegment(int orientation) {
    const std::string ifd0 =
        bigEndian(2, 2) +
        exifEntry(0x0112, 3, 1, bigEndian(static_cast<unsigned>(orientation), 2) + bigEndian(0, 2)) +
        exifEntry(0x8769, 4, 1, bigEndian(38, 4)) + bigEndian(0, 4);
    const std::string exif = bigEndian(1, 2) + exifEntry(0x829A, 5, 1, bigEndian(56, 4)) + bigEndian(0, 4) +
                             bigEndian(1, 4) + bigEndian(60, 4);
    const std::string tiff = std::string("MM\0*", 4) + bigEndian(8, 4) + ifd0 + exif;
    const std::string content = std::string("Exif\0\0", 6) + tiff;
    return "\xFF\xE1" + bigEndian(static_cast<unsigned>(content.size() + 2), 2) + content;
}

} // namespace

Image drawnSheet(int width_px, int height_px, bool isColour) {
    Image page(pixCreate(width_px, height_px, 32));
    pixSetAllArbitrary(page.get(), kPaper);
    const int line = height_px / 40;
    for (int y = 4 * line; y < height_px / 2; y += 2 * line)
        for (int x = width_px / 8; x < width_px * 7 / 8; x += width_px / 12)
            fill(page.get(), x, y, width_px / 16, line / 2, kInk);
    if (isColour) fill(page.get(), width_px / 2, height_px * 3 / 4, width_px / 6, width_px / 6, kSeal);
    if (isColour) return page;
    return Image(pixConvertTo8(page.get(), 0));
}

Image drawnBitmap(int width_px, int height_px) {
    const Image grey = drawnSheet(width_px, height_px, false);
    return Image(pixThresholdToBinary(grey.get(), 128));
}

std::string fileBytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void putFile(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string jpegOf(const Image& picture, int dpi, int quality) {
    setDpi(picture, dpi);
    return written([&](l_uint8** bytes, std::size_t* size) {
        return pixWriteMemJpeg(bytes, size, picture.get(), quality, 0);
    });
}

std::string photoOf(const Image& picture, int orientation) {
    const std::string jpeg = jpegOf(picture, 72);
    return jpeg.substr(0, 2) + exifSegment(orientation) + jpeg.substr(2);
}

std::string pngOf(const Image& picture, int dpi) {
    setDpi(picture, dpi);
    return written(
        [&](l_uint8** bytes, std::size_t* size) { return pixWriteMemPng(bytes, size, picture.get(), 0); });
}

std::string tiffOf(const std::vector<Image>& pages, const std::string& kind, int dpi) {
    const std::map<std::string, int> formats{
        {"g4", IFF_TIFF_G4}, {"jpeg", IFF_TIFF_JPEG}, {"lzw", IFF_TIFF_LZW}, {"zip", IFF_TIFF_ZIP}};
    const std::string file = (std::filesystem::temp_directory_path() / "counterfoil-tiff-XXXXXX").string();
    std::string name = file;
    const int number = mkstemp(name.data());
    if (number < 0) throw std::runtime_error("mkstemp");
    ::close(number);
    const char* mode = "w";
    for (const auto& page : pages) {
        setDpi(page, dpi);
        if (pixWriteTiff(name.c_str(), page.get(), formats.at(kind), mode) != 0)
            throw std::runtime_error("pixWriteTiff");
        mode = "a";
    }
    std::string bytes = fileBytes(name);
    std::filesystem::remove(name);
    return bytes;
}

std::string pdfOf(const std::vector<std::string>& objects) {
    std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::vector<std::size_t> places;
    places.reserve(objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places.push_back(pdf.size());
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = pdf.size();
    pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        char entry[32];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", place);
        pdf += entry;
    }
    return pdf + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
}

std::string pdfStream(const std::string& dictionary, const std::string& bytes) {
    return "<< " + dictionary + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes +
           "\nendstream";
}

std::string pdfOfSheets(const std::vector<PdfSheet>& sheets, const std::vector<std::string>& pictures,
                        const std::string& catalogue) {
    // 1 catalogue, 2 page tree, 3 font, then pictures, then a page and its content each
    const std::size_t firstPicture = 4;
    const std::size_t firstPage = firstPicture + pictures.size();
    std::string kids;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        kids += std::to_string(firstPage + 2 * i) + " 0 R ";
    std::string images;
    for (std::size_t i = 0; i < pictures.size(); ++i)
        images += "/Im" + std::to_string(i + 1) + " " + std::to_string(firstPicture + i) + " 0 R ";
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>",
                                     "<< /Type /Pages /Count " + std::to_string(sheets.size()) + " /Kids [" +
                                         kids + "] >>",
                                     "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    objects.insert(objects.end(), pictures.begin(), pictures.end());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto& sheet = sheets[i];
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + std::to_string(sheet.width_pt) +
                          " " + std::to_string(sheet.height_pt) +
                          "] /Resources << /Font << /F1 3 0 R >> /XObject << " + images + ">> >> /Contents " +
                          std::to_string(firstPage + 2 * i + 1) + " 0 R " + sheet.more + " >>");
        objects.push_back(pdfStream("", sheet.content));
    }
    return pdfOf(objects);
}

PdfSheet pictureSheet(int picture, double width_pt, double height_pt) {
    PdfSheet sheet;
    sheet.width_pt = width_pt;
    sheet.height_pt = height_pt;
    sheet.content = "q " + std::to_string(width_pt) + " 0 0 " + std::to_string(height_pt) + " 0 0 cm /Im" +
                    std::to_string(picture) + " Do Q";
    return sheet;
}

std::string jpegPicture(const std::string& jpeg, int width_px, int height_px, bool isColour) {
    return pdfStream("/Type /XObject /Subtype /Image /Width " + std::to_string(width_px) + " /Height " +
                         std::to_string(height_px) + " /BitsPerComponent 8 /ColorSpace " +
                         (isColour ? "/DeviceRGB" : "/DeviceGray") + " /Filter /DCTDecode",
                     jpeg);
}

PdfSheet textSheet(const std::string& text) {
    PdfSheet sheet;
    sheet.content = "BT /F1 24 Tf 72 700 Td (" + text + ") Tj ET";
    return sheet;
}

} // namespace tests

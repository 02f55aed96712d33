// SPDX-License-Identifier: GPL-3.0-or-later
// Files that want to harm, or that are no files at all. What only ends by a kill is tested with the worker,
// in tests/scanner/pipeline.
#include "scanner/decode/document.h"

#include "tests/scanner/decode/foreign_files.h"
#include "tests/support/temp_folder.h"

#include <leptonica/allheaders.h>

#include <catch2/catch.hpp>

#include <stdexcept>

#include <sys/stat.h>

using namespace tests;
using namespace scanner;
using namespace scanner::decode;

namespace {

// What opening says, or else what the first page says; nothing if both are fine.
std::optional<PageCode> refusalOfFile(const std::filesystem::path& file, const Limits& limits = {}) {
    auto document = openDocument(file, limits);
    if (!document) return document.error().as<PageCode>();
    const auto page = (*document)->page(1);
    if (!page) return page.error().as<PageCode>();
    return std::nullopt;
}

std::optional<PageCode> refusalOf(const std::string& bytes, const Limits& limits = {}) {
    const TempFolder folder;
    putFile(folder / "file", bytes);
    return refusalOfFile(folder / "file", limits);
}

std::string bigEndian(std::uint32_t value) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8)
        text += static_cast<char>(value >> shift & 0xFFU);
    return text;
}

// The size in the head of a PNG, without making its checksum right: the head is looked at first.
std::string pngThatSays(std::uint32_t width, std::uint32_t height) {
    std::string png = pngOf(drawnSheet(200, 200), 0);
    return png.replace(16, 8, bigEndian(width) + bigEndian(height));
}

std::string jpegThatSays(std::uint32_t width, std::uint32_t height) {
    std::string jpeg = jpegOf(drawnSheet(200, 200));
    const auto frame = jpeg.find("\xFF\xC0");
    REQUIRE(frame != std::string::npos);
    return jpeg.replace(frame + 5, 4, bigEndian(height).substr(2) + bigEndian(width).substr(2));
}

std::string littleEndian(std::uint32_t value) {
    const std::string text = bigEndian(value);
    return {text.rbegin(), text.rend()};
}

// The value of a tag that stands in the first directory of a TIFF of this PC's byte order.
std::string tiffWith(std::uint16_t tag, std::uint32_t value) {
    std::vector<Image> pages;
    pages.push_back(drawnSheet(200, 200, false));
    std::string tiff = tiffOf(pages, "lzw", 100);
    const auto numberAt = [&](std::size_t at) -> std::size_t {
        return static_cast<unsigned char>(tiff.at(at));
    };
    const std::size_t directory = numberAt(4) | numberAt(5) << 8U | numberAt(6) << 16U;
    for (std::size_t entry = directory + 2; entry < directory + 2 + 12 * numberAt(directory); entry += 12) {
        if ((numberAt(entry) | numberAt(entry + 1) << 8U) != tag) continue;
        tiff.replace(entry + 2, 2, littleEndian(4).substr(0, 2)); // LONG
        return tiff.replace(entry + 8, 4, littleEndian(value));
    }
    throw std::runtime_error("no such tag");
}

constexpr std::uint16_t kTiffWidth = 256;
constexpr std::uint16_t kTiffHeight = 257;

// At 1,000 dpi; the picture itself is a small one.
std::string scanThatSays(int width, int height) {
    return pdfOfSheets({pictureSheet(1, width * 0.072, height * 0.072)},
                       {jpegPicture(jpegOf(drawnSheet(200, 200)), width, height)});
}

} // namespace

TEST_CASE("Pictures of 1 x 1 and of 30,000 px are refused by their head") {
    CHECK(refusalOf(pngThatSays(1, 1)) == PageCode::PictureTooSmall);
    CHECK(refusalOf(pngThatSays(30'000, 30'000)) == PageCode::PictureTooLarge);
    CHECK(refusalOf(pngThatSays(14'000, 14'000)) == PageCode::PictureTooLarge);
    CHECK(refusalOf(jpegThatSays(1, 1)) == PageCode::PictureTooSmall);
    CHECK(refusalOf(jpegThatSays(30'000, 30'000)) == PageCode::PictureTooLarge);
    CHECK(refusalOf("P5\n1 1\n255\n\xF0") == PageCode::PictureTooSmall);
    CHECK(refusalOf("P6\n30000 30000\n255\n") == PageCode::PictureTooLarge);
    std::vector<Image> tiny;
    tiny.push_back(drawnSheet(60, 60, false));
    CHECK(refusalOf(tiffOf(tiny, "lzw", 100)) == PageCode::PictureTooSmall);
    CHECK(refusalOf(tiffWith(kTiffWidth, 1)) == PageCode::PictureTooSmall);
    CHECK(refusalOf(tiffWith(kTiffWidth, 30'000)) == PageCode::PictureTooLarge);
    CHECK(refusalOf(tiffWith(kTiffHeight, 30'000)) == PageCode::PictureTooLarge);
    CHECK(refusalOf(tiffWith(kTiffHeight, 4'294'967'295U)));
    CHECK(refusalOf(scanThatSays(30'000, 30'000)) == PageCode::PictureTooLarge);
    CHECK(refusalOf(scanThatSays(7'000, 9'000)) == PageCode::FileDamaged);
    PdfSheet stamp;
    stamp.content = "1 0 0 rg 0 0 9 9 re f";
    stamp.width_pt = stamp.height_pt = 1;
    CHECK(refusalOf(pdfOfSheets({stamp})) == PageCode::PictureTooSmall);
    stamp.width_pt = stamp.height_pt = 14'400;
    CHECK(refusalOf(pdfOfSheets({stamp})) == PageCode::PictureTooLarge);
}

TEST_CASE("PDF files with no page and with 10,000 are refused") {
    CHECK(refusalOf(pdfOfSheets({})) == PageCode::FileDamaged);
    std::vector<PdfSheet> sheets(10'000);
    CHECK(refusalOf(pdfOfSheets(sheets)) == PageCode::FileTooManyPages);
}

TEST_CASE("A PDF that is cut short is damaged, never a file with fewer pages") {
    std::vector<PdfSheet> sheets;
    sheets.reserve(40);
    for (int i = 0; i < 40; ++i)
        sheets.push_back(textSheet("page " + std::to_string(i) + std::string(100, '.')));
    const auto whole = pdfOfSheets(sheets);
    REQUIRE_FALSE(refusalOf(whole));
    for (std::size_t length = 1024; length < whole.size() - 10; length += 1024) {
        INFO(length);
        CHECK(refusalOf(whole.substr(0, length)) == PageCode::FileDamaged);
    }
}

TEST_CASE("A scanned PDF that is cut short is damaged, never a page with half its picture") {
    const auto whole =
        pdfOfSheets({pictureSheet(1)}, {jpegPicture(jpegOf(drawnSheet(1654, 2339), 0, 95), 1654, 2339)});
    REQUIRE_FALSE(refusalOf(whole));
    REQUIRE(whole.size() > 30UL * 1024);
    for (std::size_t length = 1024; length < whole.size() - 10; length += 1024) {
        INFO(length);
        CHECK(refusalOf(whole.substr(0, length)) == PageCode::FileDamaged);
    }
}

TEST_CASE("A TIFF that has no page at all is damaged") {
    CHECK(refusalOf(std::string("II*\0\0\0\0\0", 8)) == PageCode::FileDamaged);
    CHECK(refusalOf(std::string("MM\0*\0\0\0\x08\0\0\0\0\0\0", 14)) == PageCode::FileDamaged);
}

TEST_CASE("A PDF whose page tree counts itself again and again is damaged") {
    CHECK(refusalOf(pdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
                           "<< /Type /Pages /Count 1000000000 /Kids [2 0 R 2 0 R 2 0 R] >>"})) ==
          PageCode::FileDamaged);
    std::vector<std::string> nested{"<< /Type /Catalog /Pages 2 0 R >>"};
    for (int i = 2; i < 40; ++i) {
        const auto kid = std::to_string(i + 1) + " 0 R ";
        auto& kids = nested.emplace_back("<< /Type /Pages /Count 1000000 /Kids [");
        for (int again = 0; again < 4; ++again)
            kids += kid;
        kids += "] >>";
    }
    nested.emplace_back("<< /Type /Page /MediaBox [0 0 595 842] >>");
    CHECK(refusalOf(pdfOf(nested)) == PageCode::FileDamaged);
}

TEST_CASE("Files of other kinds are told apart though they are called .pdf") {
    const TempFolder folder;
    putFile(folder / "a.pdf", std::string("\0\0\0\x18", 4) + "ftypheic" + std::string(100, '\0'));
    putFile(folder / "b.pdf", "PK\x03\x04 word/document.xml");
    putFile(folder / "c.pdf", "PK\x03\x04 photos/1.jpg");
    putFile(folder / "d.pdf", "just a letter");
    putFile(folder / "e.pdf", "");
    CHECK(refusalOfFile(folder / "a.pdf") == PageCode::FileIsHeic);
    CHECK(refusalOfFile(folder / "b.pdf") == PageCode::FileIsOffice);
    CHECK(refusalOfFile(folder / "c.pdf") == PageCode::FileIsArchive);
    CHECK(refusalOfFile(folder / "d.pdf") == PageCode::FileKindUnknown);
    CHECK(refusalOfFile(folder / "e.pdf") == PageCode::FileDamaged);
    putFile(folder / "f.docx", pngOf(drawnSheet(1654, 2339), 200));
    CHECK_FALSE(refusalOfFile(folder / "f.docx"));
}

TEST_CASE("What is no plain file is refused at once") {
    const TempFolder folder;
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(refusalOfFile(folder / "pipe") == PageCode::FileUnreadable);
    CHECK(refusalOfFile(folder.path()) == PageCode::FileUnreadable);
    CHECK(refusalOfFile(folder / "missing") == PageCode::FileUnreadable);
    putFile(folder / "large", std::string(2000, 'x'));
    Limits limits;
    limits.bytes = 1999;
    CHECK(refusalOfFile(folder / "large", limits) == PageCode::FileTooBig);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What programs of others say of the files.
#include "tests/scanner/pdf/pdf_pages.h"
#include "tests/support/preflight.h"
#include "tests/support/shell.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace tests;
using scanner::pdf::writePdf;

namespace {

// Every white space, also the form feed that ends a page, folded to one blank.
std::string foldedText(const std::string& text) {
    std::istringstream words(text);
    std::string out;
    for (std::string word; words >> word;)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string joined(const scanner::PageText& text) {
    std::string out;
    for (const auto& line : text.lines())
        out += (out.empty() ? "" : " ") + line;
    return out;
}

std::string extracted(const std::filesystem::path& pdf, const std::string& options = {}) {
    return foldedText(outputOf("pdftotext -enc UTF-8 " + options + " " + quoted(pdf.string()) + " -"));
}

} // namespace

TEST_CASE("PDFBox Preflight finds the files valid PDF/A-1b") {
    const TempFolder folder;
    const auto text = textOf(vietnameseLines());
    const auto beyond = textOf({{"chữ", "\U00020000\U0002A6D6", "Nôm"}});
    auto bare = label();
    bare.fields.clear();
    REQUIRE(writePdf({pageIn(folder, "1.jpg", text)}, label(), folder / "text.pdf"));
    REQUIRE(writePdf({pageIn(folder, "2.jpg")}, bare, folder / "blank.pdf"));
    REQUIRE(writePdf({pageIn(folder, "3.jpg", text, JpegKind::Grey), pageIn(folder, "4.jpg", beyond)},
                     label(), folder / "mixed.pdf"));
    std::vector<scanner::pdf::PdfPage> hundred(100, pageIn(folder, "5.jpg", text));
    REQUIRE(writePdf(hundred, label(), folder / "hundred.pdf"));
    CHECK(preflight({folder / "text.pdf", folder / "blank.pdf", folder / "mixed.pdf",
                     folder / "hundred.pdf"}) == std::vector<std::string>(4, "valid"));
}

TEST_CASE("The judge itself tells a file that is no PDF/A") {
    const TempFolder folder;
    REQUIRE(writePdf({pageIn(folder, "1.jpg")}, label(), folder / "a.pdf"));
    std::string bytes = bytesOf(folder / "a.pdf");
    bytes.replace(bytes.find("<pdfaid:part>1"), 14, "<pdfaid:part>7");
    std::ofstream(folder / "b.pdf", std::ios::binary) << bytes;
    CHECK(preflight({folder / "b.pdf"}) != std::vector<std::string>{"valid"});
}

TEST_CASE("qpdf finds no fault in the syntax") {
    const TempFolder folder;
    REQUIRE(writePdf({pageIn(folder, "1.jpg", textOf(vietnameseLines()))}, label(), folder / "a.pdf"));
    CHECK(run("qpdf --check " + quoted((folder / "a.pdf").string()) + " 2>&1").status == 0);
}

TEST_CASE("The words come out of the file with their accents, in reading order, apart from each other") {
    const TempFolder folder;
    const auto text = textOf(vietnameseLines());
    REQUIRE(writePdf({pageIn(folder, "1.jpg", text)}, label(), folder / "a.pdf"));
    CHECK(extracted(folder / "a.pdf") == joined(text));
    CHECK(extracted(folder / "a.pdf", "-raw") == joined(text));
}

TEST_CASE("Words whose boxes touch stay two words") {
    const TempFolder folder;
    scanner::PageText text;
    text.words = {{"Đặng", {150, 200, 80, 40}, 90, 0, 0}, {"Ứng", {230, 195, 60, 45}, 90, 0, 0}};
    REQUIRE(writePdf({pageIn(folder, "1.jpg", text)}, label(), folder / "a.pdf"));
    CHECK(extracted(folder / "a.pdf") == "Đặng Ứng");
}

TEST_CASE("Words whose boxes overlap, as those of handwriting do, stay two words") {
    const TempFolder folder;
    scanner::PageText text;
    text.words = {{"Nguyễn", {150, 200, 200, 60}, 90, 0, 0}, {"Văn", {255, 200, 120, 60}, 90, 0, 0}};
    REQUIRE(writePdf({pageIn(folder, "1.jpg", text)}, label(), folder / "a.pdf"));
    CHECK(extracted(folder / "a.pdf") == "Nguyễn Văn");
    CHECK(extracted(folder / "a.pdf", "-raw") == "Nguyễn Văn");
}

TEST_CASE("A line that begins with two single signs keeps its blanks") {
    const TempFolder folder;
    const auto text = textOf({{"-", "Ô", "tô", "4", "chỗ"}});
    REQUIRE(writePdf({pageIn(folder, "1.jpg", text)}, label(), folder / "a.pdf"));
    CHECK(extracted(folder / "a.pdf") == "- Ô tô 4 chỗ");
}

TEST_CASE("Characters beyond the basic plane come out of the file") {
    const TempFolder folder;
    const auto text = textOf({{"chữ", "\U00020000\U0002A6D6", "Nôm"}});
    REQUIRE(writePdf({pageIn(folder, "1.jpg", text)}, label(), folder / "a.pdf"));
    CHECK(extracted(folder / "a.pdf") == "chữ \U00020000\U0002A6D6 Nôm");
}

TEST_CASE("A word is found where it stands on the picture") {
    const TempFolder folder;
    const auto text = textOf(vietnameseLines());
    REQUIRE(writePdf({pageIn(folder, "1.jpg", text)}, label(), folder / "a.pdf"));
    const auto& box = text.words.back().box;
    // -x -y -W -H are pixels at the resolution of -r.
    std::ostringstream area;
    area << "-r 200 -x " << box.x - 5 << " -y " << box.y - 5 << " -W " << box.width + 10 << " -H "
         << box.height + 10;
    CHECK(extracted(folder / "a.pdf", area.str()) == "Đặng");
}

TEST_CASE("A page is shown at its true size with the one picture that was scanned") {
    const TempFolder folder;
    REQUIRE(writePdf({pageIn(folder, "1.jpg")}, label(), folder / "a.pdf"));
    const std::string file = quoted((folder / "a.pdf").string());
    CHECK(outputOf("pdfinfo " + file).find("595.44 x 842.04 pts (A4)") != std::string::npos);
    const std::string list = foldedText(outputOf("pdfimages -list " + file + " | tail -n +3"));
    CHECK(list.rfind("1 0 image 1654 2339 rgb 3 8 jpeg no", 0) == 0);
    CHECK(list.find(" 200 200 ") != std::string::npos);
}

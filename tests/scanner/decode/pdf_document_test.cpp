// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/document.h"

#include "tests/scanner/decode/foreign_files.h"
#include "tests/support/shell.h"
#include "tests/support/temp_folder.h"

#include <leptonica/allheaders.h>

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner;
using namespace scanner::decode;

namespace {

struct OpenFile {
    TempFolder folder;
    base::Result<std::unique_ptr<Document>> document;

    explicit OpenFile(const std::string& bytes, const Limits& limits = {})
        : document((putFile(folder / "file", bytes), openDocument(folder / "file", limits))) {}
};

bool areSame(const Image& a, const Image& b) {
    int same = 0;
    pixEqual(a.get(), b.get(), &same);
    return same == 1;
}

Image decoded(const std::string& jpeg) {
    return Image(
        pixReadMemJpeg(reinterpret_cast<const l_uint8*>(jpeg.data()), jpeg.size(), 0, 1, nullptr, 0));
}

std::string rawSamples(const Image& grey) {
    std::string samples;
    for (int y = 0; y < image::heightOf(grey); ++y) {
        for (int x = 0; x < image::widthOf(grey); ++x) {
            l_uint32 value = 0;
            pixGetPixel(grey.get(), x, y, &value);
            samples += static_cast<char>(value);
        }
    }
    return samples;
}

std::string g4Picture(const Image& bitmap, bool isInverted) {
    L_Compressed_Data* codes = nullptr;
    REQUIRE(pixGenerateCIData(bitmap.get(), L_G4_ENCODE, 0, 0, &codes) == 0);
    const std::string bytes(reinterpret_cast<const char*>(codes->datacomp), codes->nbytescomp);
    const auto width = std::to_string(codes->w);
    const auto height = std::to_string(codes->h);
    l_CIDataDestroy(&codes);
    return pdfStream("/Type /XObject /Subtype /Image /Width " + width + " /Height " + height +
                         " /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms "
                         "<< /K -1 /Columns " +
                         width + (isInverted ? " /BlackIs1 true >>" : " >>"),
                     bytes);
}

} // namespace

TEST_CASE("The pages of a scanned PDF are its pictures, pixel for pixel, at the size of the page") {
    const auto jpeg = jpegOf(drawnSheet(1654, 2339), 72);
    OpenFile file(
        pdfOfSheets({pictureSheet(1), pictureSheet(1, 421, 595.4)}, {jpegPicture(jpeg, 1654, 2339)}));
    REQUIRE(file.document);
    Document& document = **file.document;
    CHECK(document.about().treatment == FileTreatment::Scans);
    CHECK(document.about().pages == 2);
    const auto first = document.page(1);
    REQUIRE(first);
    CHECK(first->dpi == 200);
    CHECK_FALSE(first->dpiGuessed);
    CHECK(areSame(first->picture, decoded(jpeg)));
    const auto second = document.page(2);
    REQUIRE(second);
    CHECK(second->dpi == 283);
}

TEST_CASE("A scan that is shown turned comes upright") {
    const auto jpeg = jpegOf(drawnSheet(1654, 2339), 72);
    auto sheet = pictureSheet(1);
    sheet.more = "/Rotate 90";
    OpenFile file(pdfOfSheets({sheet}, {jpegPicture(jpeg, 1654, 2339)}));
    REQUIRE(file.document);
    const auto page = (*file.document)->page(1);
    REQUIRE(page);
    CHECK(areSame(page->picture, Image(pixRotateOrth(decoded(jpeg).get(), 1))));
}

TEST_CASE("Scans in CCITT G4 and in plain samples come pixel for pixel") {
    const Image bitmap = drawnBitmap(2480, 3508);
    const Image grey(pixConvertTo8(bitmap.get(), 0));
    const Image inverted(pixInvert(nullptr, grey.get()));
    const auto samples =
        pdfStream("/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /BitsPerComponent 8 "
                  "/ColorSpace /DeviceGray",
                  rawSamples(grey));
    OpenFile file(pdfOfSheets({pictureSheet(1), pictureSheet(2), pictureSheet(3)},
                              {g4Picture(bitmap, false), g4Picture(bitmap, true), samples}));
    REQUIRE(file.document);
    for (int number = 1; number <= 3; ++number) {
        INFO(number);
        const auto page = (*file.document)->page(number);
        REQUIRE(page);
        CHECK(page->dpi == 300);
        CHECK(areSame(page->picture, number == 2 ? inverted : grey));
    }
}

TEST_CASE("A scan in a code that only a renderer knows is drawn at its own resolution") {
    const auto jpeg = jpegOf(drawnSheet(1654, 2339), 72);
    auto picture = jpegPicture(jpeg, 1654, 2339);
    picture.replace(picture.find("/BitsPerComponent"), 0, "/Decode [1 0 1 0 1 0] ");
    OpenFile file(pdfOfSheets({pictureSheet(1)}, {picture}));
    REQUIRE(file.document);
    CHECK((*file.document)->about().treatment == FileTreatment::Scans);
    const auto page = (*file.document)->page(1);
    REQUIRE(page);
    CHECK(page->dpi == 200);
    CHECK(image::widthOf(page->picture) == Approx(1654).margin(2));
    l_uint32 paper = 0;
    pixGetPixel(page->picture.get(), 10, 10, &paper);
    CHECK((paper >> 24) < 40); // shown inverted, as the file wants it
}

TEST_CASE("A scan whose picture is broken is damaged, never a blank page or half of one") {
    const auto jpeg = jpegOf(drawnSheet(1654, 2339), 72);
    const auto cut = jpegPicture(jpeg.substr(0, jpeg.size() / 2), 1654, 2339);
    const auto few = pdfStream("/Type /XObject /Subtype /Image /Width 1654 /Height 2339 /BitsPerComponent 8 "
                               "/ColorSpace /DeviceGray",
                               std::string(1000, 'x'));
    const auto noise =
        pdfStream("/Type /XObject /Subtype /Image /Width 1654 /Height 2339 /BitsPerComponent 8 "
                  "/ColorSpace /DeviceRGB /Filter /JPXDecode",
                  std::string(1000, 'x'));
    for (const auto& picture : {cut, few, noise}) {
        OpenFile file(pdfOfSheets({pictureSheet(1)}, {picture}));
        REQUIRE(file.document);
        const auto page = (*file.document)->page(1);
        REQUIRE_FALSE(page);
        CHECK(page.error().is(PageCode::FileDamaged));
    }
}

TEST_CASE("A PDF with text is filed as it is, its pages only shown") {
    OpenFile file(pdfOfSheets({textSheet("Decision 12"), textSheet("page two")}));
    REQUIRE(file.document);
    const auto& about = (*file.document)->about();
    CHECK(about.treatment == FileTreatment::TakenOver);
    CHECK(about.pages == 2);
    CHECK_FALSE(about.isSigned);
    CHECK_FALSE(about.saysPdfA);
    const auto page = (*file.document)->page(2);
    REQUIRE(page);
    CHECK(page->dpi == 200);
    CHECK(image::widthOf(page->picture) == Approx(1653).margin(2));
    CHECK(pixGetDepth(page->picture.get()) == 8); // black on white needs no colours
}

TEST_CASE("A signed PDF is filed as it is even without a word of text") {
    const auto jpeg = jpegOf(drawnSheet(1654, 2339), 72);
    for (const std::string form :
         {"/AcroForm << /SigFlags 3 /Fields [] >>",
          "/AcroForm << /Fields [<< /T (a) /Kids [<< /FT /Sig /V << /Type /Sig >> >>] >>] >>"}) {
        OpenFile file(pdfOfSheets({pictureSheet(1)}, {jpegPicture(jpeg, 1654, 2339)}, form));
        REQUIRE(file.document);
        CHECK((*file.document)->about().isSigned);
        CHECK((*file.document)->about().treatment == FileTreatment::TakenOver);
    }
}

TEST_CASE("A PDF tells whether it calls itself PDF/A") {
    const auto xmp =
        pdfStream("/Type /Metadata /Subtype /XML",
                  "<rdf:Description xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"1\"/>");
    OpenFile file(pdfOfSheets({textSheet("x")}, {xmp}, "/Metadata 4 0 R"));
    REQUIRE(file.document);
    CHECK((*file.document)->about().saysPdfA);
}

TEST_CASE("A PDF that draws without text or picture is drawn at 300 dpi, a plan as finely as it can be") {
    PdfSheet drawing;
    drawing.content = "0 0 1 rg 100 100 300 300 re f";
    PdfSheet plan = drawing; // A0
    plan.width_pt = 2384;
    plan.height_pt = 3370;
    OpenFile file(pdfOfSheets({drawing, plan}));
    REQUIRE(file.document);
    CHECK((*file.document)->about().treatment == FileTreatment::Drawn);
    const auto page = (*file.document)->page(1);
    REQUIRE(page);
    CHECK(page->dpi == 300);
    CHECK(pixGetDepth(page->picture.get()) == 32);
    const auto map = (*file.document)->page(2);
    REQUIRE(map);
    CHECK(map->dpi == 240);
}

TEST_CASE("A PDF that asks for a password is refused; one that only forbids printing is not") {
    const TempFolder folder;
    putFile(folder / "plain.pdf", pdfOfSheets({textSheet("secret")}));
    const auto encrypt = [&](const std::string& user, const std::string& name) {
        return run("qpdf --encrypt " + quoted(user) + " owner 256 --print=none -- " +
                   quoted((folder / "plain.pdf").string()) + " " + quoted((folder / name).string()))
            .status;
    };
    REQUIRE(encrypt("open sesame", "locked.pdf") == 0);
    REQUIRE(encrypt("", "readable.pdf") == 0);
    const auto locked = openDocument(folder / "locked.pdf");
    REQUIRE_FALSE(locked);
    CHECK(locked.error().is(PageCode::FileEncrypted));
    const auto readable = openDocument(folder / "readable.pdf");
    REQUIRE(readable);
    CHECK((*readable)->about().treatment == FileTreatment::TakenOver);
}

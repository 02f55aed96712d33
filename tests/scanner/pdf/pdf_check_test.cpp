// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were good and have been broken by one thing each.
#include "scanner/pdf/pdf_check.h"

#include "tests/scanner/pdf/pdf_pages.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <functional>

using namespace tests;
using scanner::pdf::checkPdf;
using scanner::pdf::PdfPage;
using scanner::pdf::writePdf;
using Handle = QPDFObjectHandle;

namespace {

// A JPEG behind a stencil over a JPEG, and ink.
PdfPage layeredPage(const TempFolder& folder) {
    auto page = pageIn(folder, "1.jpg", textOf(vietnameseLines()));
    const auto jpeg = page.picture.layers[0].jpeg;
    std::ofstream(page.file, std::ios::binary | std::ios::app)
        << std::string("\x00\x10\x01", 3); // G4: an empty page
    const scanner::EncodedPart stencil{1654, 2339, jpeg.bytes, 3};
    page.picture.layers.push_back({{100, 100, 400, 300}, jpeg, stencil});
    page.picture.layers.push_back({{0, 0, 1654, 2339}, {}, stencil});
    return page;
}

void change(const std::filesystem::path& file, const std::function<void(QPDF&)>& change) {
    const auto changed = file.string() + ".changed";
    {
        QPDF pdf;
        pdf.processFile(file.c_str());
        change(pdf);
        QPDFWriter writer(pdf, changed.c_str());
        writer.setDecodeLevel(qpdf_dl_none);
        writer.write();
    }
    std::filesystem::rename(changed, file);
}

Handle firstPage(QPDF& pdf) {
    return pdf.getAllPages().at(0);
}

Handle image(QPDF& pdf, const std::string& name) {
    return firstPage(pdf).getKey("/Resources").getKey("/XObject").getKey(name).getDict();
}

std::string longArray() {
    std::string array = "[";
    for (int i = 0; i < 8192; ++i)
        array += " 0";
    return array + "]";
}

} // namespace

TEST_CASE("A good file is let through") {
    const TempFolder folder;
    const auto page = layeredPage(folder);
    REQUIRE(writePdf({page}, label(), folder / "a.pdf"));
    CHECK(checkPdf(folder / "a.pdf", {page}));
    change(folder / "a.pdf", [](QPDF&) {});
    CHECK(checkPdf(folder / "a.pdf", {page}));
}

TEST_CASE("A file in which something that PDF/A forbids was put is not let through") {
    const TempFolder folder;
    const auto page = layeredPage(folder);
    REQUIRE(writePdf({page}, label(), folder / "a.pdf"));
    using Change = std::function<void(QPDF&)>;
    const auto [what, broken] = GENERATE(table<std::string, Change>({
        {"SMask", [](QPDF& pdf) { image(pdf, "/Im1").replaceKey("/SMask", Handle::parse("<< >>")); }},
        {"Interpolate",
         [](QPDF& pdf) { image(pdf, "/Im1").replaceKey("/Interpolate", Handle::newBool(true)); }},
        {"Alternates", [](QPDF& pdf) { image(pdf, "/Im1").replaceKey("/Alternates", Handle::newArray()); }},
        {"JPX", [](QPDF& pdf) { image(pdf, "/Im1").replaceKey("/Filter", Handle::newName("/JPXDecode")); }},
        {"LZW",
         [](QPDF& pdf) {
             image(pdf, "/Im1").replaceKey("/Filter", Handle::parse("[/LZWDecode /DCTDecode]"));
         }},
        {"JBIG2",
         [](QPDF& pdf) { image(pdf, "/Im3").replaceKey("/Filter", Handle::newName("/JBIG2Decode")); }},
        {"external file", [](QPDF& pdf) { image(pdf, "/Im1").replaceKey("/F", Handle::newString("a.jpg")); }},
        {"transparency",
         [](QPDF& pdf) {
             firstPage(pdf)
                 .getKey("/Resources")
                 .replaceKey("/ExtGState", Handle::parse("<< /G << /ca 0.5 >> >>"));
         }},
        {"blending",
         [](QPDF& pdf) {
             firstPage(pdf)
                 .getKey("/Resources")
                 .replaceKey("/ExtGState", Handle::parse("<< /G << /BM /Multiply >> >>"));
         }},
        {"action",
         [](QPDF& pdf) { pdf.getRoot().replaceKey("/OpenAction", Handle::parse("<< /S /GoTo >>")); }},
        {"script",
         [](QPDF& pdf) { firstPage(pdf).replaceKey("/AA", Handle::parse("<< /O << /JS (x) >> >>")); }},
        {"attachment",
         [](QPDF& pdf) { pdf.getRoot().replaceKey("/Names", Handle::parse("<< /EmbeddedFiles << >> >>")); }},
        {"long array", [](QPDF& pdf) { pdf.getRoot().replaceKey("/Long", Handle::parse(longArray())); }},
    }));
    change(folder / "a.pdf", broken);
    INFO(what);
    CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
}

TEST_CASE("A file whose pages are not those that were asked for is not let through") {
    const TempFolder folder;
    auto page = layeredPage(folder);
    REQUIRE(writePdf({page}, label(), folder / "a.pdf"));
    SECTION("a page more") {
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page, page}));
    }
    SECTION("a layer less") {
        page.picture.layers.pop_back();
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
    }
    SECTION("a JPEG of another size") {
        page.picture.layers[0].jpeg.width_px -= 1;
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
    }
    SECTION("a stencil of another size") {
        page.picture.layers[1].stencil.height_px -= 1;
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
    }
    SECTION("ink of another size") {
        page.picture.layers[2].stencil.height_px -= 1;
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
    }
    SECTION("a mark without its stencil") {
        change(folder / "a.pdf", [](QPDF& pdf) { image(pdf, "/Im2").removeKey("/Mask"); });
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
    }
    SECTION("no text") {
        change(folder / "a.pdf", [](QPDF& pdf) {
            firstPage(pdf).replaceKey("/Contents", Handle::newStream(&pdf, std::string("q Q")));
        });
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
    }
    SECTION("torn") {
        std::filesystem::resize_file(folder / "a.pdf", std::filesystem::file_size(folder / "a.pdf") - 40);
        CHECK_FALSE(checkPdf(folder / "a.pdf", {page}));
    }
}

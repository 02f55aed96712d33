// SPDX-License-Identifier: GPL-3.0-or-later
// There is no validator of PDF/A-2b in Debian 12. A file of part 2 is judged by its twin of part 1: they may
// differ in nothing but the version, the part's number and the form of their tables.
#include "tests/scanner/pdf/pdf_pages.h"
#include "tests/support/shell.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

using namespace tests;
using scanner::pdf::PdfaPart;
using scanner::pdf::writePdf;

namespace {

// What the file says, its objects numbered in the order in which they are reached from its root.
std::string content(const std::filesystem::path& file) {
    QPDF pdf;
    pdf.processFile(file.c_str());
    pdf.getTrailer().removeKey("/ID");
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.forcePDFVersion("1.4");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setStaticID(true);
    writer.write();
    const std::unique_ptr<Buffer> bytes(writer.getBuffer());
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

} // namespace

TEST_CASE("A file of part 2 differs from its twin of part 1 in nothing but version, number and tables") {
    const TempFolder folder;
    const std::vector pages{pageIn(folder, "1.jpg", textOf(vietnameseLines())), pageIn(folder, "2.jpg")};
    auto second = label();
    second.part = PdfaPart::Two;
    REQUIRE(writePdf(pages, label(), folder / "one.pdf"));
    REQUIRE(writePdf(pages, second, folder / "two.pdf"));
    const bool same = content(folder / "one.pdf") ==
                      replaced(content(folder / "two.pdf"), "<pdfaid:part>2<", "<pdfaid:part>1<");
    CHECK(same);

    const std::string one = bytesOf(folder / "one.pdf"), two = bytesOf(folder / "two.pdf");
    CHECK(one.rfind("%PDF-1.4\n", 0) == 0);
    CHECK(one.find("/ObjStm") == std::string::npos);
    CHECK(two.rfind("%PDF-1.7\n", 0) == 0);
    CHECK(two.find("/ObjStm") != std::string::npos);
    CHECK(two.find("<pdfaid:part>2</pdfaid:part>") != std::string::npos);
    CHECK(run("qpdf --check " + quoted((folder / "two.pdf").string()) + " >/dev/null 2>&1").status == 0);
}

TEST_CASE("A file of part 2 is the same file each time") {
    const TempFolder folder;
    auto second = label();
    second.part = PdfaPart::Two;
    REQUIRE(writePdf({pageIn(folder, "1.jpg")}, second, folder / "a.pdf"));
    REQUIRE(writePdf({pageIn(folder, "1.jpg")}, second, folder / "b.pdf"));
    CHECK(bytesOf(folder / "a.pdf") == bytesOf(folder / "b.pdf"));
}

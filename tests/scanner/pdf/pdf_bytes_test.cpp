// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/pdf/pdf_pages.h"
#include "tests/support/shell.h"

#include <catch2/catch.hpp>

using namespace tests;
using scanner::pdf::writePdf;

TEST_CASE("The same pages and metadata give the same bytes") {
    const TempFolder folder;
    const std::vector pages{pageIn(folder, "1.jpg", textOf(vietnameseLines())), pageIn(folder, "2.jpg")};
    REQUIRE(writePdf(pages, label(), folder / "a.pdf"));
    REQUIRE(writePdf(pages, label(), folder / "b.pdf"));
    CHECK(bytesOf(folder / "a.pdf") == bytesOf(folder / "b.pdf"));
}

TEST_CASE("Another title gives another file identity") {
    const TempFolder folder;
    const std::vector pages{pageIn(folder, "1.jpg")};
    auto other = label();
    other.title = "Tờ khai";
    REQUIRE(writePdf(pages, label(), folder / "a.pdf"));
    REQUIRE(writePdf(pages, other, folder / "b.pdf"));
    const auto identity = [](const std::string& bytes) { return bytes.substr(bytes.rfind("/ID")); };
    CHECK(identity(bytesOf(folder / "a.pdf")).substr(0, 40) !=
          identity(bytesOf(folder / "b.pdf")).substr(0, 40));
}

TEST_CASE("The picture of a page stands in the file byte for byte") {
    const TempFolder folder;
    const std::vector pages{pageIn(folder, "1.jpg")};
    REQUIRE(writePdf(pages, label(), folder / "a.pdf"));
    CHECK(bytesOf(folder / "a.pdf").find(bytesOf(folder / "1.jpg")) != std::string::npos);
}

TEST_CASE("The metadata stand readable in the file and there is no second place for them") {
    const TempFolder folder;
    REQUIRE(writePdf({pageIn(folder, "1.jpg")}, label(), folder / "a.pdf"));
    const std::string bytes = bytesOf(folder / "a.pdf");
    CHECK(bytes.find("Đơn đề nghị &lt;1&gt; &amp; tờ khai") != std::string::npos);
    CHECK(bytes.find("<cf:holder>Nguyễn Thị Thuỷ</cf:holder>") != std::string::npos);
    CHECK(bytes.find("<xmp:CreateDate>2026-11-21T") != std::string::npos);
    CHECK(bytes.find("<pdfaid:part>1</pdfaid:part>") != std::string::npos);
    CHECK(bytes.find("cf:symbol") == std::string::npos);
    CHECK(bytes.find("/Info ", bytes.rfind("trailer")) == std::string::npos);
}

TEST_CASE("A hundred pages share one font and each adds little more than its picture") {
    const TempFolder folder;
    std::vector<scanner::pdf::PdfPage> pages(100, pageIn(folder, "1.jpg", textOf(vietnameseLines())));
    REQUIRE(writePdf(pages, label(), folder / "a.pdf"));
    const auto pictures = 100 * std::filesystem::file_size(folder / "1.jpg");
    CHECK(std::filesystem::file_size(folder / "a.pdf") < pictures + 100UL * 2000 + 8000);
    CHECK(outputOf("pdfinfo " + quoted((folder / "a.pdf").string())).find("Pages:           100\n") !=
          std::string::npos);
    CHECK(outputOf("pdffonts " + quoted((folder / "a.pdf").string()) + " | wc -l") == "3\n");
}

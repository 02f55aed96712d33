// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/page_cleaner.h"
#include "scanner/image/pnm_file.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace scanner;
using scanner::image::cleanPage;
using scanner::image::readPnm;

namespace {

class Files {
  public:
    std::filesystem::path with(const std::string& content, const std::string& name = "0007.pnm") {
        std::ofstream(m_folder / name, std::ios::binary) << content;
        return m_folder / name;
    }
    [[nodiscard]] std::filesystem::path missing() const { return m_folder / "0007.pnm"; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path(); }

  private:
    tests::TempFolder m_folder;
};

std::string grey(int width, int height, char value = '\x80') {
    return "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n" +
           std::string(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value);
}

void requireRefused(const std::filesystem::path& file, PageCode code) {
    const auto page = cleanPage(file, 300);
    REQUIRE_FALSE(page);
    CHECK(page.error().is(code));
    CHECK(page.error().args == std::vector<std::string>{"7"});
}

} // namespace

TEST_CASE("A one-pixel page is too small") {
    requireRefused(Files().with("P6\n1 1\n255\nabc"), PageCode::TooSmall);
}

TEST_CASE("A page with a side below 100 pixels is too small, one of 100 is not") {
    Files files;
    requireRefused(files.with(grey(99, 400)), PageCode::TooSmall);
    requireRefused(files.with(grey(400, 99)), PageCode::TooSmall);
    CHECK(cleanPage(files.with(grey(100, 100)), 300));
}

TEST_CASE("A 20,000-pixel page is refused by its header alone") {
    Files files;
    requireRefused(files.with("P6\n20000 20000\n255\n"), PageCode::TooLarge);
    requireRefused(files.with("P6\n15001 200\n255\n"), PageCode::TooLarge);
    requireRefused(files.with("P5\n200 15001\n255\n"), PageCode::TooLarge);
}

TEST_CASE("More than 120 megapixels are refused although each side is allowed") {
    requireRefused(Files().with("P6\n15000 8001\n255\n"), PageCode::TooLarge);
}

TEST_CASE("Sizes that overflow 32 or 64 bits are too large, never small again") {
    Files files;
    requireRefused(files.with("P6\n4294967396 4294967396\n255\n"), PageCode::TooLarge);
    requireRefused(files.with("P6\n99999999999999999999999999 200\n255\n"), PageCode::TooLarge);
}

TEST_CASE("What is no binary PNM is no image") {
    Files files;
    for (const std::string& content :
         {std::string(), std::string("P"), std::string("%PDF-1.4 and more"),
          std::string("P3\n200 200\n255\n1 2 3"), std::string("P7\n200 200\n255\n"),
          std::string("P6\n-200 200\n255\n"), std::string("P6\n200 200\n0\n"),
          std::string("P6\n200 200\n65536\n"), std::string("P6\n200x200\n255\n"),
          "P6\n#" + std::string(100'000, 'x'), std::string(5000, '\0')})
        requireRefused(files.with(content), PageCode::NotAnImage);
}

TEST_CASE("A file that is not there, or is a folder, is no image") {
    Files files;
    requireRefused(files.missing(), PageCode::NotAnImage);
    const auto folder = cleanPage(files.folder(), 300);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().is(PageCode::NotAnImage));
}

TEST_CASE("A file cut short anywhere is no image") {
    Files files;
    const std::string whole = grey(200, 150);
    REQUIRE(readPnm(files.with(whole)));
    for (std::size_t length = 0; length < 20; ++length)
        requireRefused(files.with(whole.substr(0, length)), PageCode::NotAnImage);
    for (std::size_t length = 20; length < whole.size(); length += 997)
        requireRefused(files.with(whole.substr(0, length)), PageCode::NotAnImage);
    requireRefused(files.with(whole.substr(0, whole.size() - 1)), PageCode::NotAnImage);
}

TEST_CASE("A resolution that no scanner has is no image") {
    Files files;
    const auto file = files.with(grey(200, 200));
    for (const int dpi : {0, -300, 49, 2401}) {
        const auto page = cleanPage(file, dpi);
        REQUIRE_FALSE(page);
        CHECK(page.error().is(PageCode::NotAnImage));
    }
}

TEST_CASE("Comments stand anywhere in a header") {
    const std::string content =
        "P5 # kind\n# side=front dpi=300\n120 # width\n 130\n#\n255\n" + std::string(120UL * 130, 'a');
    const auto image = readPnm(Files().with(content));
    REQUIRE(image);
    CHECK(image::widthOf(*image) == 120);
    CHECK(image::heightOf(*image) == 130);
}

TEST_CASE("Line art and 16-bit pages are read as pages of 8 bit") {
    Files files;
    const auto lineArt = readPnm(files.with("P4\n101 120\n" + std::string(13UL * 120, '\xF0')));
    REQUIRE(lineArt);
    CHECK(image::widthOf(*lineArt) == 101);
    CHECK(cleanPage(files.with("P5\n120 120\n65535\n" + std::string(2UL * 120 * 120, '\xC0')), 300));
    CHECK(cleanPage(files.with("P6\n120 120\n65535\n" + std::string(6UL * 120 * 120, '\xC0')), 300));
}

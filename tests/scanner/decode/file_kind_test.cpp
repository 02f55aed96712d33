// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/file_kind.h"

#include <catch2/catch.hpp>

#include <string>

using namespace scanner::decode;
using namespace std::string_literals;

TEST_CASE("A file is what its first bytes say, whatever its name") {
    CHECK(kindOf("\xFF\xD8\xFF\xE0"s) == FileKind::Jpeg);
    CHECK(kindOf("\x89PNG\r\n\x1A\n...."s) == FileKind::Png);
    CHECK(kindOf("II*\0...."s) == FileKind::Tiff);
    CHECK(kindOf("MM\0*...."s) == FileKind::Tiff);
    CHECK(kindOf("P5\n10 10\n255\n"s) == FileKind::Pnm);
    CHECK(kindOf("%PDF-1.4\n"s) == FileKind::Pdf);
    CHECK(kindOf("a printer's preamble\n%PDF-1.4\n"s) == FileKind::Pdf);
}

TEST_CASE("Files that cannot be taken are told apart, so that the clerk can be told what to do") {
    CHECK(kindOf("\0\0\0\x18"s + "ftypheic" + "\0\0\0\0"s) == FileKind::Heic);
    CHECK(kindOf("\0\0\0\x18"s + "ftypmif1" + "\0\0\0\0"s) == FileKind::Heic);
    CHECK(kindOf("PK\x03\x04................[Content_Types].xml"s) == FileKind::Office);
    CHECK(kindOf("PK\x03\x04................mimetypeapplication/vnd.oasis.opendocument.text"s) ==
          FileKind::Office);
    CHECK(kindOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1........"s) == FileKind::Office);
    CHECK(kindOf("PK\x03\x04................photo.jpg"s) == FileKind::Archive);
    CHECK(kindOf("Rar!\x1A\x07\x01"s) == FileKind::Archive);
    CHECK(kindOf("GIF89a"s) == FileKind::Unknown);
    CHECK(kindOf("\0\0\0\x18"s + "ftypmp42" + "\0\0\0\0"s) == FileKind::Unknown);
    CHECK(kindOf("") == FileKind::Unknown);
}

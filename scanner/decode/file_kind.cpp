// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/file_kind.h"

#include <algorithm>
#include <array>

namespace scanner::decode {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPdfHeadBytes = 1024; // readers look this far for "%PDF-"

// ISO/IEC 23008-12: brands of pictures coded with HEVC, and of the container they come in.
bool isHeic(std::string_view head) {
    constexpr std::array brands{"heic"sv, "heix"sv, "heim"sv, "heis"sv,
                                "hevc"sv, "hevx"sv, "mif1"sv, "msf1"sv};
    if (head.size() < 12 || head.substr(4, 4) != "ftyp") return false;
    return std::find(brands.begin(), brands.end(), head.substr(8, 4)) != brands.end();
}

bool isPnm(std::string_view head) {
    return head.size() > 2 && head[0] == 'P' && head[1] >= '4' && head[1] <= '6' &&
           (head[2] == '\n' || head[2] == ' ' || head[2] == '\r' || head[2] == '\t' || head[2] == '#');
}

// The first entries of a zip file tell what it packs: OOXML names its parts, OpenDocument its type.
bool packsOffice(std::string_view head) {
    constexpr std::array signs{
        "[Content_Types].xml"sv,          "_rels/.rels"sv, "word/"sv, "xl/"sv, "ppt/"sv,
        "mimetypeapplication/vnd.oasis"sv};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return head.find(sign) != std::string_view::npos; });
}

} // namespace

FileKind kindOf(std::string_view head) {
    if (head.starts_with("\xFF\xD8\xFF"sv)) return FileKind::Jpeg;
    if (head.starts_with("\x89PNG\r\n\x1A\n"sv)) return FileKind::Png;
    if (head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv)) return FileKind::Tiff;
    if (isPnm(head)) return FileKind::Pnm;
    if (head.substr(0, kPdfHeadBytes).find("%PDF-") != std::string_view::npos) return FileKind::Pdf;
    if (isHeic(head)) return FileKind::Heic;
    if (head.starts_with("PK\x03\x04"sv)) return packsOffice(head) ? FileKind::Office : FileKind::Archive;
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) || head.starts_with("{\\rtf"sv))
        return FileKind::Office;
    if (head.starts_with("PK\x05\x06"sv) || head.starts_with("7z\xBC\xAF\x27\x1C"sv) ||
        head.starts_with("Rar!\x1A\x07"sv) || head.starts_with("\x1F\x8B"sv)) {
        return FileKind::Archive;
    }
    return FileKind::Unknown;
}

} // namespace scanner::decode

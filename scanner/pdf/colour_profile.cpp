// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/colour_profile.h"

#include "scanner/pdf/big_endian.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

namespace scanner::pdf {
namespace {

struct Xyz {
    double x, y, z;
};

// The primaries of sRGB, adapted from D65 to D50 by the Bradford transform, as ICC.1 wants colorants.
constexpr Xyz kRed{0.4360747, 0.2225045, 0.0139322};
constexpr Xyz kGreen{0.3850649, 0.7168786, 0.0971045};
constexpr Xyz kBlue{0.1430804, 0.0606169, 0.7141733};
constexpr Xyz kWhiteD50{0.9642029, 1.0, 0.8249054};
constexpr int kCurvePoints = 1024;
constexpr std::uint32_t kVersion2_1 = 0x02100000;

std::uint32_t fixed(double value) {
    return static_cast<std::uint32_t>(std::lround(value * 65536));
}

BigEndian& add(BigEndian& out, const Xyz& colour) {
    return out.u32(fixed(colour.x)).u32(fixed(colour.y)).u32(fixed(colour.z));
}

std::string xyzTag(const Xyz& colour) {
    BigEndian out;
    out.text("XYZ ").u32(0);
    return add(out, colour).bytes();
}

double toLinear(double signal) {
    return signal <= 0.04045 ? signal / 12.92 : std::pow((signal + 0.055) / 1.055, 2.4);
}

std::string curveTag() {
    BigEndian out;
    out.text("curv").u32(0).u32(kCurvePoints);
    for (int i = 0; i < kCurvePoints; ++i) {
        const double linear = toLinear(static_cast<double>(i) / (kCurvePoints - 1));
        out.u16(static_cast<unsigned>(std::lround(linear * 65535)));
    }
    return out.bytes();
}

// textDescriptionType: the Unicode and the Macintosh form stay empty.
std::string descriptionTag(std::string_view name) {
    BigEndian out;
    out.text("desc").u32(0).u32(static_cast<std::uint32_t>(name.size() + 1)).text(name).zeros(1);
    return out.u32(0).u32(0).u16(0).zeros(1 + 67).align().bytes();
}

std::string textTag(std::string_view text) {
    BigEndian out;
    return out.text("text").u32(0).text(text).zeros(1).align().bytes();
}

std::string header(std::uint32_t size) {
    BigEndian out;
    out.u32(size).zeros(4).u32(kVersion2_1).text("mntrRGB XYZ ");
    out.u16(2026).u16(1).u16(1).zeros(6).text("acsp").zeros(28);
    return add(out, kWhiteD50).zeros(48).bytes();
}

} // namespace

std::string sRgbProfile() {
    // One curve serves the three channels: their entries point to the same bytes.
    const std::array<std::pair<std::string_view, std::string>, 7> tags{{
        {"desc", descriptionTag("sRGB IEC61966-2.1")},
        {"cprt", textTag("No copyright, use freely")},
        {"wtpt", xyzTag(kWhiteD50)},
        {"rXYZ", xyzTag(kRed)},
        {"gXYZ", xyzTag(kGreen)},
        {"bXYZ", xyzTag(kBlue)},
        {"rTRC", curveTag()},
    }};
    constexpr std::uint32_t kEntries = 9;
    std::uint32_t offset = 128 + 4 + 12 * kEntries;
    BigEndian table;
    BigEndian data;
    table.u32(kEntries);
    for (const auto& [name, bytes] : tags) {
        const auto size = static_cast<std::uint32_t>(bytes.size());
        table.text(name).u32(offset).u32(size);
        if (name == "rTRC") table.text("gTRC").u32(offset).u32(size).text("bTRC").u32(offset).u32(size);
        data.text(bytes);
        offset += size;
    }
    return header(offset) + table.bytes() + data.bytes();
}

} // namespace scanner::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/pdf_picture.h"

#include "scanner/decode/g4_picture.h"
#include "scanner/decode/jpeg_picture.h"
#include "scanner/decode/samples.h"

#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace scanner::decode {
namespace {

using Handle = QPDFObjectHandle;
using image::Image;

struct PictureFacts {
    int width = 0;
    int height = 0;
    int bits = 0;
    int channels = 0; // 1 or 3

    [[nodiscard]] std::size_t bytes() const {
        const auto row =
            (static_cast<std::size_t>(width) * static_cast<std::size_t>(channels * bits) + 7) / 8;
        return row * static_cast<std::size_t>(height);
    }
};

// 0 for colours that are not plainly grey or RGB.
int channelsOf(Handle space) {
    if (space.isNameAndEquals("/DeviceGray")) return 1;
    if (space.isNameAndEquals("/DeviceRGB")) return 3;
    if (!space.isArray() || space.getArrayNItems() < 2) return 0;
    if (space.getArrayItem(0).isNameAndEquals("/CalGray")) return 1;
    if (space.getArrayItem(0).isNameAndEquals("/CalRGB")) return 3;
    Handle profile = space.getArrayItem(1);
    if (!space.getArrayItem(0).isNameAndEquals("/ICCBased") || !profile.isStream()) return 0;
    Handle count = profile.getDict().getKey("/N");
    const auto channels = count.isInteger() ? count.getIntValue() : 0;
    return channels == 1 || channels == 3 ? static_cast<int>(channels) : 0;
}

bool isPlain(Handle dictionary) {
    for (const char* key : {"/SMask", "/Mask", "/Decode"})
        if (!dictionary.getKey(key).isNull()) return false;
    Handle mask = dictionary.getKey("/ImageMask");
    return !mask.isBool() || !mask.getBoolValue();
}

PictureFacts factsOf(Handle dictionary) {
    const auto number = [&](const char* key) {
        Handle value = dictionary.getKey(key);
        return value.isInteger() ? value.getIntValueAsInt() : 0;
    };
    return {number("/Width"), number("/Height"), number("/BitsPerComponent"),
            channelsOf(dictionary.getKey("/ColorSpace"))};
}

// The name of the filter if there is just one; "" if there is none.
std::string filterOf(Handle dictionary) {
    Handle filter = dictionary.getKey("/Filter");
    if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
    if (filter.isNull()) return "";
    return filter.isName() ? filter.getName() : "several";
}

Handle parametersOf(Handle dictionary) {
    Handle parameters = dictionary.getKey("/DecodeParms");
    return parameters.isArray() && parameters.getArrayNItems() == 1 ? parameters.getArrayItem(0) : parameters;
}

std::string_view textOf(const Buffer& buffer) {
    return {reinterpret_cast<const char*>(buffer.getBuffer()), buffer.getSize()};
}

// Takes what a picture of this size needs; a stream that gives more is a trap.
class BoundedSink : public Pipeline {
  public:
    explicit BoundedSink(std::size_t most) : Pipeline("samples", nullptr), m_most(most) {}

    void write(const unsigned char* data, std::size_t length) override {
        if (length > m_most + 1 - std::min(m_most + 1, m_bytes.size()))
            throw std::runtime_error("more samples than announced");
        m_bytes.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

  private:
    std::size_t m_most;
    std::string m_bytes;
};

base::Result<Image> broken(const char* how) {
    return base::fail(PageCode::FileDamaged, how);
}

base::Result<Image> fromSamples(Handle stream, const PictureFacts& facts) {
    const bool isTaken = (facts.bits == 8) || (facts.bits == 1 && facts.channels == 1);
    if (!isTaken) return Image();
    BoundedSink sink(facts.bytes() + 1); // one stray line end is common
    const bool isDecoded = stream.pipeStreamData(&sink, nullptr, 0, qpdf_dl_specialized, true, false);
    if (!isDecoded || sink.bytes().size() < facts.bytes()) return broken("samples are missing");
    return pictureOfSamples(sink.bytes(), facts.width, facts.height, facts.bits, facts.channels);
}

base::Result<Image> fromG4(Handle stream, const PictureFacts& facts) {
    Handle parameters = parametersOf(stream.getDict());
    if (!parameters.isDictionary()) return Image();
    const auto number = [&](const char* key, int otherwise) {
        Handle value = parameters.getKey(key);
        return value.isInteger() ? value.getIntValueAsInt() : otherwise;
    };
    const auto isSet = [&](const char* key) {
        Handle value = parameters.getKey(key);
        return value.isBool() && value.getBoolValue();
    };
    if (facts.bits > 1 || number("/K", 0) >= 0 || number("/Columns", 1728) != facts.width ||
        isSet("/EncodedByteAlign"))
        return Image();
    const auto codes = stream.getRawStreamData();
    auto picture = pictureOfG4(textOf(*codes), facts.width, facts.height, isSet("/BlackIs1"));
    if (!picture) return broken("G4 data");
    return picture;
}

base::Result<Image> fromJpeg(Handle stream, const PictureFacts& facts) {
    const auto jpeg = stream.getRawStreamData();
    auto picture = decodedJpeg(textOf(*jpeg));
    if (!picture) return picture;
    const bool fits = image::widthOf(*picture) == facts.width && image::heightOf(*picture) == facts.height;
    return fits ? std::move(picture) : broken("another size than announced");
}

} // namespace

base::Result<Image> decodedPicture(Handle stream) {
    Handle dictionary = stream.getDict();
    const PictureFacts facts = factsOf(dictionary);
    if (!isPlain(dictionary) || facts.channels == 0 || facts.width < 1 || facts.height < 1) return Image();
    const std::string filter = filterOf(dictionary);
    if (filter == "/DCTDecode") return fromJpeg(stream, facts);
    if (filter == "/CCITTFaxDecode") return fromG4(stream, facts);
    if (filter == "/JBIG2Decode" || filter == "/JPXDecode" || filter == "several") return Image();
    return fromSamples(stream, facts);
}

} // namespace scanner::decode

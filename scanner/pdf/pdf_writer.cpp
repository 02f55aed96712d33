// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/pdf_writer.h"

#include "scanner/pdf/characters.h"
#include "scanner/pdf/colour_profile.h"
#include "scanner/pdf/glyphless_font.h"
#include "scanner/pdf/metadata.h"
#include "scanner/pdf/numbers.h"
#include "scanner/pdf/output_pipe.h"
#include "scanner/pdf/pdf_check.h"
#include "scanner/pdf/picture_file.h"
#include "scanner/pdf/text_layer.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace scanner::pdf {
namespace {

using Handle = QPDFObjectHandle;

constexpr std::string_view kFont = "F1";
// Limits of ISO 19005-1 6.1.12 (PDF 1.4, appendix C): items of an array, side of a page.
constexpr std::size_t kMostPages = 8191;
constexpr double kLargestSide_pt = 14400;

// Gives a part's bytes when qpdf writes them, so that one part of one page at a time is in memory.
class PartBytes : public Handle::StreamDataProvider {
  public:
    PartBytes(std::filesystem::path file, EncodedPart part) : m_file(std::move(file)), m_part(part) {}

    void provideStreamData(QPDFObjGen const&, Pipeline* pipeline) override {
        const auto bytes = readPart(m_file, m_part);
        if (!bytes) throw std::runtime_error(bytes.error().detail);
        pipeline->write(reinterpret_cast<const unsigned char*>(bytes->data()), bytes->size());
        pipeline->finish();
    }

  private:
    std::filesystem::path m_file;
    EncodedPart m_part;
};

Handle dictionary(const std::string& text) {
    return Handle::parse(text);
}

Handle imageStream(QPDF& pdf, const EncodedPart& part, const std::string& dict) {
    Handle image = Handle::newStream(&pdf);
    image.replaceDict(dictionary(dict));
    image.getDict().replaceKey("/Width", Handle::newInteger(part.width_px));
    image.getDict().replaceKey("/Height", Handle::newInteger(part.height_px));
    return image;
}

Handle jpegImage(QPDF& pdf, const PdfPage& page, const EncodedPart& part, int channels) {
    Handle image = imageStream(pdf, part, "<< /Type /XObject /Subtype /Image /BitsPerComponent 8 >>");
    image.getDict().replaceKey("/ColorSpace", Handle::newName(channels == 1 ? "/DeviceGray" : "/DeviceRGB"));
    image.replaceStreamData(std::make_shared<PartBytes>(page.file, part), Handle::newName("/DCTDecode"),
                            Handle::newNull());
    return image;
}

// Paints where it is black, by itself or as the /Mask of a picture.
Handle stencilImage(QPDF& pdf, const PdfPage& page, const EncodedPart& part) {
    Handle image =
        imageStream(pdf, part, "<< /Type /XObject /Subtype /Image /ImageMask true /BitsPerComponent 1 >>");
    Handle coding = dictionary("<< /K -1 >>");
    coding.replaceKey("/Columns", Handle::newInteger(part.width_px));
    coding.replaceKey("/Rows", Handle::newInteger(part.height_px));
    image.replaceStreamData(std::make_shared<PartBytes>(page.file, part), Handle::newName("/CCITTFaxDecode"),
                            coding);
    return image;
}

Handle layerImage(QPDF& pdf, const PdfPage& page, const Layer& layer, int channels) {
    if (!layer.jpeg.exists()) return stencilImage(pdf, page, layer.stencil);
    Handle image = jpegImage(pdf, page, layer.jpeg, channels);
    if (layer.stencil.exists()) image.getDict().replaceKey("/Mask", stencilImage(pdf, page, layer.stencil));
    return image;
}

Handle fontDescriptor(QPDF& pdf) {
    const std::string bytes = glyphlessFont();
    Handle file = Handle::newStream(&pdf, bytes);
    file.getDict().replaceKey("/Length1", Handle::newInteger(static_cast<long long>(bytes.size())));
    Handle descriptor =
        dictionary("<< /Type /FontDescriptor /Flags 4 /FontBBox [0 0 500 1000] /ItalicAngle 0 "
                   "/Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80 >>");
    descriptor.replaceKey("/FontName", Handle::newName("/" + std::string(kGlyphlessName)));
    descriptor.replaceKey("/FontFile2", file);
    return pdf.makeIndirectObject(descriptor);
}

Handle textFont(QPDF& pdf, const Characters& characters) {
    const Handle name = Handle::newName("/" + std::string(kGlyphlessName));
    Handle cids = dictionary("<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo << /Registry (Adobe) "
                             "/Ordering (Identity) /Supplement 0 >> >>");
    cids.replaceKey("/BaseFont", name);
    cids.replaceKey("/DW", Handle::newInteger(kGlyphWidth));
    cids.replaceKey("/CIDToGIDMap", Handle::newStream(&pdf, characters.glyphMap()));
    cids.replaceKey("/FontDescriptor", fontDescriptor(pdf));
    Handle font = dictionary("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>");
    font.replaceKey("/BaseFont", name);
    font.replaceKey("/DescendantFonts", Handle::newArray({pdf.makeIndirectObject(cids)}));
    font.replaceKey("/ToUnicode", Handle::newStream(&pdf, characters.toUnicode()));
    return pdf.makeIndirectObject(font);
}

// From pixels of the page, counted from its top, to points.
std::string drawn(const Layer& layer, const PdfPage& page, const std::string& name) {
    const auto points = [&page](int pixels) { return toNumber(pixels * kPointsPerInch / page.dpi); };
    const Box& area = layer.area;
    return "q " + points(area.width) + " 0 0 " + points(area.height) + " " + points(area.x) + " " +
           points(page.height_px - area.y - area.height) + " cm " + name + " Do Q\n";
}

void addPage(QPDF& pdf, const PdfPage& page, const std::vector<int>& channels, const Handle& font,
             const Characters& characters) {
    Handle resources = dictionary("<< /XObject << >> /Font << >> >>");
    std::string content = "0 g\n";
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const Layer& layer = page.picture.layers[i];
        const std::string name = layerName(i);
        resources.getKey("/XObject").replaceKey(name, layerImage(pdf, page, layer, channels[i]));
        content += drawn(layer, page, name);
    }
    const std::string text = textLayer(page.text, page.height_px, page.dpi, kFont, characters);
    if (!text.empty()) resources.getKey("/Font").replaceKey("/" + std::string(kFont), font);
    Handle object =
        dictionary("<< /Type /Page /MediaBox [0 0 " + toNumber(page.width_px * kPointsPerInch / page.dpi) +
                   " " + toNumber(page.height_px * kPointsPerInch / page.dpi) + "] >>");
    object.replaceKey("/Resources", resources);
    object.replaceKey("/Contents", Handle::newStream(&pdf, content + text));
    pdf.addPage(pdf.makeIndirectObject(object), false);
}

void addPromises(QPDF& pdf, const PdfMetadata& metadata) {
    Handle xmp = Handle::newStream(&pdf, xmpPacket(metadata));
    xmp.getDict().replaceKey("/Type", Handle::newName("/Metadata"));
    xmp.getDict().replaceKey("/Subtype", Handle::newName("/XML"));
    Handle profile = Handle::newStream(&pdf, sRgbProfile());
    profile.getDict().replaceKey("/N", Handle::newInteger(3));
    Handle intent = dictionary("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
                               "/RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) >>");
    intent.replaceKey("/DestOutputProfile", profile);
    Handle root = pdf.getRoot();
    root.replaceKey("/Metadata", xmp);
    root.replaceKey("/OutputIntents", Handle::newArray({pdf.makeIndirectObject(intent)}));
    root.replaceKey("/Lang", Handle::newString("vi"));
}

base::Result<void> write(QPDF& pdf, PdfaPart part, const std::filesystem::path& target) {
    const bool isFirst = part == PdfaPart::One;
    OutputPipe out(target);
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&out);
    writer.forcePDFVersion(isFirst ? "1.4" : "1.7");
    writer.setObjectStreamMode(isFirst ? qpdf_o_disable : qpdf_o_generate);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    writer.write();
    const int error = out.close();
    if (error == 0) return {};
    const bool full = error == ENOSPC || error == EDQUOT;
    return base::fail(full ? PageCode::DiskFull : PageCode::PdfNotWritten,
                      "write: " + std::generic_category().message(error));
}

base::Result<std::vector<std::vector<int>>> checkedPictures(const std::vector<PdfPage>& pages) {
    if (pages.empty() || pages.size() > kMostPages) {
        return base::fail(PageCode::PdfNotWritten, std::to_string(pages.size()) + " pages");
    }
    std::vector<std::vector<int>> all;
    for (const auto& page : pages) {
        const int side = std::max(page.width_px, page.height_px);
        if (std::min(page.width_px, page.height_px) < 1 || page.dpi < 50 || page.dpi > 1200 ||
            side * kPointsPerInch / page.dpi > kLargestSide_pt)
            return base::fail(PageCode::PdfNotWritten, "size or resolution of a page");
        auto channels = checkedChannels(page);
        if (!channels) return base::fail(channels.error());
        all.push_back(std::move(*channels));
    }
    return all;
}

base::Result<void> build(const std::vector<PdfPage>& pages, const std::vector<std::vector<int>>& channels,
                         const PdfMetadata& metadata, const std::filesystem::path& target) {
    Characters characters;
    for (const auto& page : pages)
        addCharacters(page.text, characters);
    if (!characters.number()) return base::fail(PageCode::PdfNotWritten, "too many different characters");
    QPDF pdf;
    pdf.emptyPDF();
    const Handle font = textFont(pdf, characters);
    for (std::size_t i = 0; i < pages.size(); ++i)
        addPage(pdf, pages[i], channels[i], font, characters);
    addPromises(pdf, metadata);
    return write(pdf, metadata.part, target);
}

} // namespace

base::Result<void> writePdf(const std::vector<PdfPage>& pages, const PdfMetadata& metadata,
                            const std::filesystem::path& target) {
    const auto channels = checkedPictures(pages);
    if (!channels) return base::fail(channels.error());
    try {
        const auto built = build(pages, *channels, metadata, target);
        return built ? checkPdf(target, pages) : built;
    } catch (const std::exception& error) {
        return base::fail(PageCode::PdfNotWritten, error.what());
    }
}

} // namespace scanner::pdf

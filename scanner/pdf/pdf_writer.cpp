// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/pdf_writer.h"

#include "scanner/pdf/characters.h"
#include "scanner/pdf/colour_profile.h"
#include "scanner/pdf/glyphless_font.h"
#include "scanner/pdf/jpeg_header.h"
#include "scanner/pdf/metadata.h"
#include "scanner/pdf/numbers.h"
#include "scanner/pdf/output_pipe.h"
#include "scanner/pdf/pdf_check.h"
#include "scanner/pdf/text_layer.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <fstream>
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

// Gives the file's bytes when qpdf writes them, so that one picture at a time is in memory.
class FileBytes : public Handle::StreamDataProvider {
  public:
    explicit FileBytes(std::filesystem::path file) : m_file(std::move(file)) {}

    void provideStreamData(QPDFObjGen const&, Pipeline* pipeline) override {
        std::ifstream in(m_file, std::ios::binary);
        std::array<char, 64 * 1024> buffer;
        while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
            pipeline->write(reinterpret_cast<unsigned char*>(buffer.data()),
                            static_cast<std::size_t>(in.gcount()));
        }
        if (!in.eof()) throw std::runtime_error(m_file.filename().string() + " cannot be read");
        pipeline->finish();
    }

  private:
    std::filesystem::path m_file;
};

Handle dictionary(const std::string& text) {
    return Handle::parse(text);
}

Handle pageImage(QPDF& pdf, const PdfPage& page, const JpegHeader& jpeg) {
    Handle image = Handle::newStream(&pdf);
    image.replaceDict(dictionary("<< /Type /XObject /Subtype /Image /BitsPerComponent 8 >>"));
    image.getDict().replaceKey("/Width", Handle::newInteger(jpeg.width_px));
    image.getDict().replaceKey("/Height", Handle::newInteger(jpeg.height_px));
    image.getDict().replaceKey("/ColorSpace",
                               Handle::newName(jpeg.channels == 1 ? "/DeviceGray" : "/DeviceRGB"));
    image.replaceStreamData(std::make_shared<FileBytes>(page.jpeg), Handle::newName("/DCTDecode"),
                            Handle::newNull());
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

void addPage(QPDF& pdf, const PdfPage& page, const Handle& image, const Handle& font,
             const Characters& characters) {
    const std::string width = toNumber(page.width_px * kPointsPerInch / page.dpi);
    const std::string height = toNumber(page.height_px * kPointsPerInch / page.dpi);
    const std::string text = textLayer(page.text, page.height_px, page.dpi, kFont, characters);
    Handle resources = dictionary("<< /XObject << >> /Font << >> >>");
    resources.getKey("/XObject").replaceKey("/Im1", image);
    if (!text.empty()) resources.getKey("/Font").replaceKey("/" + std::string(kFont), font);
    Handle object = dictionary("<< /Type /Page /MediaBox [0 0 " + width + " " + height + "] >>");
    object.replaceKey("/Resources", resources);
    object.replaceKey(
        "/Contents", Handle::newStream(&pdf, "q " + width + " 0 0 " + height + " 0 0 cm /Im1 Do Q\n" + text));
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

base::Result<void> write(QPDF& pdf, const std::filesystem::path& target) {
    OutputPipe out(target);
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&out);
    writer.forcePDFVersion("1.4");
    writer.setObjectStreamMode(qpdf_o_disable);
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

base::Result<JpegHeader> checkedPicture(const PdfPage& page) {
    auto jpeg = readJpegHeader(page.jpeg);
    if (!jpeg) return base::fail(PageCode::PdfNotWritten, jpeg.error().detail);
    const double largest = std::max(page.width_px, page.height_px) * kPointsPerInch / std::max(1, page.dpi);
    if (jpeg->width_px != page.width_px || jpeg->height_px != page.height_px || page.dpi < 50 ||
        page.dpi > 1200 || largest > kLargestSide_pt) {
        return base::fail(PageCode::PdfNotWritten, page.jpeg.filename().string() + " has another size");
    }
    return jpeg;
}

base::Result<std::vector<JpegHeader>> checkedPictures(const std::vector<PdfPage>& pages) {
    if (pages.empty() || pages.size() > kMostPages) {
        return base::fail(PageCode::PdfNotWritten, std::to_string(pages.size()) + " pages");
    }
    std::vector<JpegHeader> headers;
    for (const auto& page : pages) {
        auto header = checkedPicture(page);
        if (!header) return base::fail(header.error());
        headers.push_back(*header);
    }
    return headers;
}

base::Result<void> build(const std::vector<PdfPage>& pages, const std::vector<JpegHeader>& pictures,
                         const PdfMetadata& metadata, const std::filesystem::path& target) {
    Characters characters;
    for (const auto& page : pages)
        addCharacters(page.text, characters);
    if (!characters.number()) return base::fail(PageCode::PdfNotWritten, "too many different characters");
    QPDF pdf;
    pdf.emptyPDF();
    const Handle font = textFont(pdf, characters);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        addPage(pdf, pages[i], pageImage(pdf, pages[i], pictures[i]), font, characters);
    }
    addPromises(pdf, metadata);
    return write(pdf, target);
}

} // namespace

base::Result<void> writePdf(const std::vector<PdfPage>& pages, const PdfMetadata& metadata,
                            const std::filesystem::path& target) {
    const auto pictures = checkedPictures(pages);
    if (!pictures) return base::fail(pictures.error());
    try {
        const auto built = build(pages, *pictures, metadata, target);
        return built ? checkPdf(target, pages) : built;
    } catch (const std::exception& error) {
        return base::fail(PageCode::PdfNotWritten, error.what());
    }
}

} // namespace scanner::pdf

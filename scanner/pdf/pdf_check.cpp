// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/pdf_check.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <exception>
#include <set>
#include <string>

namespace scanner::pdf {
namespace {

using Handle = QPDFObjectHandle;

bool hasSize(Handle image, const EncodedPart& part) {
    Handle dictionary = image.getDict();
    return dictionary.getKey("/Width").getIntValueAsInt() == part.width_px &&
           dictionary.getKey("/Height").getIntValueAsInt() == part.height_px;
}

bool isLayer(Handle image, const Layer& layer) {
    if (!layer.jpeg.exists()) return image.getDict().hasKey("/ImageMask") && hasSize(image, layer.stencil);
    const bool masked = image.getDict().hasKey("/Mask");
    return hasSize(image, layer.jpeg) && masked == layer.stencil.exists() &&
           (!masked || hasSize(image.getDict().getKey("/Mask"), layer.stencil));
}

bool showsPicture(QPDFPageObjectHelper& page, const Picture& wanted) {
    Handle images = page.getAttribute("/Resources", false).getKey("/XObject");
    if (images.getKeys().size() != wanted.layers.size()) return false;
    for (std::size_t i = 0; i < wanted.layers.size(); ++i) {
        Handle image = images.getKey(layerName(i));
        if (!image.isStream() || !isLayer(image, wanted.layers[i])) return false;
    }
    return true;
}

bool hasText(QPDFPageObjectHelper& page) {
    const auto content = page.getObjectHandle().getKey("/Contents").getStreamData(qpdf_dl_generalized);
    const std::string_view text(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
    return text.find(" Tj\n") != std::string_view::npos;
}

// What ISO 19005-1 or -2 forbids, as far as it is a matter of one key or name; and JBIG2, whose symbol codes may swap
// letters.
bool isForbiddenKey(const std::string& key, Handle value) {
    static const std::set<std::string> never{"/SMask", "/JS",         "/EmbeddedFiles", "/EF",  "/Encrypt",
                                             "/AA",    "/OpenAction", "/Alternates",    "/OPI", "/Launch"};
    if (never.contains(key)) return true;
    if (key == "/CA" || key == "/ca") return !value.isNumber() || value.getNumericValue() < 1;
    if (key == "/BM") return !value.isNameAndEquals("/Normal");
    return key == "/Interpolate" && value.isBool() && value.getBoolValue();
}

bool isForbiddenFilter(Handle filter) {
    static const std::set<std::string> never{"/LZWDecode", "/JPXDecode", "/JBIG2Decode", "/Crypt"};
    return filter.isName() && never.contains(filter.getName());
}

std::string forbiddenIn(Handle object) {
    constexpr int kLongestArray = 8191;
    if (object.isArray()) {
        if (object.getArrayNItems() > kLongestArray) return "a long array";
        for (const auto& item : object.getArrayAsVector()) {
            if (item.isIndirect()) continue;
            if (auto found = forbiddenIn(item); !found.empty()) return found;
        }
    }
    if (object.isStream()) {
        Handle filter = object.getDict().getKey("/Filter");
        const auto filters = filter.isArray() ? filter.getArrayAsVector() : std::vector<Handle>{filter};
        for (auto each : filters)
            if (isForbiddenFilter(each)) return each.unparse();
        object = object.getDict();
        if (object.hasKey("/F")) return "an external file";
    }
    if (!object.isDictionary()) return {};
    for (const auto& [key, value] : object.getDictAsMap()) {
        if (isForbiddenKey(key, value)) return key;
        if (value.isIndirect()) continue;
        if (auto found = forbiddenIn(value); !found.empty()) return found;
    }
    return {};
}

std::string forbiddenIn(QPDF& pdf) {
    if (pdf.isEncrypted()) return "encryption";
    for (const auto& object : pdf.getAllObjects())
        if (auto found = forbiddenIn(object); !found.empty()) return found;
    return {};
}

std::string faultIn(const std::filesystem::path& file, const std::vector<PdfPage>& pages) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processFile(file.c_str());
    if (pdf.getAllPages().size() != pages.size()) return "number of pages";
    for (std::size_t i = 0; i < pages.size(); ++i) {
        QPDFPageObjectHelper page(pdf.getAllPages()[i]);
        if (!showsPicture(page, pages[i].picture)) return "picture of page " + std::to_string(i + 1);
        if (pages[i].text.characters() > 0 && !hasText(page)) return "text of page " + std::to_string(i + 1);
    }
    if (const auto forbidden = forbiddenIn(pdf); !forbidden.empty()) return "holds " + forbidden;
    return pdf.anyWarnings() ? "syntax" : "";
}

} // namespace

std::string layerName(std::size_t layer) {
    return "/Im" + std::to_string(layer + 1);
}

base::Result<void> checkPdf(const std::filesystem::path& file, const std::vector<PdfPage>& pages) {
    try {
        const std::string fault = faultIn(file, pages);
        if (fault.empty()) return {};
        return base::fail(PageCode::PdfNotWritten, "read again, the file is wrong: " + fault);
    } catch (const std::exception& error) {
        return base::fail(PageCode::PdfNotWritten,
                          std::string("read again, the file is wrong: ") + error.what());
    }
}

} // namespace scanner::pdf

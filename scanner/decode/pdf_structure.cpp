// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/pdf_structure.h"

#include "scanner/decode/pdf_page_content.h"
#include "scanner/decode/pdf_picture.h"

#include <leptonica/allheaders.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <cmath>
#include <exception>
#include <vector>

namespace scanner::decode {
namespace {

using Handle = QPDFObjectHandle;

constexpr std::size_t kTailBytes = 1024; // readers look this far back for "%%EOF"
constexpr double kPointsPerInch = 72;
constexpr double kPlaceTolerance = 0.02;
constexpr double kLeastScanDpi = 50;
constexpr double kMostScanDpi = 1200;
constexpr int kDeepestField = 8;

bool comesToItsEnd(std::string_view bytes) {
    const auto tail = bytes.substr(bytes.size() - std::min(bytes.size(), kTailBytes));
    return tail.find("%%EOF") != std::string_view::npos;
}

// A field of an interactive form that holds a signature (ISO 32000-1, 12.7.4.5).
bool holdsSignature(Handle field, int depth) {
    if (depth > kDeepestField || !field.isDictionary()) return false;
    if (field.getKey("/FT").isNameAndEquals("/Sig") && !field.getKey("/V").isNull()) return true;
    Handle kids = field.getKey("/Kids");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
        if (holdsSignature(kids.getArrayItem(i), depth + 1)) return true;
    return false;
}

bool isSignedBy(Handle form) {
    if (!form.isDictionary()) return false;
    Handle flags = form.getKey("/SigFlags");
    if (flags.isInteger() && (flags.getIntValue() & 1) != 0) return true;
    Handle fields = form.getKey("/Fields");
    for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i)
        if (holdsSignature(fields.getArrayItem(i), 0)) return true;
    return false;
}

bool isNear(double value, double wanted, double side) {
    return std::abs(value - wanted) <= kPlaceTolerance * side;
}

int quarterTurnsOf(QPDFPageObjectHelper& page) {
    Handle rotate = page.getAttribute("/Rotate", false);
    if (!rotate.isInteger()) return 0;
    const auto degrees = ((rotate.getIntValue() % 360) + 360) % 360;
    return static_cast<int>(degrees / 90);
}

std::optional<Handle> theOnlyPicture(QPDFPageObjectHelper& page, const std::string& name) {
    Handle resources = page.getAttribute("/Resources", false);
    if (!resources.isDictionary()) return std::nullopt;
    Handle objects = resources.getKey("/XObject");
    Handle picture = objects.isDictionary() ? objects.getKey(name) : Handle::newNull();
    if (!picture.isStream() || !picture.getDict().getKey("/Subtype").isNameAndEquals("/Image"))
        return std::nullopt;
    return picture;
}

int intOf(Handle value) {
    return value.isInteger() ? value.getIntValueAsInt() : 0;
}

std::optional<PdfScan> scanFrom(QPDFPageObjectHelper& page, const PlacedPicture& placed) {
    Handle box = page.getCropBox();
    if (!box.isRectangle()) return std::nullopt;
    const auto paper = box.getArrayAsRectangle();
    const double width = paper.urx - paper.llx;
    const double height = paper.ury - paper.lly;
    const bool covers = isNear(placed.width, width, width) && isNear(placed.height, height, height) &&
                        isNear(placed.left, paper.llx, width) && isNear(placed.bottom, paper.lly, height);
    auto picture = theOnlyPicture(page, placed.name);
    if (!covers || !picture) return std::nullopt;
    PdfScan scan;
    scan.width_px = intOf(picture->getDict().getKey("/Width"));
    scan.height_px = intOf(picture->getDict().getKey("/Height"));
    if (scan.width_px < 1 || scan.height_px < 1) return std::nullopt;
    const double across = scan.width_px * kPointsPerInch / width;
    const double down = scan.height_px * kPointsPerInch / height;
    if (!isNear(down, across, across) || across < kLeastScanDpi || across > kMostScanDpi) return std::nullopt;
    scan.dpi = static_cast<int>(std::lround(across));
    scan.quarterTurns = quarterTurnsOf(page);
    return scan;
}

} // namespace

struct PdfStructure::Parts {
    QPDF pdf;
    std::vector<Handle> pages;
};

PdfStructure::PdfStructure(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
PdfStructure::~PdfStructure() = default;

base::Result<std::unique_ptr<PdfStructure>> PdfStructure::open(std::string_view bytes) {
    auto parts = std::make_unique<Parts>();
    try {
        parts->pdf.setSuppressWarnings(true);
        parts->pdf.setAttemptRecovery(comesToItsEnd(bytes));
        parts->pdf.processMemoryFile("file", bytes.data(), bytes.size());
        parts->pages = parts->pdf.getAllPages();
        Handle told = parts->pdf.getRoot().getKey("/Pages").getKey("/Count");
        if (!told.isInteger() || told.getIntValue() != static_cast<long long>(parts->pages.size()))
            return base::fail(PageCode::FileDamaged, "pages are missing");
    } catch (const QPDFExc& problem) {
        const bool wantsPassword = problem.getErrorCode() == qpdf_e_password;
        return base::fail(wantsPassword ? PageCode::FileEncrypted : PageCode::FileDamaged, problem.what());
    } catch (const std::exception& problem) {
        return base::fail(PageCode::FileDamaged, problem.what());
    }
    return std::unique_ptr<PdfStructure>(new PdfStructure(std::move(parts)));
}

int PdfStructure::pages() const {
    return static_cast<int>(m_parts->pages.size());
}

bool PdfStructure::isSigned() const {
    return isSignedBy(m_parts->pdf.getRoot().getKey("/AcroForm"));
}

bool PdfStructure::saysPdfA() const {
    Handle metadata = m_parts->pdf.getRoot().getKey("/Metadata");
    if (!metadata.isStream()) return false;
    try {
        const auto xmp = metadata.getStreamData(qpdf_dl_generalized);
        const std::string_view text(reinterpret_cast<const char*>(xmp->getBuffer()), xmp->getSize());
        return text.find("http://www.aiim.org/pdfa/ns/id/") != std::string_view::npos;
    } catch (const std::exception&) {
        return false;
    }
}

std::optional<PdfScan> PdfStructure::scanOn(int number) const {
    try {
        QPDFPageObjectHelper page(m_parts->pages.at(static_cast<std::size_t>(number - 1)));
        const auto placed = onlyPictureOn(page);
        auto scan = placed ? scanFrom(page, *placed) : std::nullopt;
        if (scan) scan->page = number;
        return scan;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

base::Result<image::Image> PdfStructure::picture(const PdfScan& scan) const {
    try {
        QPDFPageObjectHelper page(m_parts->pages.at(static_cast<std::size_t>(scan.page - 1)));
        const auto placed = onlyPictureOn(page);
        const auto stream = placed ? theOnlyPicture(page, placed->name) : std::nullopt;
        if (!stream) return image::Image();
        auto picture = decodedPicture(*stream);
        if (!picture || !*picture || scan.quarterTurns == 0) return picture;
        return image::Image(pixRotateOrth(picture->get(), scan.quarterTurns));
    } catch (const std::exception& problem) {
        return base::fail(PageCode::FileDamaged, problem.what());
    }
}

} // namespace scanner::decode

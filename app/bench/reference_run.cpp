// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/reference_run.h"

#include "app/bench/program_run.h"
#include "scanner/image/page_cleaner.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <numeric>

namespace app::bench {
namespace {

constexpr char kLimit_s[] = "60";   // on noise its layout analysis can take minutes
constexpr int kNearlyLossless = 95; // JPEG quality of the copy that tesseract gets

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Pages end with a form feed.
std::vector<std::string> pagesOf(const std::string& text) {
    std::vector<std::string> pages(1);
    for (const char byte : text) {
        if (byte == '\f')
            pages.emplace_back();
        else
            pages.back() += byte;
    }
    return pages;
}

std::string failure(const std::string& program, const std::filesystem::path& log) {
    return program + " failed: " + endOf(log);
}

} // namespace

Outcome<ReferenceStack> readByOcrmypdf(const std::vector<RawPage>& pages,
                                       const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const auto log = folder / "log", in = folder / "in.pdf", text = folder / "text";
    // Debian's own python3: the one that has ocrmypdf's libraries.
    std::vector<std::string> bind{"/usr/bin/python3", "-m", "img2pdf", "--output", in.string()};
    for (const auto& page : pages)
        bind.push_back(page.png.string());
    if (runProgram(bind, log).status != 0) return sorry(failure("img2pdf", log));

    ReferenceStack stack;
    stack.file = folder / "out.pdf";
    const auto run = runProgram({"ocrmypdf", "--quiet", "--deskew", "--jobs", "2", "-l", "vie", "--sidecar",
                                 text.string(), in.string(), stack.file.string()},
                                log);
    if (run.status != 0) return sorry(failure("ocrmypdf", log));
    stack.seconds = run.seconds;
    stack.cpuSeconds = run.cpuSeconds;
    stack.texts = pagesOf(contentOf(text));
    stack.texts.resize(pages.size());
    stack.bytes = std::filesystem::file_size(stack.file);
    return stack;
}

Outcome<BareReading> readByTesseract(const RawPage& page, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const auto picture = folder / "reading.jpg", text = folder / "reading", log = folder / "log";
    auto cleaned = scanner::image::cleanPage(page.scan.file, page.truth.dpi);
    if (!cleaned) return sorry(core::base::describe(cleaned.error()));
    const auto written = scanner::image::writeJpeg(cleaned->reading, kNearlyLossless, picture);
    if (!written) return sorry(core::base::describe(written.error()));
    const auto run = runProgram({"timeout", kLimit_s, "tesseract", picture.string(), text.string(), "--dpi",
                                 std::to_string(cleaned->readingDpi), "-l", "vie"},
                                log, {{"OMP_THREAD_LIMIT", "1"}});
    if (run.status != 0) return sorry(failure("tesseract", log));
    auto read = contentOf(folder / "reading.txt");
    std::erase(read, '\f');
    return BareReading{std::move(read), run.cpuSeconds};
}

std::vector<double> bytesByPage(const std::filesystem::path& file, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::remove_all(folder, error);
    std::filesystem::create_directories(folder / "pages", error);
    const auto names = folder / "pages" / "page.pdf";
    if (runProgram({"qpdf", "--split-pages", file.string(), names.string()}, folder / "log").status != 0)
        return {};
    std::vector<std::filesystem::path> parts;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "pages", error))
        parts.push_back(entry.path());
    std::ranges::sort(parts); // numbered with leading zeros
    std::vector<double> bytes;
    bytes.reserve(parts.size());
    for (const auto& part : parts)
        bytes.push_back(static_cast<double>(std::filesystem::file_size(part, error)));
    const double sum = std::accumulate(bytes.begin(), bytes.end(), 0.0);
    const auto whole = static_cast<double>(std::filesystem::file_size(file, error));
    for (auto& share : bytes)
        share *= whole / sum;
    return bytes;
}

} // namespace app::bench

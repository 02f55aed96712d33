// SPDX-License-Identifier: GPL-3.0-or-later
// A file of a citizen, as the page worker takes it apart.
#include "scanner/decode/document.h"
#include "tests/fuzz/fuzz_body.h"

#include <algorithm>
#include <exception>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

namespace tests::fuzz {
namespace {

using namespace scanner;

// Smaller than the counter's own, or most of the time goes into large pictures.
constexpr decode::Limits kLimits{1'000'000, 20, 4'000'000};
constexpr int kMostPages = 3;

// A file without a disk.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes) : m_number(memfd_create("foreign", MFD_CLOEXEC)) {
        for (std::size_t at = 0; at < bytes.size();) {
            const auto count = ::write(m_number, bytes.data() + at, bytes.size() - at);
            must(count > 0, "the test has a file to read");
            at += static_cast<std::size_t>(count);
        }
    }
    ~MemoryFile() { ::close(m_number); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_number); }

  private:
    int m_number;
};

bool isSentence(const core::base::Error& problem) {
    if (problem.room != core::base::Room::Page) return false;
    const auto code = problem.as<PageCode>();
    return code >= PageCode::FileUnreadable && code <= PageCode::PictureTooCoarse;
}

void mustBePage(const decode::FoundPage& page) {
    const int width = image::widthOf(page.picture);
    const int height = image::heightOf(page.picture);
    must(width >= 100 && height >= 100 && width <= 15'000 && height <= 15'000, "a page has a page's size");
    must(page.dpi >= 50 && page.dpi <= 1200, "a page has a page's resolution");
}

} // namespace

void feed(std::string_view bytes) {
    const MemoryFile file(bytes);
    try {
        const auto document = decode::openDocument(file.path(), kLimits);
        if (!document) return must(isSentence(document.error()), "a refusal has a sentence");
        const int pages = (*document)->about().pages;
        must(pages >= 1 && pages <= kLimits.pages, "a file that was opened has pages, and not too many");
        for (int number = 1; number <= std::min(pages, kMostPages); ++number) {
            const auto page = (*document)->page(number);
            if (!page) return must(isSentence(page.error()), "a refusal of a page has a sentence");
            mustBePage(*page);
        }
    } catch (const std::exception&) {
        // A sentence too: the page worker's decode mode makes FileDamaged of it.
    }
}

} // namespace tests::fuzz

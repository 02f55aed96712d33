// SPDX-License-Identifier: GPL-3.0-or-later
// Forms in every state of wear, through the real page worker into files, judged by programs of others.
#include "core/base/text.h"
#include "scanner/pipeline/document_writer.h"
#include "scanner/pipeline/page_lanes.h"
#include "tests/scanner/pipeline/batch_desk.h"
#include "tests/support/preflight.h"
#include "tests/support/shell.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <sstream>

using namespace tests;
using namespace scanner::pipeline;

namespace {

constexpr int kDpi = 300;
constexpr std::size_t kHundred = 100;
constexpr float kSure = 90;
constexpr double kFoundAgain = 0.85; // on a photocopy of a photocopy; on clean pages it is 0.98

std::vector<std::filesystem::path> drawnCorpus(const std::filesystem::path& folder) {
    REQUIRE(run("QT_QPA_PLATFORM=offscreen " COUNTERFOIL_CORPUS " --format pnm --limit 12 --out " +
                quoted(folder.string()) + " >/dev/null")
                .status == 0);
    std::vector<std::filesystem::path> pages;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".pnm") pages.push_back(entry.path());
    std::ranges::sort(pages);
    return pages;
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::vector<std::string> wordsOf(const BatchPage& page) {
    std::string text;
    for (const auto& line : page.record.text.lines())
        text += line + "\n";
    return wordsOf(text);
}

std::vector<std::string> wordsIn(const std::filesystem::path& pdf) {
    return wordsOf(outputOf("pdftotext -raw -enc UTF-8 " + quoted(pdf.string()) + " -"));
}

std::string together(const std::vector<std::string>& words) {
    return std::accumulate(words.begin(), words.end(), std::string());
}

// The file's page as a printer would show it, as a raw page.
std::filesystem::path shownAgain(const std::filesystem::path& pdf) {
    const auto target = pdf.string() + "-shown";
    REQUIRE(run("pdftoppm -singlefile -r " + std::to_string(kDpi) + " " + quoted(pdf.string()) + " " +
                quoted(target))
                .status == 0);
    return target + ".ppm";
}

BatchDesk::BatchPtr readBatch(BatchDesk& desk, const std::vector<std::filesystem::path>& papers) {
    auto batch = desk.create();
    for (const auto& paper : papers)
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, batch->nextNumber(), bytesOf(paper))));
    LaneSettings settings;
    settings.worker = COUNTERFOIL_PAGE_WORKER;
    PageLanes lanes(settings);
    lanes.read(batch);
    lanes.finish(*batch);
    return batch;
}

std::multiset<std::string> foldedWords(const BatchPage& page, float leastConfidence) {
    std::multiset<std::string> words;
    for (const auto& word : page.record.text.words)
        if (word.confidence >= leastConfidence) words.insert(core::base::folded(word.text));
    return words;
}

} // namespace

TEST_CASE("Forms in every state of wear become valid files that say and show what was read and seen") {
    BatchDesk desk;
    const auto papers = drawnCorpus(desk.folder / "papers");
    REQUIRE(papers.size() == 12);
    const auto batch = readBatch(desk, papers);

    const auto pages = batch->snapshot();
    std::vector<std::filesystem::path> files, shown;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& page = pages[i];
        INFO(papers[i].filename().string());
        REQUIRE(page.stage == PageStage::Read);
        const auto& file = files.emplace_back(desk.folder / (std::to_string(page.number) + ".pdf"));
        DocumentLabel label;
        label.title = papers[i].stem().string();
        REQUIRE(writeDocument(*batch, {page.number}, label, file));
        CHECK(run("qpdf --check " + quoted(file.string()) + " >/dev/null").status == 0);
        const auto read = wordsOf(page), told = wordsIn(file);
        CHECK(together(told) == together(read));
        // Of signs that were read into dirt one upon another, one may be told together with the next.
        CHECK(told.size() + read.size() / kHundred >= read.size());
        shown.push_back(shownAgain(file));
    }
    CHECK(preflight(files) == std::vector<std::string>(files.size(), "valid"));

    // What was read without doubt is there to be read in the picture, too.
    BatchDesk other;
    const auto again = readBatch(other, shown)->snapshot();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO(papers[i].filename().string());
        auto seen = foldedWords(again[i], 0);
        const auto sure = foldedWords(pages[i], kSure);
        std::size_t found = 0;
        for (const auto& word : sure) {
            const auto at = seen.find(word);
            if (at == seen.end()) continue;
            seen.erase(at);
            ++found;
        }
        INFO(found << " of " << sure.size());
        CHECK(found >= kFoundAgain * static_cast<double>(sure.size()));
    }
}

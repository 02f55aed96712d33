// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/capture_suite.h"

#include "app/bench/median.h"
#include "app/bench/program_run.h"
#include "app/bench/reference_run.h"
#include "app/composition/places.h"

#include <algorithm>
#include <cstdio>

namespace app::bench {
namespace {

constexpr std::chrono::seconds kScannersPace{3}; // 20 pages a minute
constexpr int kShortStack = 10;
constexpr int kLongStack = 100;
constexpr int kReduced_dpi = 200;

std::string rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

Outcome<std::filesystem::path> drawCorpus(const CaptureOptions& options) {
    const auto program = composition::standardPlaces().programs / "counterfoil-corpus";
    if (!std::filesystem::exists(program))
        return sorry(
            "counterfoil-corpus does not lie beside counterfoil-bench: name a folder of pages with --pages");
    auto folder = options.work / "corpus";
    const auto log = options.work / "corpus.log";
    std::vector<std::string> words{program,    "--out", folder, "--seed", std::to_string(options.seed),
                                   "--format", "pnm"};
    if (options.dpi > 0) words.insert(words.end(), {"--dpi", std::to_string(options.dpi)});
    if (options.choice.limit > 0)
        words.insert(words.end(), {"--limit", std::to_string(options.choice.limit)});
    for (const auto& kind : options.choice.kinds)
        words.insert(words.end(), {"--kinds", kind});
    if (runProgram(words, log).status != 0) return sorry("the corpus could not be drawn: " + endOf(log));
    return folder;
}

// In the order in which the kinds first come.
std::vector<std::vector<TruePage>> stacksOf(const std::vector<TruePage>& pages) {
    std::vector<std::vector<TruePage>> stacks;
    for (const auto& page : pages) {
        auto stack =
            std::ranges::find_if(stacks, [&](const auto& each) { return each.front().kind == page.kind; });
        if (stack == stacks.end()) stack = stacks.emplace(stacks.end());
        stack->push_back(page);
    }
    return stacks;
}

Outcome<std::vector<RawPage>> layDownAll(const std::vector<TruePage>& pages,
                                         const std::filesystem::path& folder, bool withPng, int mostDpi = 0) {
    std::filesystem::create_directories(folder);
    std::vector<RawPage> raw;
    for (const auto& page : pages) {
        auto laid = layDown(page, folder, withPng, mostDpi);
        if (!laid) return sorry(laid.error());
        raw.push_back(std::move(*laid));
    }
    return raw;
}

std::optional<ReadingErrors> judged(const TruePage& truth, const std::string& read) {
    if (!truth.lines || truth.lines->empty()) return std::nullopt;
    return compareReading(*truth.lines, read);
}

template<class Stack>
StackTimes middleOf(const std::vector<Stack>& runs) {
    std::vector<double> seconds, cpu;
    for (const auto& run : runs) {
        seconds.push_back(run.seconds);
        cpu.push_back(run.cpuSeconds);
    }
    return {median(seconds), median(cpu), static_cast<double>(runs.back().bytes)};
}

class Suite {
  public:
    Suite(const CaptureOptions& options, const std::function<void(const std::string&)>& tell)
        : m_options(options), m_tell(tell) {}

    Outcome<CaptureFigures> run() {
        m_figures.runs = m_options.runs;
        auto folder =
            m_options.pages.empty() ? drawCorpus(m_options) : Outcome<std::filesystem::path>(m_options.pages);
        if (!folder) return sorry(folder.error());
        const auto pages = pagesIn(*folder, m_options.choice);
        if (!pages) return sorry(pages.error());
        m_counter.emplace(m_options.work, procedureFor(*pages));
        lookForReference();
        for (const auto& stack : stacksOf(*pages))
            if (const auto done = measureStack(stack); !done) return sorry(done.error());
        if (m_options.withReduced) {
            if (const auto done = measureReduced(*pages); !done) return sorry(done.error());
        }
        if (m_options.withMemory) {
            if (const auto done = measureMemory(*pages); !done) return sorry(done.error());
        }
        measureStop();
        return std::move(m_figures);
    }

  private:
    void note(const std::string& sentence) {
        if (std::ranges::find(m_figures.notes, sentence) != m_figures.notes.end()) return;
        m_figures.notes.push_back(sentence);
        m_tell(sentence);
    }

    void lookForReference() {
        m_hasOcrmypdf = m_options.withReference && isInstalled("ocrmypdf");
        m_hasTesseract = m_options.withReference && isInstalled("tesseract");
        if (!m_options.withReference) return;
        if (!m_hasOcrmypdf)
            note("ocrmypdf is not installed: the figures beside it are left out (apt-get install ocrmypdf)");
        if (!m_hasTesseract)
            note("tesseract is not installed: the figures beside it are left out (apt-get install "
                 "tesseract-ocr)");
    }

    Outcome<void> measureStack(const std::vector<TruePage>& pages) {
        const auto folder = m_options.work / "raw";
        const auto raw = layDownAll(pages, folder, m_hasOcrmypdf);
        if (!raw) return sorry(raw.error());
        StackFigures stack{pages.front().kind, {}, {}, {}};
        for (const auto& page : *raw)
            stack.pages.push_back({page.truth, {}, {}, {}, {}, {}, {}, {}});
        std::string line = stack.kind + ": " + std::to_string(pages.size()) + " pages";
        if (auto done = readHere(*raw, stack); !done) return done;
        line += ", here " + rounded(stack.counter.seconds) + " s";
        if (m_hasOcrmypdf) readThere(*raw, stack);
        if (stack.reference) line += ", ocrmypdf " + rounded(stack.reference->seconds) + " s";
        if (m_hasTesseract) readBare(*raw, stack);
        m_tell(line);
        m_figures.stacks.push_back(std::move(stack));
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        return {};
    }

    Outcome<void> readHere(const std::vector<RawPage>& raw, StackFigures& stack) {
        std::vector<CounterStack> runs;
        for (int run = 0; run < m_options.runs; ++run) {
            auto once = m_counter->read(raw);
            if (!once) return sorry(once.error());
            runs.push_back(std::move(*once));
        }
        stack.counter = middleOf(runs);
        const auto& last = runs.back();
        const auto bytes = bytesByPage(last.file, m_options.work / "split");
        std::size_t filed = 0;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            auto& page = stack.pages[i];
            page.counter = last.pages[i];
            page.errors = judged(page.truth, page.counter.text);
            if (page.counter.filed && filed < bytes.size()) page.bytes = bytes[filed++];
            if (page.counter.cutOff)
                note("a page was cut off by the limit of reading: this machine is too busy for its error "
                     "rates to count");
            if (!page.counter.filed) note("the counter could not file " + page.truth.name);
        }
        return {};
    }

    void readThere(const std::vector<RawPage>& raw, StackFigures& stack) {
        std::vector<ReferenceStack> runs;
        for (int run = 0; run < m_options.runs; ++run) {
            const auto once =
                readByOcrmypdf(raw, m_options.work / ("reference-" + stack.kind + std::to_string(run)));
            if (!once) return note(stack.kind + ": " + once.error());
            runs.push_back(*once);
        }
        stack.reference = middleOf(runs);
        const auto bytes = bytesByPage(runs.back().file, m_options.work / "split");
        for (std::size_t i = 0; i < raw.size(); ++i) {
            auto& page = stack.pages[i];
            page.referenceErrors = judged(page.truth, runs.back().texts[i]);
            if (i < bytes.size()) page.referenceBytes = bytes[i];
        }
    }

    void readBare(const std::vector<RawPage>& raw, StackFigures& stack) {
        for (std::size_t i = 0; i < raw.size(); ++i) {
            auto& page = stack.pages[i];
            const auto read = readByTesseract(raw[i], m_options.work / "bare");
            if (!read) {
                note(page.truth.name + ": " + read.error());
                continue;
            }
            page.bareCpuSeconds = read->cpuSeconds;
            page.bareErrors = judged(page.truth, read->text);
        }
    }

    Outcome<void> measureReduced(const std::vector<TruePage>& pages) {
        const auto folder = m_options.work / "reduced";
        const auto raw = layDownAll(pages, folder, false, kReduced_dpi);
        if (!raw) return sorry(raw.error());
        std::vector<CounterStack> runs;
        for (int run = 0; run < m_options.runs; ++run) {
            auto once = m_counter->read(*raw);
            if (!once) return sorry(once.error());
            runs.push_back(std::move(*once));
        }
        auto& reduced = m_figures.reduced.emplace();
        reduced.pages = pages.size();
        reduced.counter = middleOf(runs);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const auto errors = judged(pages[i], runs.back().pages[i].text);
            if (!errors) continue;
            if (!reduced.errors) reduced.errors.emplace();
            *reduced.errors += *errors;
        }
        m_tell(std::to_string(pages.size()) + " pages in one stack at " + std::to_string(kReduced_dpi) +
               " dpi: " + rounded(reduced.counter.seconds) + " s");
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        return {};
    }

    Outcome<void> measureMemory(const std::vector<TruePage>& pages) {
        std::vector<TruePage> some;
        some.reserve(std::min<std::size_t>(pages.size(), kShortStack));
        for (std::size_t i = 0; i < std::min<std::size_t>(pages.size(), kShortStack); ++i)
            some.push_back(pages[i * pages.size() / std::min<std::size_t>(pages.size(), kShortStack)]);
        const auto raw = layDownAll(some, m_options.work / "raw", false);
        if (!raw) return sorry(raw.error());
        m_figures.peak10_mb = peakOf(*raw, kShortStack);
        m_figures.peak100_mb = peakOf(*raw, kLongStack);
        std::vector<RawPage> paced;
        paced.reserve(kShortStack);
        for (std::size_t i = 0; i < kShortStack; ++i)
            paced.push_back((*raw)[i % raw->size()]);
        const auto read = m_counter->read(paced, kScannersPace);
        if (!read) return sorry(read.error());
        m_figures.lastPageToFile_s = read->lastPageToFile_s;
        m_tell("ten pages at 20 a minute: files " + rounded(read->lastPageToFile_s) +
               " s after the last one");
        return {};
    }

    std::optional<double> peakOf(const std::vector<RawPage>& raw, int pages) {
        const auto peak = m_counter->peakMemory_mb(raw, pages);
        if (!peak) {
            note("no memory figure for " + std::to_string(pages) + " pages: " + peak.error());
            return std::nullopt;
        }
        m_tell(std::to_string(pages) + " pages: at most " + rounded(*peak) + " MB");
        return *peak;
    }

    void measureStop() {
        const auto time = measureCancel(m_options.work / "cancel");
        if (!time) return note("no cancel time: " + time.error());
        m_figures.cancel = *time;
        m_tell("stop: " + rounded(time->clerk_ms) + " ms, process gone after " + rounded(time->process_ms) +
               " ms");
    }

    const CaptureOptions& m_options;
    const std::function<void(const std::string&)>& m_tell;
    std::optional<CounterRun> m_counter;
    bool m_hasOcrmypdf = false;
    bool m_hasTesseract = false;
    CaptureFigures m_figures;
};

} // namespace

Outcome<CaptureFigures> measureCapture(const CaptureOptions& options,
                                       const std::function<void(const std::string&)>& tell) {
    std::error_code error;
    std::filesystem::create_directories(options.work, error);
    if (error) return sorry(options.work.string() + " cannot be made: " + error.message());
    auto figures = Suite(options, tell).run();
    std::filesystem::remove_all(options.work, error);
    return figures;
}

} // namespace app::bench

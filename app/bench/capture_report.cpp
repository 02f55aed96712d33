// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/capture_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <thread>

namespace app::bench {
namespace {

using nlohmann::json;

// Six digits are more than any of these figures is worth.
json number(std::optional<double> value) {
    if (!value || !std::isfinite(*value)) return nullptr;
    const double scale = *value == 0 ? 1 : std::pow(10, 5 - std::floor(std::log10(std::abs(*value))));
    return std::round(*value * scale) / scale;
}

std::optional<double> divided(std::optional<double> value, std::optional<double> by) {
    if (!value || !by || *by == 0) return std::nullopt;
    return *value / *by;
}

using Pages = std::vector<const PageFigures*>;

std::optional<ReadingErrors> sumOf(const Pages& pages, std::optional<ReadingErrors> PageFigures::*side) {
    std::optional<ReadingErrors> sum;
    for (const auto* page : pages) {
        if (!(page->*side)) continue;
        if (!sum) sum.emplace();
        *sum += *(page->*side);
    }
    return sum;
}

// Of the pages that have it.
std::optional<double> meanOf(const Pages& pages, std::optional<double> PageFigures::*value) {
    double sum = 0;
    double count = 0;
    for (const auto* page : pages) {
        if (!(page->*value)) continue;
        sum += *(page->*value);
        ++count;
    }
    return divided(sum, count);
}

void addErrors(json& object, const std::string& prefix, const std::optional<ReadingErrors>& errors) {
    object[prefix + "cer"] = errors ? number(errors->characters.rate()) : nullptr;
    object[prefix + "wer"] = errors ? number(errors->words.rate()) : nullptr;
}

void addReading(json& object, const Pages& pages) {
    addErrors(object, "", sumOf(pages, &PageFigures::errors));
    addErrors(object, "ocrmypdf_", sumOf(pages, &PageFigures::referenceErrors));
    addErrors(object, "tesseract_", sumOf(pages, &PageFigures::bareErrors));
    object["tesseract_seconds_per_page"] = number(meanOf(pages, &PageFigures::bareCpuSeconds));
    double seconds = 0;
    for (const auto* page : pages)
        seconds += page->counter.laneSeconds;
    object["lane_seconds_per_page"] = number(divided(seconds, static_cast<double>(pages.size())));
}

struct Hits {
    std::size_t wanted = 0;
    std::size_t hit = 0;
    std::size_t wrong = 0;

    [[nodiscard]] json rate() const {
        return wanted ? number(static_cast<double>(hit) / static_cast<double>(wanted)) : nullptr;
    }
};

// A page counts as hit if every code on it was found, each with its exact text.
Hits codeHits(const Pages& pages) {
    Hits hits;
    for (const auto* page : pages) {
        if (!page->truth.codes) continue;
        const auto& wanted = *page->truth.codes;
        const auto& found = page->counter.codes;
        const auto isIn = [](const auto& list) {
            return [&list](const std::string& text) { return std::ranges::find(list, text) != list.end(); };
        };
        hits.wrong += static_cast<std::size_t>(std::ranges::count_if(found, std::not_fn(isIn(wanted))));
        if (wanted.empty()) continue;
        ++hits.wanted;
        if (std::ranges::all_of(wanted, isIn(found))) ++hits.hit;
    }
    return hits;
}

// A page without a title of its own has no component to be put to.
Hits titleHits(const Pages& pages) {
    Hits hits;
    for (const auto* page : pages) {
        const auto& wanted = page->truth.component;
        const auto& found = page->counter.component;
        if (!wanted.empty()) ++hits.wanted;
        if (!wanted.empty() && found == wanted) ++hits.hit;
        const bool is_card =
            page->truth.codes && !page->truth.codes->empty(); // lies by its code, not by a title
        if (!found.empty() && found != wanted && !is_card) ++hits.wrong;
    }
    return hits;
}

void addDecisions(json& object, const Pages& pages) {
    const auto codes = codeHits(pages), titles = titleHits(pages);
    object["qr_hit_rate"] = codes.rate();
    object["qr_wrong"] = codes.wrong;
    object["title_hit_rate"] = titles.rate();
    object["title_wrong"] = titles.wrong;
    std::size_t errors = 0, lost = 0, unfiled = 0, cutOff = 0;
    for (const auto* page : pages) {
        const bool wrong = page->truth.blank && *page->truth.blank != page->counter.blank;
        errors += wrong;
        lost += wrong && page->counter.blank;
        unfiled += !page->counter.filed;
        cutOff += page->counter.cutOff;
    }
    object["blank_errors"] = errors;
    object["written_set_aside"] = lost;
    object["unfiled_pages"] = unfiled;
    object["cut_off_pages"] = cutOff;
}

// Figures that pages have; those of whole stacks come on top.
json pagesJson(const Pages& pages) {
    json object{{"pages", pages.size()}};
    object["bytes_per_page"] = number(meanOf(pages, &PageFigures::bytes));
    object["ocrmypdf_bytes_per_page"] = number(meanOf(pages, &PageFigures::referenceBytes));
    addReading(object, pages);
    addDecisions(object, pages);
    return object;
}

std::optional<double> memberOf(const json& object, const char* name) {
    const auto& value = object.at(name);
    return value.is_null() ? std::nullopt : std::optional<double>(value.get<double>());
}

void addRatios(json& object) {
    const auto ratio = [&](const char* ours, const char* theirs) {
        return number(divided(memberOf(object, ours), memberOf(object, theirs)));
    };
    object["ratios"] = {
        {"pages_per_minute", ratio("pages_per_minute", "ocrmypdf_pages_per_minute")},
        {"bytes_per_page", ratio("bytes_per_page", "ocrmypdf_bytes_per_page")},
        {"cer", ratio("cer", "ocrmypdf_cer")},
        {"cpu_seconds_per_page", ratio("cpu_seconds_per_page", "tesseract_seconds_per_page")}};
}

using Stacks = std::vector<const StackFigures*>;

json stacksJson(const Stacks& stacks) {
    Pages pages;
    StackTimes ours, theirs;
    std::size_t beside = 0; // pages that the reference has done, too
    for (const auto* stack : stacks) {
        for (const auto& page : stack->pages)
            pages.push_back(&page);
        ours.seconds += stack->counter.seconds;
        ours.cpuSeconds += stack->counter.cpuSeconds;
        ours.bytes += stack->counter.bytes;
        if (!stack->reference) continue;
        beside += stack->pages.size();
        theirs.seconds += stack->reference->seconds;
        theirs.cpuSeconds += stack->reference->cpuSeconds;
        theirs.bytes += stack->reference->bytes;
    }
    auto object = pagesJson(pages);
    const auto all = static_cast<double>(pages.size()), some = static_cast<double>(beside);
    object["pages_per_minute"] = number(divided(60 * all, ours.seconds));
    object["cpu_seconds_per_page"] = number(divided(ours.cpuSeconds, all));
    object["bytes_per_page"] = number(divided(ours.bytes, all));
    object["ocrmypdf_pages_per_minute"] = number(divided(60 * some, theirs.seconds));
    object["ocrmypdf_cpu_seconds_per_page"] = number(divided(theirs.cpuSeconds, some));
    object["ocrmypdf_bytes_per_page"] = beside ? number(theirs.bytes / some) : nullptr;
    addRatios(object);
    return object;
}

json pageJson(const PageFigures& page) {
    auto object = pagesJson({&page});
    object.erase("pages");
    object["name"] = page.truth.name;
    object["kind"] = page.truth.kind;
    object["look"] = page.truth.look;
    return object;
}

json looksJson(const CaptureFigures& figures) {
    std::map<std::string, Pages> groups;
    for (const auto& stack : figures.stacks)
        for (const auto& page : stack.pages)
            if (!page.truth.look.empty()) groups[page.truth.look].push_back(&page);
    json looks = json::object();
    for (const auto& [look, pages] : groups)
        looks[look] = pagesJson(pages);
    return looks;
}

void addReduced(json& report, const std::optional<ReducedFigures>& reduced) {
    const auto figures = reduced.value_or(ReducedFigures{});
    const auto pages = static_cast<double>(figures.pages);
    report["pages_per_minute_200dpi"] = number(divided(60 * pages, figures.counter.seconds));
    report["cpu_seconds_per_page_200dpi"] = number(divided(figures.counter.cpuSeconds, pages));
    report["cer_200dpi"] = figures.errors ? number(figures.errors->characters.rate()) : nullptr;
}

std::string cell(const json& object, const char* name, const char* format, double scale = 1) {
    const auto& value = object.value(name, json());
    if (value.is_null()) return "-";
    char text[32];
    std::snprintf(text, sizeof text, format, value.get<double>() * scale);
    return text;
}

std::string line(const std::string& name, const json& o) {
    char text[256];
    std::snprintf(
        text, sizeof text, "%-26s %5s | %6s %6s | %7s %7s | %6s %6s %6s | %6s %6s | %5s %5s %5s\n",
        name.c_str(), cell(o, "pages", "%.0f").c_str(), cell(o, "pages_per_minute", "%.1f").c_str(),
        cell(o, "ocrmypdf_pages_per_minute", "%.1f").c_str(), cell(o, "bytes_per_page", "%.0f", 1e-3).c_str(),
        cell(o, "ocrmypdf_bytes_per_page", "%.0f", 1e-3).c_str(), cell(o, "cer", "%.2f", 100).c_str(),
        cell(o, "ocrmypdf_cer", "%.2f", 100).c_str(), cell(o, "wer", "%.2f", 100).c_str(),
        cell(o, "cpu_seconds_per_page", "%.2f").c_str(),
        cell(o, "tesseract_seconds_per_page", "%.2f").c_str(), cell(o, "qr_hit_rate", "%.2f").c_str(),
        cell(o, "title_hit_rate", "%.2f").c_str(), cell(o, "blank_errors", "%.0f").c_str());
    return text;
}

} // namespace

json toJson(const CaptureFigures& figures) {
    Stacks all;
    std::map<std::string, Stacks> by_kind;
    for (const auto& stack : figures.stacks) {
        all.push_back(&stack);
        by_kind[stack.kind].push_back(&stack);
    }
    auto report = stacksJson(all);
    report["suite"] = "capture";
    report["runs"] = figures.runs;
    report["cores"] = std::thread::hardware_concurrency();
    addReduced(report, figures.reduced);
    report["peak_rss_mb_10"] = number(figures.peak10_mb);
    report["peak_rss_mb_100"] = number(figures.peak100_mb);
    report["last_page_to_files_s"] = number(figures.lastPageToFile_s);
    report["cancel_ms"] = figures.cancel ? number(figures.cancel->clerk_ms) : nullptr;
    report["cancel_process_ms"] = figures.cancel ? number(figures.cancel->process_ms) : nullptr;
    report["kinds"] = json::object();
    for (const auto& [kind, stacks] : by_kind)
        report["kinds"][kind] = stacksJson(stacks);
    report["looks"] = looksJson(figures);
    report["each"] = json::array();
    for (const auto& stack : figures.stacks)
        for (const auto& page : stack.pages)
            report["each"].push_back(pageJson(page));
    report["notes"] = figures.notes;
    return report;
}

std::string tableOf(const json& report) {
    std::string text = "                                 |  pages/min    |   KB/page       |  CER %         "
                       "WER % |  CPU s/page   |  hits       wrong\n"
                       "kind                       pages |   here   ocrm |    here    ocrm |   here   ocrm   "
                       "here |   here   tess |    QR title blank\n";
    for (const auto& [kind, figures] : report.at("kinds").items())
        text += line(kind, figures);
    text += line("all", report) + "\n";
    for (const auto& [look, figures] : report.at("looks").items())
        text += line(look, figures);
    text += "\nbeside ocrmypdf: " + cell(report.at("ratios"), "pages_per_minute", "%.2f") +
            " x the pages a minute, " + cell(report.at("ratios"), "bytes_per_page", "%.2f") +
            " x the bytes; beside tesseract: " + cell(report.at("ratios"), "cpu_seconds_per_page", "%.2f") +
            " x the CPU\n";
    text += "all in one stack at 200 dpi: " + cell(report, "pages_per_minute_200dpi", "%.1f") +
            " pages a minute, " + cell(report, "cpu_seconds_per_page_200dpi", "%.2f") +
            " s CPU a page, CER " + cell(report, "cer_200dpi", "%.2f", 100) + " %\n";
    text += "memory: " + cell(report, "peak_rss_mb_10", "%.0f") + " MB for 10 pages, " +
            cell(report, "peak_rss_mb_100", "%.0f") + " MB for 100; last page to files " +
            cell(report, "last_page_to_files_s", "%.1f") + " s; stop " + cell(report, "cancel_ms", "%.0f") +
            " ms, process gone after " + cell(report, "cancel_process_ms", "%.0f") + " ms\n";
    for (const auto& note : report.at("notes"))
        text += note.get<std::string>() + "\n";
    return text;
}

} // namespace app::bench

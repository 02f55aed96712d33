// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/page_set.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>

namespace app::bench {
namespace {

using nlohmann::json;

constexpr char kManifest[] = "manifest.json";
const std::set<std::string> kPictures{".png", ".jpg", ".jpeg", ".pnm", ".ppm",
                                      ".pgm", ".pbm", ".tif",  ".tiff"};

std::optional<std::vector<std::string>> truthBeside(std::filesystem::path picture) {
    std::ifstream in(picture.replace_extension(".txt"));
    if (!in) return std::nullopt;
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

TruePage pageAt(const std::filesystem::path& picture) {
    TruePage page;
    page.name = picture.stem();
    page.picture = picture;
    page.kind = "pages";
    page.lines = truthBeside(picture);
    return page;
}

Outcome<std::vector<TruePage>> fromManifest(const std::filesystem::path& folder) try {
    std::ifstream in(folder / kManifest);
    const auto manifest = json::parse(in);
    std::vector<TruePage> pages;
    for (const auto& entry : manifest.at("pages")) {
        auto page = pageAt(folder / entry.at("file").get<std::string>());
        page.kind = entry.at("kind");
        page.look = entry.value("look", "");
        page.component = entry.value("component", "");
        page.title = entry.value("title", "");
        page.dpi = entry.value("dpi", 0);
        page.blank = entry.at("blank").get<bool>();
        page.codes = entry.at("codes").get<std::vector<std::string>>();
        pages.push_back(std::move(page));
    }
    return pages;
} catch (const json::exception& problem) {
    return sorry((folder / kManifest).string() + " is no manifest of pages: " + problem.what());
}

Outcome<std::vector<TruePage>> fromFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<TruePage> pages;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        auto ending = entry.path().extension().string();
        std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
        if (kPictures.contains(ending)) pages.push_back(pageAt(entry.path()));
    }
    if (error) return sorry(folder.string() + " cannot be read: " + error.message());
    std::ranges::sort(pages, {}, &TruePage::name);
    return pages;
}

std::vector<TruePage> spread(std::vector<TruePage> pages, std::size_t limit) {
    if (limit == 0 || pages.size() <= limit) return pages;
    std::vector<TruePage> few;
    few.reserve(limit);
    for (std::size_t i = 0; i < limit; ++i)
        few.push_back(pages[i * pages.size() / limit]);
    return few;
}

} // namespace

Outcome<std::vector<TruePage>> pagesIn(const std::filesystem::path& folder, const PageChoice& choice) {
    auto pages = std::filesystem::exists(folder / kManifest) ? fromManifest(folder) : fromFolder(folder);
    if (!pages) return pages;
    std::erase_if(*pages, [&](const TruePage& page) {
        return !choice.kinds.empty() && std::ranges::find(choice.kinds, page.kind) == choice.kinds.end();
    });
    if (pages->empty()) return sorry("no page to measure in " + folder.string());
    return spread(std::move(*pages), choice.limit);
}

core::domain::Procedure procedureFor(const std::vector<TruePage>& pages) {
    core::domain::Procedure procedure;
    std::set<std::string> known;
    for (const auto& page : pages) {
        if (page.component.empty() || !known.insert(page.component).second) continue;
        core::domain::Component component;
        component.key = page.component;
        component.name = page.title;
        component.titles = {page.title};
        procedure.components.push_back(std::move(component));
    }
    return procedure;
}

} // namespace app::bench

// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that are measured, with what is known of them. Any thread.
#pragma once

#include "app/bench/outcome.h"
#include "core/domain/procedure.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app::bench {

struct TruePage {
    std::string name;
    std::filesystem::path picture;
    std::string kind; // without a manifest: "pages"
    std::string look; // may be empty
    std::string component;
    std::string title;
    int dpi = 0;                                   // 0: as the picture says
    std::optional<bool> blank;                     // nothing: not known
    std::optional<std::vector<std::string>> codes; // nothing: not known
    std::optional<std::vector<std::string>> lines; // nothing: not known
};

struct PageChoice {
    std::vector<std::string> kinds; // empty: all
    std::size_t limit = 0;          // 0: all; else spread evenly over what was chosen
};

// Pictures (png, jpg, jpeg, pnm, ppm, pgm, pbm, tif, tiff) of the folder by name, or those of its
// manifest.json; a NAME.txt beside a picture is its text.
[[nodiscard]] Outcome<std::vector<TruePage>> pagesIn(const std::filesystem::path& folder,
                                                     const PageChoice& choice);

// A procedure that asks for every component of the pages, each by its title.
core::domain::Procedure procedureFor(const std::vector<TruePage>& pages);

} // namespace app::bench

// SPDX-License-Identifier: GPL-3.0-or-later
// Names of the files of a batch. Pure; any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace scanner::pipeline {

// Far more sheets than a stack has; a number behind the largest one still fits its type.
inline constexpr int kMostPageNumber = 999'999;

// In one folder; pages count from 1.
class BatchFiles {
  public:
    explicit BatchFiles(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path journal() const { return m_folder / "journal"; }
    [[nodiscard]] std::filesystem::path raw(int page) const { return named(page, 0, ".pnm"); }

    // Each asking has files of its own, so that what was read once is never written over: NNNN.picture, then
    // NNNN-1.picture, NNNN-2.picture ...
    [[nodiscard]] std::filesystem::path cleaned(int page, int asked) const {
        return named(page, asked, ".picture");
    }
    [[nodiscard]] std::filesystem::path preview(int page, int asked) const {
        return named(page, asked, ".preview.jpg");
    }
    [[nodiscard]] std::filesystem::path record(int page, int asked) const {
        return named(page, asked, ".json");
    }

    // A PDF that was taken over and is filed as it is; `origin`: PageOrigin::file of its pages.
    [[nodiscard]] std::filesystem::path original(const std::string& origin) const {
        return m_folder / ("original-" + origin + ".pdf");
    }

    // The page's number if this is the name of a raw page.
    static std::optional<int> pageOfRaw(const std::filesystem::path& file);
    // Left behind by a writer that did not come to its end.
    static bool isUnfinished(const std::filesystem::path& file);

  private:
    [[nodiscard]] std::filesystem::path named(int page, int asked, const char* ending) const;

    std::filesystem::path m_folder;
};

} // namespace scanner::pipeline

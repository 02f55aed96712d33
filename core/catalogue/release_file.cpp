// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/release_file.h"

#include "core/catalogue/json_file.h"
#include "core/catalogue/procedures_file.h"
#include "core/domain/codes.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace core::catalogue {
namespace {

namespace fs = std::filesystem;
using core::base::Result;
using core::domain::DomainCode;
using core::domain::Procedure;
using nlohmann::json;

constexpr int kForm = 1;
constexpr int kMostReleases = 1'000'000;
constexpr int kMostProcedures = 1'000'000;
constexpr char kEnding[] = ".release";
constexpr char kHalfWritten[] = "next.writing";

// "000012.release": the names sort as the numbers do.
fs::path fileOf(const fs::path& folder, int number) {
    auto digits = std::to_string(number);
    digits.insert(0, 6 - std::min<std::size_t>(digits.size(), 6), '0');
    return folder / (digits + kEnding);
}

std::string contentOf(const Release& release) {
    std::string content = json{{"form", kForm},
                               {"number", release.number},
                               {"from", base::toIso(release.from)},
                               {"procedures", release.procedures.size()},
                               {"ended", release.ended}}
                              .dump() +
                          "\n";
    for (const auto& procedure : release.procedures)
        content += jsonOf(procedure).dump() + "\n";
    return content;
}

// Throws WrongContent, nlohmann::json::exception.
std::vector<Version> versionsFrom(std::istream& stream, int number) {
    std::string line;
    std::getline(stream, line);
    const auto head = json::parse(line);
    wholeNumber(head.at("form"), kForm, kForm);
    wholeNumber(head.at("number"), number, number);
    const auto from = dayFrom(requiredText(head, "from"));
    const int count = wholeNumber(head.at("procedures"), 0, kMostProcedures);
    std::vector<Version> versions;
    std::set<std::string> codes;
    const auto add = [&](Version version) {
        if (!codes.insert(version.procedure.code).second)
            throw WrongContent("procedure twice: " + version.procedure.code);
        versions.push_back(std::move(version));
    };
    for (int i = 0; i < count; ++i) {
        // A file that was cut short ends without its last line end.
        if (!std::getline(stream, line) || stream.eof()) throw WrongContent("cut short");
        add({procedureFrom(json::parse(line)), from, number, false});
    }
    if (std::getline(stream, line)) throw WrongContent("more lines than it should have");
    for (const auto& code : head.at("ended")) {
        Version end{{}, from, number, true};
        end.procedure.code = code.get<std::string>();
        add(std::move(end));
    }
    return versions;
}

Result<std::vector<Version>> loadRelease(const fs::path& file, int number) {
    try {
        std::ifstream stream(file, std::ios::binary);
        if (!stream) throw WrongContent("cannot be opened");
        return versionsFrom(stream, number);
    } catch (const std::exception& e) {
        return base::fail(DomainCode::CatalogueUnreadable, file.string() + ": " + e.what(), {file.string()});
    }
}

// How many releases the folder holds; a file without its predecessor counts too, and will be missed.
int newestIn(const fs::path& folder) {
    int newest = 0;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        const auto stem = entry.path().stem().string();
        const bool isNumber = !stem.empty() && stem.size() <= 7 &&
                              std::ranges::all_of(stem, [](char c) { return c >= '0' && c <= '9'; });
        if (entry.path().extension() == kEnding && isNumber)
            newest = std::max(newest, std::min(std::stoi(stem), kMostReleases));
    }
    return newest;
}

} // namespace

Result<void> publish(const Release& release, const fs::path& folder, core::ports::FileSystem& disk) {
    if (auto made = disk.makeFolder(folder); !made) return made;
    const auto beside = folder / kHalfWritten;
    if (auto written = disk.write(beside, contentOf(release)); !written) return written;
    if (auto renamed = disk.rename(beside, fileOf(folder, release.number)); !renamed) return renamed;
    return disk.syncFolder(folder);
}

Result<std::vector<Version>> loadReleases(const fs::path& folder) {
    std::vector<Version> all;
    const int newest = newestIn(folder);
    for (int number = 1; number <= newest; ++number) {
        auto versions = loadRelease(fileOf(folder, number), number);
        if (!versions) return versions;
        std::ranges::move(*versions, std::back_inserter(all));
    }
    return all;
}

} // namespace core::catalogue

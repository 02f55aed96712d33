// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/catalogue_suite.h"

#include "app/bench/median.h"
#include "app/bench/memory_meter.h"
#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/import_plan.h"
#include "core/catalogue/term_words.h"
#include "core/store/posix_file_system.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <random>
#include <vector>

namespace app::bench {
namespace {

namespace fs = std::filesystem;
namespace catalogue = core::catalogue;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr double kMegabyte = 1e6;
constexpr std::size_t kShown = 100; // procedures, as in the window
constexpr int kProseWords = 2'000;  // of the steps, which the counter does not keep
constexpr core::base::Date kFrom{std::chrono::year{2026}, std::chrono::December, std::chrono::day{15}};

// Words of published names; the common ones come first, and are drawn more often.
constexpr std::array kWords{
    "đăng",  "ký",    "cấp",   "giấy",   "chứng", "nhận",  "đất",    "quyền",  "sử",     "dụng", "công",
    "trình", "xây",   "dựng",  "khai",   "sinh",  "tử",    "kết",    "hôn",    "thường", "trú",  "tạm",
    "hộ",    "tịch",  "bản",   "sao",    "trích", "lục",   "phép",   "lái",    "xe",     "lý",   "lịch",
    "tư",    "pháp",  "xác",   "tình",   "trạng", "thay",  "đổi",    "cải",    "chính",  "bổ",   "sung",
    "thông", "tin",   "người", "nước",   "ngoài", "yếu",   "tố",     "khu",    "vực",    "biên", "giới",
    "giám",  "trợ",   "xã",    "hội",    "hằng",  "tháng", "bảo",    "hiểm",   "y",      "tế",   "trẻ",
    "em",    "dưới",  "tuổi",  "kinh",   "doanh", "doanh", "nghiệp", "thành",  "lập",    "giải", "thể",
    "chi",   "nhánh", "môi",   "trường", "an",    "toàn",  "thực",   "phẩm",   "phòng",  "cháy", "chữa",
    "vận",   "tải",   "đường", "bộ",     "thủy",  "nội",   "địa",    "khoáng", "sản",    "rừng"};
constexpr std::array kQueries{"khai sinh",
                              "đăng ký kết hôn",
                              "1.004222",
                              "ks",
                              "gplx",
                              "lltp",
                              "giay phep xay dung",
                              "dat dai",
                              "thuong tru",
                              "ban sao trich luc",
                              "dkks",
                              "chung nhan quyen su dung dat",
                              "xac nhan thong tin",
                              "004"};

class Records {
  public:
    explicit Records(std::uint32_t seed) : m_dice(seed) {}

    json next(int number) {
        const auto code = "1." + std::to_string(1'000'000 + number);
        json items = json::array();
        for (int i = between(2, 20); i > 0; --i)
            items.push_back({{"code", "000.00.00.G15-KQ" + std::to_string(between(1, 9'999))},
                             {"name", "- " + words(between(8, 45)) + ";"},
                             {"original_qty", between(0, 4) == 0 ? 0 : 1},
                             {"copy_qty", between(0, 3) == 0 ? 1 : 0},
                             {"is_processing_result", false},
                             {"attachments", json::array()}});
        json channels = json::array();
        for (const auto* method : {"DIRECT", "ONLINE", "POSTAL"})
            channels.push_back({{"method", method},
                                {"fees", {{{"type", "FEE"}, {"value_vnd", 8'000}, {"text", words(20)}}}},
                                {"processing", {{"qty", between(1, 30)}, {"unit", "WORKING_DAY"}}},
                                {"note", words(15)}});
        return {
            {"code", code},
            {"name", words(between(5, 30))},
            {"category", {{"code", "G15-TP07"}, {"name", words(2)}}},
            {"promulgating_agency", words(3)},
            {"executing_agency", words(5)},
            {"results", {words(6)}},
            {"channels", std::move(channels)},
            {"processing_cases", json::array()},
            {"steps_raw", {{{"name", ""}, {"text", words(kProseWords)}}}},
            {"checklist_raw", {{{"group", ""}, {"items", std::move(items)}}}},
            {"state", "ACTIVE"},
            {"source", {{"url", "https://portal.example/" + code}, {"updated_at", "2026-04-15T08:36:31Z"}}}};
    }

  private:
    int between(int least, int most) { return std::uniform_int_distribution(least, most)(m_dice); }
    std::string words(int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            const auto word = static_cast<std::size_t>(between(0, static_cast<int>(kWords.size()) - 1));
            const auto common = static_cast<std::size_t>(between(0, static_cast<int>(kWords.size()) - 1));
            text += (text.empty() ? "" : " ") + std::string(kWords[std::min(word, common)]);
        }
        return text;
    }

    std::mt19937 m_dice;
};

double msSince(Clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

Outcome<double> write(const CatalogueOptions& options, const fs::path& file) {
    Records records(options.seed);
    std::ofstream stream(file, std::ios::binary);
    for (int i = 0; i < options.procedures; ++i)
        stream << (i == 0 ? "[" : ",\n") << records.next(i).dump();
    stream << "]";
    stream.close();
    if (!stream) return sorry("the records cannot be written to " + file.string());
    return static_cast<double>(fs::file_size(file)) / kMegabyte;
}

// As counterfoilctl does it; the time, or nothing where something was left out or failed.
std::optional<double> importOnce(const CatalogueOptions& options, const fs::path& file,
                                 const fs::path& releases) {
    const auto begun = Clock::now();
    const auto known = catalogue::Catalogue::load(options.resources, releases);
    const auto words = catalogue::TermWords::load(options.resources);
    if (!known || !words) return std::nullopt;
    const auto plan = catalogue::planImport(catalogue::readFiles({file}, *words), {kFrom, false}, **known);
    core::store::PosixFileSystem disk;
    if (plan.refusal || !plan.report.leftOut.empty()) return std::nullopt;
    if (!catalogue::publish(plan.release, releases, disk)) return std::nullopt;
    return msSince(begun);
}

// In a process of its own, so that its memory is told apart.
Outcome<void> import(const CatalogueOptions& options, const fs::path& file, const fs::path& releases,
                     CatalogueFigures& figures) {
    int ends[2];
    if (pipe(ends) != 0) return sorry("no pipe");
    const pid_t child = fork();
    if (child < 0) return sorry("no process for the import");
    if (child == 0) {
        const auto taken = importOnce(options, file, releases).value_or(-1);
        const bool told = ::write(ends[1], &taken, sizeof taken) == sizeof taken;
        _exit(told && taken >= 0 ? 0 : 1);
    }
    close(ends[1]);
    const bool isTold =
        read(ends[0], &figures.import_ms, sizeof figures.import_ms) == sizeof figures.import_ms;
    close(ends[0]);
    int status = 0;
    rusage usage{};
    const bool isOver = wait4(child, &status, 0, &usage) == child;
    figures.import_peak_mb = static_cast<double>(usage.ru_maxrss) * 1024 / kMegabyte;
    if (!isTold || !isOver || status != 0) return sorry("the records were not imported whole");
    return {};
}

// Every beginning of every query, as it is typed.
std::vector<double> keys(const catalogue::Catalogue& known) {
    std::vector<double> all;
    for (const std::string query : kQueries) {
        for (std::size_t length = 1; length <= query.size(); ++length) {
            const bool isInsideLetter = length < query.size() && (query[length] & 0xC0) == 0x80;
            if (isInsideLetter) continue;
            const auto begun = Clock::now();
            const auto found = known.search(query.substr(0, length), kFrom, kShown);
            all.push_back(msSince(begun));
        }
    }
    return all;
}

Outcome<CatalogueFigures> measureIn(const CatalogueOptions& options,
                                    const std::function<void(const std::string&)>& say) {
    CatalogueFigures figures;
    figures.procedures = options.procedures;
    const auto file = options.work / "records.json";
    const auto releases = options.work / "catalogue";
    say("writing the records of " + std::to_string(options.procedures) + " procedures");
    const auto written = write(options, file);
    if (!written) return sorry(written.error());
    figures.file_mb = *written;
    say("importing them");
    if (const auto imported = import(options, file, releases, figures); !imported)
        return sorry(imported.error());
    say("searching in them");
    const auto begun = Clock::now();
    const auto known = catalogue::Catalogue::load(options.resources, releases);
    if (!known) return sorry(core::base::describe(known.error()));
    figures.load_ms = msSince(begun);
    const auto times = keys(**known);
    figures.search_p50_ms = quantile(times, 0.5);
    figures.search_p99_ms = quantile(times, 0.99);
    figures.rss_mb = resident_mb();
    return figures;
}

} // namespace

Outcome<CatalogueFigures> measureCatalogue(const CatalogueOptions& options,
                                           const std::function<void(const std::string&)>& say) {
    std::error_code error;
    fs::create_directories(options.work, error);
    if (error) return sorry("no folder " + options.work.string() + ": " + error.message());
    auto figures = measureIn(options, say);
    fs::remove_all(options.work, error);
    return figures;
}

json catalogueReport(const CatalogueFigures& figures) {
    return {{"suite", "catalogue"},
            {"procedures", figures.procedures},
            {"file_mb", figures.file_mb},
            {"import_6000_ms", figures.import_ms},
            {"import_peak_mb", figures.import_peak_mb},
            {"load_ms", figures.load_ms},
            {"search_p50_ms", figures.search_p50_ms},
            {"search_p99_ms", figures.search_p99_ms},
            {"rss_mb", figures.rss_mb}};
}

std::string catalogueTable(const json& report) {
    std::string table;
    for (const auto& [name, value] : report.items())
        table += name + "\t" + value.dump() + "\n";
    return table;
}

} // namespace app::bench

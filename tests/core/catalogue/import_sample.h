// SPDX-License-Identifier: GPL-3.0-or-later
// Records in the shape of the national portal, and files of them.
#pragma once

#include "core/catalogue/import_files.h"
#include "core/catalogue/import_plan.h"
#include "tests/support/temp_folder.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace tests {

inline constexpr core::base::Date kImportDay{std::chrono::year{2026}, std::chrono::December,
                                             std::chrono::day{15}};

inline const core::catalogue::TermWords& termWords() {
    static const auto words = core::catalogue::TermWords::load(COUNTERFOIL_CATALOGUE_FOLDER);
    if (!words) throw std::runtime_error(words.error().detail);
    return *words;
}

inline nlohmann::json paperRow(const std::string& code, const std::string& name, int originals = 1,
                               int copies = 0) {
    return {{"code", code},
            {"name", name},
            {"original_qty", originals},
            {"copy_qty", copies},
            {"is_processing_result", false}};
}

inline nlohmann::json channelRow(const std::string& method, const nlohmann::json& quantity,
                                 const std::string& unit,
                                 const nlohmann::json& fees = nlohmann::json::array()) {
    return {{"method", method},
            {"fees", fees},
            {"processing", {{"qty", quantity}, {"unit", unit}}},
            {"note", ""}};
}

// One channel over the counter, 3 working days, 8,000 dong, one paper and one note.
inline nlohmann::json nationalRecordOf(const std::string& code) {
    return {{"code", code},
            {"name", "Thủ tục mẫu số " + code},
            {"category", {{"code", "G15-TP07"}, {"name", "Hộ tịch"}}},
            {"promulgating_agency", "Bộ Tư pháp"},
            {"executing_agency", "Ủy ban nhân dân cấp xã"},
            {"results", {"Giấy mẫu"}},
            {"channels",
             {channelRow("DIRECT", 3, "WORKING_DAY", {{{"type", "FEE"}, {"value_vnd", 8000}, {"text", ""}}}),
              channelRow("POSTAL", 3, "WORKING_DAY")}},
            {"processing_cases", {{{"case_code", code + ".01"}, {"qty", 3}, {"unit", "WORKING_DAY"}}}},
            {"checklist_raw",
             {{{"group", "* Giấy tờ phải nộp:"},
               {"items",
                {paperRow("000.00.00.G15-KQ000001", "- Tờ khai theo mẫu;"),
                 paperRow("000.00.00.G15-KQ000002", "Ghi chú của cơ quan.", 0, 0)}}}}},
            {"state", "ACTIVE"},
            {"source",
             {{"url", "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/" + code},
              {"updated_at", "2026-04-15T08:36:31.512Z"},
              {"crawled_at", "2026-07-18T09:13:46.134Z"}}}};
}

class ImportFolder {
  public:
    std::filesystem::path write(const std::string& file, const std::string& content) const {
        std::ofstream(m_folder / file, std::ios::binary) << content;
        return m_folder / file;
    }
    std::filesystem::path write(const std::string& file, const nlohmann::json& content) const {
        return write(file, content.dump());
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder.path(); }

  private:
    TempFolder m_folder;
};

// What is read of one JSON file with this content.
inline core::catalogue::ReadFiles readJson(const nlohmann::json& content) {
    const ImportFolder folder;
    return core::catalogue::readFiles({folder.write("records.json", content)}, termWords());
}

// Of one record; throws where it was left out.
inline core::catalogue::ReadRecord readOne(const nlohmann::json& record) {
    auto files = readJson(record);
    if (files.records.size() != 1)
        throw std::runtime_error("left out: " +
                                 std::string(files.leftOut.empty() ? "" : nameOf(files.leftOut[0].reason)));
    return std::move(files.records.front());
}

} // namespace tests

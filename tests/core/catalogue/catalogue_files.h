// SPDX-License-Identifier: GPL-3.0-or-later
// A small catalogue on disk that a test can spoil in one place.
#pragma once

#include "tests/support/temp_folder.h"

#include <fstream>
#include <stdexcept>
#include <string>

namespace tests {

inline constexpr char kProcedures[] = R"({"procedures": [{
    "code": "1.000001", "name": "Thủ tục mẫu", "field_code": "G15-TP07", "field_name": "Hộ tịch", "authority": "UBND",
    "term": {"unit": "working_day", "quantity": 3.5}, "term_text": "3,5 ngày", "fee": 8000, "fee_text": "8.000 đồng",
    "result": "Giấy mẫu", "non_territorial": true, "by_post": true, "version": "v1",
    "components": [{"key": "form", "code": "G15-1", "name": "Tờ khai", "requirement": "one_of", "group": "g",
                    "originals": 1, "copies": 2, "titles": ["TỜ KHAI"]}],
    "presented": [{"name": "Căn cước", "id_card": true}]}]})";

inline constexpr char kCalendar[] = R"({"version": "c1", "spans": [{"from": "07:00", "to": "11:30"},
    {"from": "13:30", "to": "17:00"}], "day_minutes": 480,
    "off": [{"date": "2026-09-02"}, {"date": "2026-11-24", "in_force": false}], "worked": [{"date": "2026-08-22"}]})";

inline constexpr char kAbbreviations[] = R"({"abbreviations": {"ks": ["khai sinh"]}})";

class CatalogueFiles {
  public:
    CatalogueFiles() {
        write("procedures.json", kProcedures);
        write("calendar.json", kCalendar);
        write("abbreviations.json", kAbbreviations);
    }

    void write(const std::string& file, const std::string& content) const {
        std::ofstream(m_folder / file, std::ios::binary) << content;
    }
    // The content with `from` replaced by `to`; `from` has to be there, or the test would test nothing.
    void spoil(const std::string& file, const std::string& from, const std::string& to) const {
        std::string content = file == "calendar.json" ? kCalendar : kProcedures;
        const auto place = content.find(from);
        if (place == std::string::npos) throw std::logic_error("not in the sample: " + from);
        write(file, content.replace(place, from.size(), to));
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }
    [[nodiscard]] std::string path(const std::string& file) const { return (m_folder / file).string(); }

  private:
    TempFolder m_folder;
};

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as the pipeline hands them to the writer.
#pragma once

#include "scanner/pdf/pdf_writer.h"
#include "tests/support/jpeg_file.h"
#include "tests/support/temp_folder.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace tests {

// Words of a line stand 30 px apart, lines 70 px, letters are 20 px wide.
inline scanner::PageText textOf(const std::vector<std::vector<std::string>>& lines) {
    scanner::PageText text;
    int number = 0;
    for (const auto& words : lines) {
        int x = 150;
        for (const auto& word : words) {
            const int width = 20 * static_cast<int>(word.size());
            text.words.push_back({word, {x, 200 + 70 * number, width, 40}, 95, 0, number});
            x += width + 30;
        }
        ++number;
    }
    return text;
}

inline const std::vector<std::vector<std::string>>& vietnameseLines() {
    static const std::vector<std::vector<std::string>> lines = {
        {"CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"},
        {"Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"},
        {"ĐƠN", "ĐỀ", "NGHỊ", "CẤP", "GIẤY", "PHÉP"},
        {"Họ", "và", "tên:", "Nguyễn", "Thị", "Thuỷ", "Đặng"},
    };
    return lines;
}

inline scanner::pdf::PdfPage pageIn(const TempFolder& folder, const std::string& name,
                                    scanner::PageText text = {}, JpegKind kind = JpegKind::Colour) {
    const auto file = folder / name;
    writeJpegFile(file, 1654, 2339, kind);
    scanner::Picture picture;
    picture.layers.push_back({{0, 0, 1654, 2339},
                              {1654, 2339, 0, static_cast<std::int64_t>(std::filesystem::file_size(file))},
                              {}});
    return {file, std::move(picture), 1654, 2339, 200, std::move(text)};
}

inline scanner::pdf::PdfMetadata label() {
    return {
        "Đơn đề nghị <1> & tờ khai",
        {1795227300123},
        {{"dossier", "H49.61.7-261121-0001"}, {"holder", "Nguyễn Thị Thuỷ"}, {"pages", "3"}, {"symbol", ""}}};
}

inline std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace tests

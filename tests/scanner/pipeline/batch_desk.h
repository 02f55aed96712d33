// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of batches on the real disk, and pages as the scanner leaves them there.
#pragma once

#include "core/store/posix_file_system.h"
#include "scanner/pipeline/batch.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace tests {

inline std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void putBytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

// A grey sheet, with the comment that the scan worker writes.
inline std::string rawPage(int number, int width_px = 120, int height_px = 160) {
    char header[256];
    std::snprintf(header, sizeof header,
                  "P5\n# counterfoil page=%04d side=front dpi=300 promised=%d flags=none\n%d %d\n255\n",
                  number, height_px, width_px, height_px);
    return header +
           std::string(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), '\xF0');
}

class BatchDesk {
  public:
    using BatchPtr = std::shared_ptr<scanner::pipeline::Batch>;

    BatchDesk() { id.bytes[0] = 7; }

    core::store::PosixFileSystem disk;
    FakeClock clock;
    TempFolder folder;
    core::base::BatchId id;

    [[nodiscard]] std::filesystem::path root() const { return folder / "batches"; }
    BatchPtr create() { return scanner::pipeline::Batch::create(root(), id, disk, clock).value(); }
    BatchPtr open() { return scanner::pipeline::Batch::open(root(), id, disk, clock).value(); }

    // As the scan worker announces it; the file is written first.
    static core::ports::ScannedPage scan(const scanner::pipeline::Batch& batch, int number,
                                         const std::string& bytes) {
        putBytes(batch.rawFile(number), bytes);
        core::ports::ScannedPage page;
        page.number = number;
        page.file = batch.rawFile(number);
        page.sha256[0] = static_cast<std::uint8_t>(number);
        page.width_px = 120;
        page.height_px = 160;
        page.dpi = 300;
        page.linesPromised = 160;
        page.linesGot = 160;
        return page;
    }
    static core::ports::ScannedPage scan(const scanner::pipeline::Batch& batch, int number) {
        return scan(batch, number, rawPage(number));
    }

    // What a lane leaves for a page whose only line is `line`.
    static void writeResults(const scanner::pipeline::Batch& batch, int number, const std::string& line) {
        scanner::pipeline::PageRecord record;
        record.width_px = 120;
        record.height_px = 160;
        record.dpi = 300;
        record.text.words = {{line, {10, 10, 90, 20}, 91, 0, 0}};
        record.text.meanConfidence = 91;
        const std::string picture = "picture " + std::to_string(number);
        record.picture.layers = {
            {{0, 0, 120, 160}, {120, 160, 0, static_cast<std::int64_t>(picture.size())}, {}}};
        putBytes(batch.cleanedFile(number), picture);
        putBytes(batch.previewFile(number), "small picture");
        putBytes(batch.recordFile(number), toJson(record));
    }
};

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// What is there after the program died; each Batch is closed before the next is opened.
#include "scanner/pipeline/batch.h"

#include "core/ports/store_codes.h"
#include "scanner/pipeline/batch_journal.h"
#include "scanner/pipeline/journal_lines.h"
#include "tests/scanner/pipeline/batch_desk.h"
#include "tests/support/failing_file_system.h"

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner::pipeline;
using scanner::PageCode;

namespace {

// Three pages: 1 read, 2 failed, 3 just scanned. Returns the journal's path.
std::filesystem::path leaveThreePages(BatchDesk& desk) {
    const auto batch = desk.create();
    for (const int page : {1, 2, 3})
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, page)));
    BatchDesk::writeResults(*batch, 1, "Giấy khai sinh");
    REQUIRE(batch->markRead(1));
    REQUIRE(batch->markFailed(2, core::base::Error::of(PageCode::NotAnImage, "noise")));
    return batch->folder() / "journal";
}

std::size_t lastLineStart(const std::string& journal) {
    return journal.rfind('\n', journal.size() - 2) + 1;
}

} // namespace

TEST_CASE("A batch opened again shows the same pages, and what was read is not read again") {
    BatchDesk desk;
    leaveThreePages(desk);
    const auto batch = desk.open();
    const auto pages = batch->snapshot();
    REQUIRE(pages.size() == 3);
    CHECK(pages[0].stage == PageStage::Read);
    CHECK(pages[0].record.text.words.at(0).text == "Giấy khai sinh");
    CHECK(pages[0].scan.sha256[0] == 1);
    CHECK(pages[0].scannedAt == desk.clock.wall);
    CHECK(pages[1].stage == PageStage::Failed);
    CHECK(pages[1].problem.is(PageCode::NotAnImage));
    CHECK(pages[1].problem.detail == "noise");
    CHECK(pages[2].stage == PageStage::Scanned);
    CHECK(pages[2].scan.dpi == 300);
    CHECK(pages[2].scan.file == batch->rawFile(3));
    REQUIRE(batch->unread().size() == 1);
    CHECK(batch->unread()[0].number == 3);
}

TEST_CASE("A journal torn at any byte of its last line loses that line alone, and no page") {
    BatchDesk desk;
    const auto journal = leaveThreePages(desk);
    const std::string whole = bytesOf(journal);
    for (std::size_t length = lastLineStart(whole); length < whole.size(); ++length) {
        putBytes(journal, whole.substr(0, length));
        const auto batch = desk.open();
        const auto pages = batch->snapshot();
        REQUIRE(pages.size() == 3);
        CHECK(pages[0].stage == PageStage::Read);
        CHECK(pages[1].stage == PageStage::Scanned);
        CHECK(bytesOf(journal) == whole.substr(0, lastLineStart(whole)));
    }
}

TEST_CASE("A page whose line was torn away comes back from its file") {
    BatchDesk desk;
    const auto journal = [&] {
        const auto batch = desk.create();
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
        return batch->folder() / "journal";
    }();
    const std::string whole = bytesOf(journal);
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        putBytes(journal, whole.substr(0, length));
        const auto pages = desk.open()->snapshot();
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].stage == PageStage::Scanned);
        CHECK(pages[0].scan.width_px == 120);
        CHECK(pages[0].scan.dpi == 300);
        CHECK(desk.open()->snapshot().size() == 1);
    }
}

TEST_CASE("A torn line can be followed by new ones") {
    BatchDesk desk;
    const auto journal = leaveThreePages(desk);
    putBytes(journal, bytesOf(journal).substr(0, bytesOf(journal).size() - 3));
    {
        const auto batch = desk.open();
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, 4)));
    }
    CHECK(desk.open()->snapshot().size() == 4);
}

TEST_CASE("A journal damaged in the middle is told, not guessed at, and the pages stay") {
    BatchDesk desk;
    const auto journal = leaveThreePages(desk);
    std::string bytes = bytesOf(journal);
    bytes[bytes.find("\"page\"") + 2] = 'X';
    putBytes(journal, bytes);
    const auto batch = Batch::open(desk.root(), desk.id, desk.disk, desk.clock);
    REQUIRE_FALSE(batch);
    CHECK(batch.error().is(PageCode::BatchDamaged));
    CHECK(bytesOf(journal) == bytes);
    CHECK(std::filesystem::exists(journal.parent_path() / "0003.pnm"));
}

TEST_CASE("A journal of another batch is not taken for this one's") {
    BatchDesk desk;
    const auto journal = leaveThreePages(desk);
    auto other = desk.id;
    other.bytes[0] = 9;
    std::filesystem::create_directories(desk.root() / other.hex());
    std::filesystem::copy_file(journal, desk.root() / other.hex() / "journal");
    const auto batch = Batch::open(desk.root(), other, desk.disk, desk.clock);
    REQUIRE_FALSE(batch);
    CHECK(batch.error().is(PageCode::BatchDamaged));
}

TEST_CASE("A raw page that the journal does not know is adopted with its hash, a file in work is deleted") {
    BatchDesk desk;
    const auto folder = leaveThreePages(desk).parent_path();
    putBytes(folder / "0004.pnm", rawPage(4));
    putBytes(folder / "0005.part", "half a pa");
    putBytes(folder / "0001.picture.part", "half a pict");
    const auto batch = desk.open();
    const auto pages = batch->snapshot();
    REQUIRE(pages.size() == 4);
    CHECK(pages[3].number == 4);
    CHECK(pages[3].scan.width_px == 120);
    CHECK(pages[3].scan.height_px == 160);
    CHECK(pages[3].scan.linesPromised == 160);
    CHECK(pages[3].scan.dpi == 300);
    CHECK_FALSE(pages[3].scan.isShort);
    CHECK(pages[3].scan.sha256 != core::domain::Sha256{});
    CHECK_FALSE(std::filesystem::exists(folder / "0005.part"));
    CHECK_FALSE(std::filesystem::exists(folder / "0001.picture.part"));
    CHECK(batch->nextNumber() == 5);
}

TEST_CASE("A page number that no stack reaches is never taken, or no number would be left behind it") {
    BatchDesk desk;
    const auto folder = leaveThreePages(desk).parent_path();
    putBytes(folder / "2147483647.pnm", rawPage(4));
    putBytes(folder / "4.pnm", rawPage(4));
    const auto batch = desk.open();
    CHECK(batch->snapshot().size() == 3);
    CHECK(batch->nextNumber() == 4);
}

TEST_CASE("A journal whose checks hold but whose numbers cannot be is damaged") {
    const std::string number = GENERATE("2147483647", "0", "4294967297");
    INFO(number);
    BatchDesk desk;
    std::filesystem::create_directories(desk.root() / desk.id.hex());
    BatchJournal journal(desk.root() / desk.id.hex() / "journal", desk.disk);
    PageLine line{{}, desk.clock.now()};
    line.scan.number = 1;
    std::string text = toJson(JournalLine(line));
    text.replace(text.find("\"page\":1") + 7, 1, number);
    REQUIRE(journal.append(toJson(JournalLine(BatchLine{desk.id, desk.clock.now()}))));
    REQUIRE(journal.append(text));
    const auto batch = Batch::open(desk.root(), desk.id, desk.disk, desk.clock);
    REQUIRE_FALSE(batch);
    CHECK(batch.error().is(PageCode::BatchDamaged));
}

TEST_CASE("A raw page that is no whole picture is not dropped: it is adopted without a size") {
    BatchDesk desk;
    const auto folder = leaveThreePages(desk).parent_path();
    putBytes(folder / "0004.pnm", rawPage(4).substr(0, 5000));
    putBytes(folder / "0005.pnm", "noise");
    const auto pages = desk.open()->snapshot();
    REQUIRE(pages.size() == 5);
    CHECK(pages[3].scan.width_px == 0);
    CHECK(pages[4].scan.width_px == 0);
    CHECK(pages[4].stage == PageStage::Scanned);
}

TEST_CASE("A page whose results are not those of the journal is read again") {
    BatchDesk desk;
    const auto folder = leaveThreePages(desk).parent_path();
    SECTION("record gone") {
        std::filesystem::remove(folder / "0001.json");
    }
    SECTION("record changed") {
        const std::string bytes = bytesOf(folder / "0001.json");
        putBytes(folder / "0001.json", bytes + " ");
    }
    SECTION("picture gone") {
        std::filesystem::remove(folder / "0001.picture");
    }
    SECTION("picture torn") {
        std::filesystem::resize_file(folder / "0001.picture", 3);
    }
    CHECK(desk.open()->snapshot()[0].stage == PageStage::Scanned);
}

TEST_CASE("A failure that says nothing of the page is tried again at the next start") {
    BatchDesk desk;
    const auto code = GENERATE(PageCode::WorkerMissing, PageCode::LanguageMissing, PageCode::DiskFull);
    {
        const auto batch = desk.create();
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
        REQUIRE(batch->markFailed(1, core::base::Error::of(code)));
    }
    CHECK(desk.open()->snapshot()[0].stage == PageStage::Scanned);
}

TEST_CASE("What is left of a filed batch is removed, wherever the removal stopped") {
    BatchDesk desk;
    const auto folder = desk.root() / desk.id.hex();
    FailingFileSystem disk(desk.disk);
    bool whole = false;
    for (int call = 1; !whole; ++call) {
        INFO(call);
        if (!std::filesystem::exists(folder)) leaveThreePages(desk);
        const auto batch = Batch::open(desk.root(), desk.id, disk, desk.clock).value();
        disk.failAt(call);
        whole = batch->markFiled().has_value();
        CHECK(whole != disk.fired());
        disk.failAt(0);
        REQUIRE(Batch::remove(desk.root(), desk.id, disk));
        CHECK_FALSE(std::filesystem::exists(folder));
    }
}

TEST_CASE("Where no batch was ever made there is none to go on with, and none to remove") {
    BatchDesk desk;
    const auto batch = Batch::open(desk.root(), desk.id, desk.disk, desk.clock);
    REQUIRE_FALSE(batch);
    CHECK(batch.error().is(PageCode::BatchMissing));
    CHECK(Batch::remove(desk.root(), desk.id, desk.disk));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign files into a batch: through the real page worker, and through one that misbehaves as the file tells
// it to.
#include "scanner/pipeline/document_writer.h"
#include "scanner/pipeline/file_import.h"
#include "tests/scanner/decode/foreign_files.h"
#include "tests/scanner/pipeline/batch_desk.h"
#include "tests/support/shell.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <set>

using namespace tests;
using namespace scanner::pipeline;
using scanner::FileTreatment;
using scanner::PageCode;

namespace {

class ImportDesk : public BatchDesk {
  public:
    explicit ImportDesk(const char* worker) : m_lanes(lanesOf()) { settings.worker = worker; }

    ImportSettings settings;
    BatchPtr batch = create();
    std::vector<std::pair<int, int>> progress;

    core::base::Result<ImportedFile> import(const std::string& name, const std::string& bytes,
                                            const std::stop_token& stop = {}) {
        putBytes(folder / name, bytes);
        return importFile(
            batch, m_lanes, disk, settings, folder / name,
            [this](int page, int pages) { progress.emplace_back(page, pages); }, stop);
    }
    void read() { m_lanes.finish(*batch); }

    [[nodiscard]] std::vector<int> numbers() const {
        std::vector<int> all;
        for (const auto& page : batch->snapshot())
            all.push_back(page.number);
        return all;
    }
    // Names in the batch's folder that do not belong to a page.
    [[nodiscard]] std::set<std::string> strays() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(batch->folder())) {
            const auto name = entry.path().filename().string();
            if (name != "journal" && name.find(".pnm") == std::string::npos) names.insert(name);
        }
        return names;
    }

  private:
    // Pages are read elsewhere tested; here the lanes get a worker that is content with anything.
    static LaneSettings lanesOf() {
        LaneSettings lanes;
        lanes.worker = COUNTERFOIL_PAGE_WORKER;
        return lanes;
    }
    PageLanes m_lanes;
};

std::string threePages() {
    std::vector<Image> pages;
    pages.reserve(3);
    for (int i = 0; i < 3; ++i)
        pages.push_back(drawnBitmap(1240 + i, 1754));
    return tiffOf(pages, "g4", 150);
}

std::string textPdf() {
    return pdfOfSheets({textSheet("Decision 12"), textSheet("of the committee")});
}

DocumentLabel label() {
    DocumentLabel label;
    label.title = "Tờ khai";
    label.dossierId = "0a";
    label.dossierNumber = "H49.61.7-261121-0001";
    label.componentCode = "KQ.1";
    label.scannedAt = {1795227300000};
    return label;
}

} // namespace

TEST_CASE("The pages of a file follow those of the scanner, each with its origin, and are read") {
    ImportDesk desk(COUNTERFOIL_PAGE_WORKER);
    REQUIRE(desk.batch->adopt(BatchDesk::scan(*desk.batch, 1, rawPage(1, 850, 1100))));
    const auto taken = desk.import("a.tif", threePages());
    REQUIRE(taken);
    CHECK(taken->about.treatment == FileTreatment::Pictures);
    CHECK(taken->numbers == std::vector<int>{2, 3, 4});
    CHECK_FALSE(taken->dpiGuessed);
    CHECK(desk.progress == std::vector<std::pair<int, int>>{{1, 3}, {2, 3}, {3, 3}});
    desk.read();
    const auto pages = desk.batch->snapshot();
    REQUIRE(pages.size() == 4);
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK(pages[i].stage == PageStage::Read);
        CHECK(pages[i].scan.width_px == static_cast<int>(1239 + i));
        CHECK(pages[i].scan.dpi == 150);
        REQUIRE(pages[i].scan.origin);
        CHECK(pages[i].scan.origin->page == static_cast<int>(i));
        CHECK(pages[i].scan.origin->pages == 3);
    }

    SECTION("and the batch opened again still knows it") {
        const auto before = pages[2].scan.origin;
        desk.batch.reset();
        desk.batch = desk.open();
        CHECK(desk.batch->snapshot()[2].scan.origin == before);
    }
    SECTION("and a file that is there is not taken in twice, whatever its name") {
        const auto again = desk.import("b.tif", threePages());
        REQUIRE(again);
        CHECK(again->wasThere);
        CHECK(again->numbers == std::vector<int>{2, 3, 4});
        CHECK(desk.numbers() == std::vector<int>{1, 2, 3, 4});
    }
}

TEST_CASE("A guessed resolution is known of the page, also when the batch is opened again") {
    ImportDesk desk(COUNTERFOIL_PAGE_WORKER);
    const auto taken = desk.import("a.jpg", jpegOf(drawnSheet(1654, 2339)));
    REQUIRE(taken);
    CHECK(taken->dpiGuessed);
    desk.read();
    desk.batch.reset();
    desk.batch = desk.open();
    CHECK(desk.batch->snapshot()[0].scan.dpiGuessed);
    CHECK(desk.batch->snapshot()[0].scan.dpi == 200);
}

TEST_CASE("A PDF with text is filed byte for byte, all of it and alone") {
    ImportDesk desk(COUNTERFOIL_PAGE_WORKER);
    const auto taken = desk.import("decision.pdf", textPdf());
    REQUIRE(taken);
    CHECK(taken->about.treatment == FileTreatment::TakenOver);
    REQUIRE(desk.import("other.tif", threePages()));
    desk.read();
    const auto target = desk.folder / "filed.pdf";
    const auto filed = writeDocument(*desk.batch, {1, 2}, label(), target);
    REQUIRE(filed);
    CHECK(filed->pages == 2);
    CHECK(bytesOf(target) == textPdf());
    for (const std::vector<int>& mixed : {std::vector<int>{1}, {2, 1}, {1, 2, 3}, {3, 1, 2}}) {
        const auto torn = writeDocument(*desk.batch, mixed, label(), target);
        REQUIRE_FALSE(torn);
        CHECK(torn.error().is(PageCode::OriginalTornApart));
    }
    CHECK(writeDocument(*desk.batch, {3, 4, 5}, label(), target));
    REQUIRE(desk.batch->markFiled());
    CHECK_FALSE(std::filesystem::exists(desk.batch->folder()));
}

TEST_CASE("A worker that dies in a page costs that page only, and the next try adds what is missing") {
    ImportDesk desk(COUNTERFOIL_MOODY_WORKER);
    const std::string mood = GENERATE("page 2 dies", "original, page 2 dies");
    const bool isOriginal = mood.starts_with("original");
    const auto broken = desk.import("a.pdf", mood);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().is(PageCode::FileDamaged));
    CHECK(broken.error().args == std::vector<std::string>{"a.pdf"});
    CHECK(desk.numbers() == std::vector<int>{1});
    const auto again = desk.import("a.pdf", mood);
    REQUIRE(again);
    CHECK(again->numbers == std::vector<int>{1, 2, 3});
    desk.read();
    const auto pages = desk.batch->snapshot();
    for (int i = 0; i < 3; ++i)
        CHECK(pages[static_cast<std::size_t>(i)].scan.origin->page == i + 1);
    CHECK(std::filesystem::exists(desk.batch->originalFile(pages[0].scan.origin->file)) == isOriginal);
    CHECK_FALSE(std::filesystem::exists(desk.batch->folder() / "0002.part"));
    CHECK_FALSE(std::filesystem::exists(desk.batch->folder() / "import.part"));
}

TEST_CASE("A file that hangs, dies or answers nonsense ends with its name, in its time, and nothing is left "
          "of it") {
    struct Case {
        const char* mood;
        PageCode code;
    };
    const auto each =
        GENERATE(Case{"die", PageCode::FileDamaged}, Case{"hang", PageCode::FileTooSlow},
                 Case{"noise", PageCode::FileDamaged}, Case{"wrong answer", PageCode::FileDamaged},
                 Case{"no pages", PageCode::FileDamaged});
    INFO(each.mood);
    ImportDesk desk(COUNTERFOIL_MOODY_WORKER);
    if (each.code == PageCode::FileTooSlow) desk.settings.pageLimit = std::chrono::milliseconds(300);
    const auto taken = desk.import("a.pdf", each.mood);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().is(each.code));
    CHECK(taken.error().args == std::vector<std::string>{"a.pdf"});
    CHECK(desk.numbers().empty());
    CHECK(desk.strays().empty());
}

TEST_CASE("The time of a whole file is limited too, and the pages before are kept") {
    ImportDesk desk(COUNTERFOIL_MOODY_WORKER);
    desk.settings.fileLimit = std::chrono::milliseconds(3000);
    const auto taken = desk.import("a.tif", "page 2 hangs");
    REQUIRE_FALSE(taken);
    CHECK(taken.error().is(PageCode::FileTooSlow));
    CHECK(desk.numbers() == std::vector<int>{1});
}

TEST_CASE("A stop ends an import at once, and the pages before are kept") {
    ImportDesk desk(COUNTERFOIL_MOODY_WORKER);
    std::stop_source stop;
    putBytes(desk.folder / "a.tif", "page 2 hangs");
    LaneSettings none;
    none.worker = COUNTERFOIL_MOODY_WORKER;
    PageLanes lanes(none);
    const auto taken = importFile(
        desk.batch, lanes, desk.disk, desk.settings, desk.folder / "a.tif",
        [&](int, int) { stop.request_stop(); }, stop.get_token());
    REQUIRE(taken);
    CHECK(taken->numbers == std::vector<int>{1});
}

TEST_CASE("A worker that is not there is told, and nothing is taken in") {
    ImportDesk desk("/nowhere/counterfoil-page-worker");
    const auto taken = desk.import("a.tif", threePages());
    REQUIRE_FALSE(taken);
    CHECK(taken.error().is(PageCode::WorkerMissing));
    CHECK(desk.strays().empty());
}

TEST_CASE("Files that are missing, too big or no files end before a worker is started") {
    ImportDesk desk("/nowhere/counterfoil-page-worker");
    desk.settings.mostBytes = 10;
    CHECK(desk.import("a.tif", "more than ten bytes").error().is(PageCode::FileTooBig));
    PageLanes lanes(LaneSettings{});
    for (const auto& file : {desk.folder / "missing", desk.folder.path()}) {
        const auto taken = importFile(desk.batch, lanes, desk.disk, desk.settings, file, {}, {});
        REQUIRE_FALSE(taken);
        CHECK(taken.error().is(PageCode::FileUnreadable));
    }
    CHECK(desk.strays().empty());
}

namespace {

// Blocks that stand alone, again and again: a bomb of any size without compressing it all.
std::string bombOf(const std::string& what, int mebibytes, bool isPackedTwice = false) {
    return outputOf("python3 -c \"import sys,zlib; z=zlib.compressobj(9,zlib.DEFLATED,-15); "
                    "b=z.compress((" +
                    what + "*1048576)[:1048576])+z.flush(zlib.Z_FULL_FLUSH); b=b'\\x78\\xda'+b*" +
                    std::to_string(mebibytes) + "+b'\\x03\\x00'+bytes(4); sys.stdout.buffer.write(" +
                    (isPackedTwice ? "zlib.compress(b,9)" : "b") + ")\"");
}

std::string onePageOf(const std::string& content) {
    return pdfOf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", content});
}

// The table of objects itself is packed (ISO 32000-1, 7.5.8).
std::string withPackedTable(const std::string& packed) {
    const std::string head = "%PDF-1.7\n";
    return head + "1 0 obj\n" +
           pdfStream("/Type /XRef /W [1 4 2] /Size 200000000 /Root 2 0 R /Filter /FlateDecode", packed) +
           "\nendobj\nstartxref\n" + std::to_string(head.size()) + "\n%%EOF\n";
}

std::string greyPicture(const std::string& filter, const std::string& bytes) {
    return pdfStream(
        "/Type /XObject /Subtype /Image /Width 1654 /Height 2339 /BitsPerComponent 8 /ColorSpace "
        "/DeviceGray /Filter " +
            filter,
        bytes);
}

// Twelve forms that each draw the next one twelve times.
std::string nestedForms() {
    std::vector<std::string> forms;
    for (int i = 1; i <= 12; ++i) {
        const auto next = "/Im" + std::to_string(i + 1);
        std::string draws;
        for (int times = 0; times < 12; ++times)
            draws += next + " Do ";
        forms.push_back(
            pdfStream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << " + next +
                          " " + std::to_string(4 + i) + " 0 R >> >>",
                      draws));
    }
    forms.push_back(pdfStream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", "0 0 9 9 re f"));
    return pdfOfSheets({pictureSheet(1)}, forms);
}

} // namespace

TEST_CASE("Bombs end with a sentence within the limits of time and memory, and nothing is left of them") {
    ImportDesk desk(COUNTERFOIL_PAGE_WORKER);
    SECTION("a picture that unpacks to 1.5 GB, far more than it announces") {
        const auto taken = desk.import(
            "a.pdf", pdfOfSheets({pictureSheet(1)}, {greyPicture("/FlateDecode", bombOf("b'0'", 1500))}));
        REQUIRE_FALSE(taken);
        CHECK(taken.error().is(PageCode::FileDamaged));
        CHECK(desk.strays().empty());
    }
    SECTION("the content of a page that unpacks to 1.5 GB") {
        desk.settings.pageLimit = std::chrono::milliseconds(2000);
        const bool isPackedTwice = GENERATE(false, true);
        const auto taken =
            desk.import("a.pdf", onePageOf(pdfStream(isPackedTwice ? "/Filter [/FlateDecode /FlateDecode]"
                                                                   : "/Filter /FlateDecode",
                                                     bombOf("b'q 1 0 0 1 0 0 cm Q '", 1500, isPackedTwice))));
        REQUIRE_FALSE(taken);
        CHECK(desk.numbers().empty());
        CHECK(desk.strays().empty());
    }
    SECTION("a table of objects that unpacks to 1.5 GB") {
        desk.settings.pageLimit = std::chrono::milliseconds(2000);
        const auto taken =
            desk.import("a.pdf", withPackedTable(bombOf("b'\\x01\\0\\0\\0\\x09\\0\\0'", 1500)));
        REQUIRE_FALSE(taken);
        CHECK(desk.numbers().empty());
        CHECK(desk.strays().empty());
    }
    SECTION("JBIG2 that announces a page of four thousand million dots a side") {
        // Segment 0, page information: 0xFFFFFFF0 x 0xFFFFFFF0 (ITU-T T.88, 7.4.8).
        const std::string jbig2(
            "\0\0\0\0\x30\0\1\0\0\0\x13\xFF\xFF\xFF\xF0\xFF\xFF\xFF\xF0\0\0\0\0\0\0\0\0\0\0\0", 30);
        const auto taken =
            desk.import("a.pdf", pdfOfSheets({pictureSheet(1)}, {greyPicture("/JBIG2Decode", jbig2)}));
        REQUIRE_FALSE(taken);
        CHECK(taken.error().is(PageCode::FileDamaged));
        CHECK(desk.strays().empty());
    }
    SECTION("forms that draw each other, a million million times in all") {
        desk.settings.pageLimit = std::chrono::milliseconds(2000);
        const auto taken = desk.import("a.pdf", nestedForms());
        REQUIRE_FALSE(taken);
        CHECK(taken.error().is(PageCode::FileTooSlow));
        CHECK(desk.strays().empty());
    }
    SECTION("a PNG of 119 megapixels of one colour in a hundred kilobytes") {
        const auto png =
            outputOf("python3 -c \"import sys,zlib,struct\n"
                     "def chunk(t,d): return struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d))\n"
                     "z=zlib.compressobj(9,zlib.DEFLATED,-15)\n"
                     "b=z.compress(bytes(40005))+z.flush(zlib.Z_FULL_FLUSH)\n"
                     "n=40005*11900\n"
                     "d=b'\\x78\\xda'+b*11900+b'\\x03\\x00'+struct.pack('>HH',n%65521,1)\n"
                     "sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n'+chunk(b'IHDR',struct.pack('>IIBBBBB',"
                     "10001,11900,8,6,0,0,0))"
                     "+chunk(b'IDAT',d)+chunk(b'IEND',b''))\"");
        REQUIRE(png.size() > 10'000);
        const auto taken = desk.import("a.png", png);
        REQUIRE_FALSE(taken);
        CHECK(taken.error().is(PageCode::PictureTooLarge));
        CHECK(desk.strays().empty());
    }
    // The counter is alive: the next file is taken in.
    desk.settings.pageLimit = ImportSettings{}.pageLimit;
    CHECK(desk.import("next.tif", threePages()));
    desk.read();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Imports on the disk: whole or not there, whatever goes wrong.
#include "core/catalogue/release_file.h"
#include "core/domain/codes.h"
#include "core/store/posix_file_system.h"
#include "tests/core/catalogue/catalogue_files.h"
#include "tests/core/catalogue/import_sample.h"
#include "tests/support/failing_file_system.h"

#include <catch2/catch.hpp>

using core::catalogue::Catalogue;
using core::catalogue::loadReleases;
using core::catalogue::publish;
using core::catalogue::Release;
using core::domain::DomainCode;

namespace fs = std::filesystem;

namespace {

Release releaseOf(int number, const std::vector<std::string>& codes) {
    Release release;
    release.number = number;
    release.from = tests::kImportDay;
    for (const auto& code : codes) {
        release.procedures.push_back(tests::readOne(tests::nationalRecordOf(code)).procedure);
        release.procedures.back().version = "v" + std::to_string(number);
    }
    return release;
}

struct Folder {
    tests::TempFolder temp;
    core::store::PosixFileSystem disk;
    fs::path path = temp / "catalogue";

    [[nodiscard]] fs::path file(const std::string& name) const { return path / name; }
    [[nodiscard]] std::size_t versions() const {
        const auto loaded = loadReleases(path);
        REQUIRE(loaded);
        return loaded->size();
    }
    void checkRefused(const fs::path& named) const {
        const auto loaded = loadReleases(path);
        REQUIRE_FALSE(loaded);
        CHECK(loaded.error().is(DomainCode::CatalogueUnreadable));
        CHECK(loaded.error().args == std::vector<std::string>{named.string()});
    }
};

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
}

} // namespace

TEST_CASE("A folder that is not there, or empty, holds no releases") {
    const Folder folder;
    CHECK(folder.versions() == 0);
    fs::create_directory(folder.path);
    CHECK(folder.versions() == 0);
}

TEST_CASE("Releases are read in the order of their numbers, with day, version and what ended") {
    Folder folder;
    REQUIRE(publish(releaseOf(1, {"1.000001", "1.000002"}), folder.path, folder.disk));
    auto second = releaseOf(2, {"1.000001"});
    second.from = *core::base::dateFromIso("2027-01-01");
    second.ended = {"1.000002"};
    REQUIRE(publish(second, folder.path, folder.disk));
    const auto loaded = loadReleases(folder.path);
    REQUIRE(loaded);
    REQUIRE(loaded->size() == 4);
    CHECK((*loaded)[1].procedure.code == "1.000002");
    CHECK((*loaded)[1].from == tests::kImportDay);
    CHECK((*loaded)[2].procedure.version == "v2");
    CHECK((*loaded)[2].release == 2);
    CHECK((*loaded)[3].ended);
    CHECK((*loaded)[3].procedure.code == "1.000002");
    CHECK((*loaded)[3].from == second.from);
}

TEST_CASE("The catalogue is what came with the program and the releases on top of it") {
    const tests::CatalogueFiles shipped;
    Folder folder;
    REQUIRE(publish(releaseOf(1, {"1.000001"}), folder.path, folder.disk));
    const auto catalogue = Catalogue::load(shipped.folder(), folder.path);
    REQUIRE(catalogue);
    CHECK((*catalogue)->find("1.000001", *core::base::dateFromIso("2026-12-14"))->version == "v1");
    CHECK((*catalogue)->find("1.000001", *core::base::dateFromIso("2026-12-14"))->name == "Thủ tục mẫu");
    CHECK((*catalogue)->find("1.000001", tests::kImportDay)->name == "Thủ tục mẫu số 1.000001");
    CHECK((*catalogue)->nextRelease() == 2);
}

TEST_CASE("Whichever call to the disk fails, the folder holds the old catalogue or the new one") {
    tests::CatalogueFiles shipped;
    int failed = 0;
    for (int call = 1;; ++call) {
        Folder folder;
        REQUIRE(publish(releaseOf(1, {"1.000001"}), folder.path, folder.disk));
        tests::FailingFileSystem failing(folder.disk);
        failing.failAt(call);
        const auto published = publish(releaseOf(2, {"1.000001", "1.000002"}), folder.path, failing);
        if (!failing.fired()) break;
        CAPTURE(call);
        CHECK_FALSE(published);
        const auto versions = folder.versions();
        CHECK((versions == 1 || versions == 3));
        ++failed;
        // What a failure left behind is in nobody's way.
        if (versions == 1) {
            REQUIRE(publish(releaseOf(2, {"1.000002"}), folder.path, folder.disk));
            CHECK(folder.versions() == 2);
        }
    }
    CHECK(failed >= 4);
}

TEST_CASE("A release cut at any byte refuses the catalogue and is named") {
    Folder folder;
    REQUIRE(publish(releaseOf(1, {"1.000001", "1.000002"}), folder.path, folder.disk));
    const auto file = folder.file("000001.release");
    const auto whole = contentOf(file);
    REQUIRE(whole.size() > 1'000);
    for (std::size_t length = 0; length < whole.size(); length += 61) {
        CAPTURE(length);
        write(file, whole.substr(0, length));
        folder.checkRefused(file);
    }
    write(file, whole.substr(0, whole.size() - 1));
    folder.checkRefused(file);
    write(file, whole + "{}");
    folder.checkRefused(file);
    write(file, whole);
    CHECK(folder.versions() == 2);
}

TEST_CASE("A release that is missing, renamed or of another form refuses the catalogue") {
    Folder folder;
    for (int number = 1; number <= 3; ++number)
        REQUIRE(publish(releaseOf(number, {"1.000001"}), folder.path, folder.disk));
    const auto second = folder.file("000002.release");
    SECTION("missing") {
        fs::remove(second);
        folder.checkRefused(second);
    }
    SECTION("another one under its name") {
        fs::copy_file(folder.file("000003.release"), second, fs::copy_options::overwrite_existing);
        folder.checkRefused(second);
    }
    SECTION("a later form") {
        auto content = contentOf(second);
        const auto place = content.find("\"form\":1");
        REQUIRE(place != std::string::npos);
        write(second, content.replace(place, 8, "\"form\":2"));
        folder.checkRefused(second);
    }
    SECTION("other files are not looked at") {
        write(folder.file("next.writing"), "half");
        write(folder.file("notes.txt"), "x");
        write(folder.file("99999999999999999999.release"), "x");
        CHECK(folder.versions() == 3);
    }
}

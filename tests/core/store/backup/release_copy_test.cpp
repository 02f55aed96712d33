// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/release_copy.h"

#include "core/store/posix_file_system.h"
#include "core/vault/sodium_secrets.h"
#include "tests/support/failing_file_system.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>

using core::store::backup::ReleaseCopy;

namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

Files filesIn(const fs::path& folder) {
    Files files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        files[entry.path().filename()] = {std::istreambuf_iterator<char>(stream), {}};
    }
    return files;
}

struct Imports {
    tests::TempFolder folder;
    fs::path counter = folder.path() / "counter" / "catalogue";
    fs::path stick = folder.path() / "stick" / "catalogue";
    fs::path other = folder.path() / "other" / "catalogue";
    core::store::PosixFileSystem disk;
    core::vault::SodiumSecrets secrets;

    Imports() { fs::create_directories(stick.parent_path()); }

    void import(const std::string& number, const std::string& content) {
        fs::create_directories(counter);
        std::ofstream(counter / (number + ".release"), std::ios::binary) << content;
    }
    void backUp(bool readAgain = false) {
        REQUIRE(ReleaseCopy(disk, secrets, counter, stick).backUp(readAgain, {}));
    }
    core::store::backup::RestoredReleases restore() {
        return ReleaseCopy(disk, secrets, other, stick).restore().value();
    }
    // What lies on the stick of this number.
    fs::path kept(const std::string& number) {
        for (const auto& entry : fs::directory_iterator(stick))
            if (entry.path().filename().string().starts_with(number)) return entry.path();
        return {};
    }
};

} // namespace

TEST_CASE_METHOD(Imports,
                 "Imports come back as they were, in their order, and nothing else of the folder does") {
    import("000001", "one");
    import("000002", "two");
    std::ofstream(counter / "next.writing") << "half";
    backUp();
    const auto done = restore();
    CHECK(done.restored == 2);
    CHECK(done.lost == 0);
    CHECK(filesIn(other) == Files{{"000001.release", "one"}, {"000002.release", "two"}});
}

TEST_CASE_METHOD(Imports, "A counter that has imported nothing leaves nothing and gets nothing") {
    backUp();
    CHECK_FALSE(fs::exists(stick));
    CHECK(restore().restored == 0);
    CHECK_FALSE(fs::exists(other));
}

TEST_CASE_METHOD(Imports, "A counter whose imports are lost takes none away from its backup") {
    import("000001", "one");
    backUp();
    fs::remove_all(counter);
    backUp(true);
    CHECK(restore().restored == 1);
    CHECK(filesIn(other) == Files{{"000001.release", "one"}});
}

TEST_CASE_METHOD(Imports, "An import that is there already is not written again") {
    import("000001", "one");
    backUp();
    const auto before = fs::last_write_time(kept("000001"));
    fs::last_write_time(kept("000001"), before - std::chrono::hours(24));
    import("000002", "two");
    backUp(true);
    CHECK(fs::last_write_time(kept("000001")) == before - std::chrono::hours(24));
    CHECK(restore().restored == 2);
}

TEST_CASE_METHOD(Imports, "A copy that a stick has spoilt is replaced when it is read again") {
    import("000001", "one");
    backUp();
    std::ofstream(kept("000001"), std::ios::binary) << "eno";
    backUp();
    CHECK(filesIn(stick).begin()->second == "eno"); // trusted by its name
    backUp(true);
    CHECK(filesIn(stick).begin()->second == "one");
}

TEST_CASE_METHOD(Imports, "Of another life of the counter no import stays beside those of this one") {
    import("000001", "one");
    import("000002", "two");
    import("000003", "three");
    backUp();
    fs::remove_all(counter);
    import("000001", "one");
    import("000002", "another");
    backUp();
    CHECK(restore().lost == 0);
    CHECK(filesIn(other) == Files{{"000001.release", "one"}, {"000002.release", "another"}});
}

TEST_CASE_METHOD(Imports,
                 "Behind a damaged or missing import none comes back, and how many are lost is told") {
    import("000001", "one");
    import("000002", "two");
    import("000003", "three");
    backUp();
    const bool isMissing = GENERATE(true, false);
    if (isMissing)
        fs::remove(kept("000002"));
    else
        std::ofstream(kept("000002"), std::ios::binary) << "owt";
    const auto done = restore();
    CHECK(done.restored == 1);
    CHECK(done.lost == (isMissing ? 1 : 2));
    CHECK(filesIn(other) == Files{{"000001.release", "one"}});
}

TEST_CASE_METHOD(Imports,
                 "Whichever call of the disk fails, the next backup and the next restore bring all") {
    import("000001", "one");
    import("000002", "two");
    tests::FailingFileSystem failing(disk);
    bool hasEnded = false;
    for (int call = 1; !hasEnded; ++call) {
        INFO("call " << call);
        fs::remove_all(stick);
        fs::remove_all(other);
        failing.failAt(call);
        const auto kept = ReleaseCopy(failing, secrets, counter, stick).backUp(true, {});
        if (kept) {
            const auto back = ReleaseCopy(failing, secrets, other, stick).restore();
            hasEnded = back && back->lost == 0 && !failing.fired();
        }
        failing.failAt(0);
        backUp(true);
        CHECK(restore().restored == 2);
        CHECK(filesIn(other).at("000002.release") == "two");
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What waits goes to the portal on a stick, and its receipt comes back on one.
#include "tests/core/sync/counter.h"

#include "core/store/posix_stick.h"
#include "core/sync/bundle/bundle_receipts.h"
#include "core/sync/bundle/bundle_writer.h"
#include "core/usecases/outbox_list.h"
#include "core/vault/sodium_bundle_sealer.h"
#include "tests/support/mounted_disk.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using core::base::Result;
using core::domain::Dossier;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;
using core::ports::StoreCode;
using core::sync::BundleReceipts;
using core::sync::BundleReport;
using core::sync::BundleWriter;
using core::sync::ImportedReceipts;
using nlohmann::json;
using tests::Counter;
namespace fs = std::filesystem;

namespace {

constexpr char kPut[] = "PUT /v1/dossiers/*";

// Something happens to the file before the n-th write to it.
class WatchedStick final : public core::ports::Stick {
  public:
    std::function<void(int write, const fs::path& part)> before = [](int, const fs::path&) {};

    [[nodiscard]] Result<std::unique_ptr<core::ports::StickFile>> create(const fs::path& file) override {
        auto made = m_stick.create(file);
        if (!made) return made;
        return std::unique_ptr<core::ports::StickFile>(
            new File(*this, std::move(*made), file.string() + ".part"));
    }
    [[nodiscard]] bool exists(const fs::path& file) override { return m_stick.exists(file); }

  private:
    class File final : public core::ports::StickFile {
      public:
        File(WatchedStick& owner, std::unique_ptr<core::ports::StickFile> file, fs::path part)
            : m_owner(owner), m_file(std::move(file)), m_part(std::move(part)) {}
        [[nodiscard]] Result<void> write(std::string_view bytes) override {
            m_owner.before(++m_writes, m_part);
            return m_file->write(bytes);
        }
        [[nodiscard]] Result<void> finish() override { return m_file->finish(); }

      private:
        WatchedStick& m_owner;
        std::unique_ptr<core::ports::StickFile> m_file;
        fs::path m_part;
        int m_writes = 0;
    };

    core::store::PosixStick m_stick;
};

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeTo(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

struct StickCounter : Counter {
    core::vault::SodiumBundleSealer bundleSealer;
    WatchedStick stick;
    fs::path usb = folder / "usb";

    StickCounter() {
        fs::create_directory(usb);
        REQUIRE(store->write(
            [&](Books& books) { return books.keys().insertDeviceKey(vault.makeDeviceKey().value()); }));
    }
    Result<BundleReport> tryToWrite(std::int64_t most_bytes = BundleWriter::kMost_bytes) {
        const auto key = json::parse(portal.readyLine()).at("seal_key").get<std::string>();
        BundleWriter writer({*store, files, vault, bundleSealer, secrets, stick, clock, random},
                            {tests::PortalProcess::kOffice, tests::PortalProcess::kDevice,
                             core::ports::boxPublicFromHex(key).value()});
        return writer.write(usb, most_bytes);
    }
    BundleReport write(std::int64_t most_bytes = BundleWriter::kMost_bytes) {
        auto report = tryToWrite(most_bytes);
        INFO((report ? std::string() : core::base::describe(report.error())));
        REQUIRE(report);
        return *report;
    }
    fs::path writeOne() {
        const auto report = write();
        REQUIRE(report.bundles.size() == 1);
        return report.bundles[0].file;
    }
    // At the portal; answers where its receipt lies.
    fs::path carry(const fs::path& bundle) {
        portal.control(json{{"import", bundle.string()}}.dump());
        auto receipt = bundle;
        return receipt.replace_extension(".cfr");
    }
    Result<ImportedReceipts> tryToImport(const std::string& content) {
        core::sync::ReceiptRules rules{tests::PortalProcess::kName,
                                       tests::PortalProcess::kOffice,
                                       tests::PortalProcess::kDevice,
                                       {{"r1", *core::sync::receiptKeyFromHex(portal.receiptKeyHex())}}};
        return BundleReceipts({*store, secrets, clock}, std::move(rules)).import(content, "stick.cfr");
    }
    ImportedReceipts import(const fs::path& receipt) {
        const auto done = tryToImport(contentOf(receipt));
        INFO((done ? std::string() : core::base::describe(done.error())));
        REQUIRE(done);
        return *done;
    }
    bool isUnchanged(const Dossier& dossier) {
        return delivery(dossier).state == OpState::Queued && op(dossier, OpKind::Put).attempts == 0;
    }
    bool isStickEmpty() { return fs::is_empty(usb); }
};

bool leftOut(const tests::MountedDisk& disk) {
    if (!disk.isMounted()) WARN("left out: " << disk.why());
    return !disk.isMounted();
}

} // namespace

TEST_CASE("What waits comes to the portal on a stick, and its receipts come back, without a network") {
    StickCounter counter;
    const std::vector dossiers{counter.take({200'000, 65'536, 0}), counter.take({1})};
    const auto bundle = counter.writeOne();
    CHECK(bundle.filename() == "CF-demo-office-demo-device-1.cfb");
    CHECK(counter.isUnchanged(dossiers[0]));
    CHECK(core::usecases::OutboxList(*counter.store).openRowsOfLocked()->front().onStick == 1);
    const auto done = counter.import(counter.carry(bundle));
    CHECK(done.bundle == 1);
    CHECK(done.acknowledged == 2);
    CHECK_FALSE(done.hasGap);
    CHECK(counter.allWhole(dossiers));
    counter.run();
    CHECK(counter.requests(kPut) == 0);
    CHECK(counter.tryToWrite().error().is(PortalCode::NothingToSend));
}

TEST_CASE("Whoever has the stick, but not the portal's key, reads no person and no paper") {
    StickCounter counter;
    const auto dossier = counter.take({5000});
    const auto bytes = contentOf(counter.writeOne());
    for (const auto& word :
         {dossier.owner.name, dossier.owner.idNumber, dossier.owner.phone, dossier.abstract})
        CHECK(bytes.find(word) == std::string::npos);
    CHECK(bytes.find(dossier.id.hex()) != std::string::npos); // identifiers stand in clear
}

TEST_CASE("What went over the network before the stick arrived is at the portal once") {
    StickCounter counter;
    const std::vector dossiers{counter.take({100'000})};
    const auto bundle = counter.writeOne();
    counter.run();
    REQUIRE(counter.allWhole(dossiers));
    const auto done = counter.import(counter.carry(bundle));
    CHECK(done.acknowledged == 0);
    CHECK(done.before == 1);
    CHECK(counter.allWhole(dossiers));
    CHECK(counter.atPortal()["receipts"] == 1);
}

TEST_CASE("What came by stick is acknowledged over the network when its receipt has not come back yet") {
    StickCounter counter;
    const std::vector dossiers{counter.take({100'000})};
    const auto receipt = counter.carry(counter.writeOne());
    counter.run();
    REQUIRE(counter.allWhole(dossiers));
    CHECK(counter.bodyBytes("PATCH /v1/files/*") == 0); // the file was there
    CHECK(counter.import(receipt).before == 1);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("A file that was cut on the network is ended by the stick, and the other way round, without a "
          "second copy") {
    const auto bytes = GENERATE(0, 1000, 65'536, 99'999);
    StickCounter counter;
    const std::vector dossiers{counter.take({100'000})};
    const auto bundle = counter.writeOne();
    counter.portal.fault(json{{"do", "cut_body"}, {"method", "PATCH"}, {"bytes", bytes}}.dump());
    counter.run();
    CHECK(counter.delivery(dossiers[0]).state != OpState::Acknowledged);
    const auto receipt = counter.carry(bundle);
    SECTION("the receipt comes by stick") {
        CHECK(counter.import(receipt).acknowledged == 1);
        CHECK(counter.allWhole(dossiers));
        counter.run();
    }
    SECTION("the receipt comes over the network") {
        counter.runUntilDone();
        CHECK(counter.allWhole(dossiers));
        CHECK(counter.import(receipt).before == 1);
    }
    CHECK(counter.allWhole(dossiers));
    CHECK(counter.atPortal()["receipts"] == 1);
}

TEST_CASE(
    "A bundle that is imported at the portal twice, and a receipt that is taken twice, change nothing more") {
    StickCounter counter;
    const std::vector dossiers{counter.take({1000})};
    const auto bundle = counter.writeOne();
    const auto first = contentOf(counter.carry(bundle));
    CHECK(counter.tryToImport(first)->acknowledged == 1);
    CHECK(counter.import(counter.carry(bundle)).before == 1);
    CHECK(counter.tryToImport(first)->before == 1);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE(
    "More than one file may hold goes into the next, and the portal tells when one of the chain is missing") {
    StickCounter counter;
    std::vector<Dossier> dossiers;
    for (int i = 0; i < 3; ++i)
        dossiers.push_back(counter.take({30'000}));
    const auto report = counter.write(70'000);
    REQUIRE(report.bundles.size() == 2);
    CHECK(report.bundles[0].dossiers == 2);
    CHECK(report.bundles[0].size_bytes <= 70'000);
    CHECK(report.bundles[0].size_bytes == static_cast<std::int64_t>(fs::file_size(report.bundles[0].file)));
    CHECK(report.bundles[1].number == 2);
    const auto second = counter.import(counter.carry(report.bundles[1].file));
    CHECK(second.hasGap);
    CHECK(second.acknowledged == 1);
    CHECK_FALSE(counter.import(counter.carry(report.bundles[0].file)).hasGap); // the first of all
    const auto later = counter.take({10});
    CHECK_FALSE(counter.import(counter.carry(counter.writeOne())).hasGap);
    dossiers.push_back(later);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("A dossier larger than a bundle may be, or that does not open here, is left out and named") {
    StickCounter counter;
    const auto large = counter.take({90'000});
    const auto spoilt = counter.take({10'000});
    const auto good = counter.take({10'000});
    const auto file = counter.files.pathOf(spoilt.documents[0].id);
    auto bytes = contentOf(file);
    bytes[5000] = static_cast<char>(bytes[5000] ^ 1);
    fs::permissions(file, fs::perms::owner_all);
    writeTo(file, bytes);
    const auto report = counter.write(50'000);
    CHECK(report.leftOut == std::vector{large.id, spoilt.id});
    REQUIRE(report.bundles.size() == 1);
    CHECK(counter.import(counter.carry(report.bundles[0].file)).acknowledged == 1);
    CHECK(counter.portalHasOnce(good));
    CHECK(counter.isUnchanged(spoilt));
}

TEST_CASE("A bundle that was cut or changed anywhere on its way changes nothing at the portal") {
    StickCounter counter;
    const std::vector dossiers{counter.take({150'000})};
    const auto bundle = counter.writeOne();
    const auto whole = contentOf(bundle);
    const auto bad = counter.usb / "bad.cfb";
    const auto expectRefused = [&](const std::string& bytes, std::size_t at) {
        INFO("at " << at);
        writeTo(bad, bytes);
        CHECK_THROWS(counter.carry(bad));
        CHECK(counter.atPortal()["dossiers"].empty());
    };
    for (std::size_t i = 0; i <= 16; ++i) {
        const auto at = i * (whole.size() - 1) / 16;
        expectRefused(whole.substr(0, at), at);
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x20);
        expectRefused(flipped, at);
    }
    expectRefused(whole + "x", whole.size());
    CHECK(counter.import(counter.carry(bundle)).acknowledged == 1);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("A receipt that was cut or changed is refused, and nothing is acknowledged") {
    StickCounter counter;
    const auto dossier = counter.take({1000});
    const auto whole = contentOf(counter.carry(counter.writeOne()));
    for (std::size_t i = 0; i < 16; ++i) {
        const auto at = i * whole.size() / 16;
        INFO("at " << at);
        CHECK(counter.tryToImport(whole.substr(0, at)).error().is(PortalCode::NoReceiptFile));
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        CHECK_FALSE(counter.tryToImport(flipped));
    }
    CHECK(counter.isUnchanged(dossier));
    CHECK(counter.tryToImport(whole)->acknowledged == 1);
}

TEST_CASE("A receipt of another portal, another counter or another bundle is refused") {
    StickCounter counter;
    StickCounter other;
    other.random = tests::FakeRandom(99); // nothing has the same name there
    const auto dossier = counter.take({1000});
    other.take({1000});
    counter.writeOne();
    const auto foreign = contentOf(other.carry(other.writeOne()));
    CHECK(counter.tryToImport(foreign).error().is(PortalCode::WrongReceipt)); // another key signs there
    // The same portal, but what it took was written elsewhere.
    fs::copy_file(other.folder / "portal/receipt.seed", counter.folder / "portal/receipt.seed",
                  fs::copy_options::overwrite_existing);
    counter.portal.restart();
    CHECK(counter.tryToImport(foreign).error().is(PortalCode::ReceiptOfAnother));
    CHECK(counter.isUnchanged(dossier));
}

TEST_CASE("What the portal refuses in a bundle needs a clerk, with its words, and holds up nobody") {
    StickCounter counter;
    const auto refused = counter.take({1000});
    const auto good = counter.take({1000});
    const auto bundle = counter.writeOne();
    counter.portal.fault(json{{"do", "refuse"}, {"method", "PUT"}, {"path", refused.id.hex()}}.dump());
    const auto done = counter.import(counter.carry(bundle));
    CHECK(done.acknowledged == 1);
    CHECK(done.refused == 1);
    CHECK(counter.portalHasOnce(good));
    CHECK(counter.delivery(refused).state == OpState::NeedsClerk);
    CHECK(counter.op(refused, OpKind::Put).lastProblem == "invalid-field");
    CHECK(counter.op(refused, OpKind::Put).lastDetail.find("Ngày sinh sau ngày nộp") != std::string::npos);
}

TEST_CASE("A receipt of a life of the portal that is over is no proof: what the portal lacks is sent again") {
    StickCounter counter;
    const std::vector dossiers{counter.take({1000})};
    const auto receipt = counter.carry(counter.writeOne());
    counter.portal.kill(); // restored from a backup that was empty
    for (const auto* part : {"epoch", "revisions", "receipts", "uploads"})
        fs::remove_all(counter.folder / "portal" / part);
    counter.portal.restart();
    const auto later = counter.take({10});
    const bool isKnown = GENERATE(true, false);
    if (isKnown) { // the counter has spoken to the new life before the receipt comes
        counter.portal.fault(json{
            {"do", "status"},
            {"method", "PUT"},
            {"path", dossiers[0].id.hex()},
            {"status", 500},
            {"times", 1}}.dump());
        counter.run();
    }
    if (counter.delivery(dossiers[0]).state != OpState::Acknowledged)
        CHECK(counter.import(receipt).acknowledged == 1);
    counter.engine->endWaits();
    counter.run();
    counter.runUntilDone();
    CHECK(counter.portalHasOnce(dossiers[0]));
    CHECK(counter.portalHasOnce(later));
}

TEST_CASE("A stick that is not there, takes no writing or is full is named, and everything waits as before") {
    StickCounter counter;
    const auto dossier = counter.take({1'500'000});
    counter.usb = counter.folder / "elsewhere";
    CHECK(counter.tryToWrite().error().is(StoreCode::StickMissing));
    tests::MountedDisk small("tmpfs", 1);
    if (leftOut(small)) return;
    counter.usb = small.path();
    CHECK(counter.tryToWrite().error().is(StoreCode::StickFull));
    CHECK(counter.isStickEmpty());
    REQUIRE(small.remount("ro"));
    CHECK(counter.tryToWrite().error().is(StoreCode::StickReadOnly));
    CHECK(counter.isUnchanged(dossier));
    CHECK(core::usecases::OutboxList(*counter.store).openRowsOfLocked()->front().onStick == 0);
    REQUIRE(small.remount("rw,size=4m"));
    CHECK(counter.import(counter.carry(counter.writeOne())).acknowledged == 1);
}

TEST_CASE("A stick that is pulled out in the middle leaves no bundle that counts") {
    StickCounter counter;
    const auto dossier = counter.take({1'000'000});
    tests::MountedDisk stick("ext4", 8);
    if (leftOut(stick)) return;
    counter.usb = stick.path();
    bool isCut = true;
    counter.stick.before = [&](int write, const fs::path&) {
        if (write == 5) isCut = stick.cutPower();
    };
    const auto report = counter.tryToWrite();
    REQUIRE(isCut);
    REQUIRE_FALSE(report);
    CHECK(report.error().is(StoreCode::StickFailed));
    CHECK(counter.isUnchanged(dossier));
    counter.stick.before = [](int, const fs::path&) {};
    counter.usb = counter.folder / "usb";
    const auto again = counter.write();
    CHECK(again.bundles[0].number == 2); // no number twice, whatever became of the first
    CHECK(counter.import(counter.carry(again.bundles[0].file)).acknowledged == 1);
}

TEST_CASE("A stick that gives back something else than was written is found out before it may be removed") {
    StickCounter counter;
    const auto dossier = counter.take({100'000});
    counter.stick.before = [](int write, const fs::path& part) {
        if (write != 3) return;
        std::fstream file(part, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(100);
        file.put('?');
    };
    CHECK(counter.tryToWrite().error().is(StoreCode::StickSpoiled));
    CHECK(counter.isStickEmpty());
    CHECK(counter.isUnchanged(dossier));
}

TEST_CASE("A bundle of an earlier life of the counter that lies on the stick is not written over") {
    StickCounter counter;
    const auto dossier = counter.take({10});
    writeTo(counter.usb / "CF-demo-office-demo-device-1.cfb", "of the life before");
    CHECK(counter.write().bundles[0].number == 2);
    CHECK(contentOf(counter.usb / "CF-demo-office-demo-device-1.cfb") == "of the life before");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sha256.h"
#include "core/vault/sodium_secrets.h"
#include "tests/core/store/open_store.h"

using core::base::Result;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::SignedHead;
using core::ports::StoreCode;
using core::store::SqliteStore;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::ask;
using tests::mustWrite;

namespace {

constexpr char kLife[] = "00112233445566778899aabbccddeeff";

void giveKey(core::ports::Store& store, core::vault::Vault& vault) {
    mustWrite(store, [&](Books& books) -> Result<void> {
        const auto key = vault.makeDeviceKey();
        if (!key) return core::base::fail(key.error());
        if (auto kept = books.keys().insertDeviceKey(*key); !kept) return kept;
        return books.settings().put(core::ports::kIncarnationSetting, kLife);
    });
}

Result<void> appendTo(Books& books, int rows) {
    for (int i = 0; i < rows; ++i)
        if (auto done = books.audit().append({"signed_in", "system", "", "", {1000 + i}}); !done) return done;
    return {};
}

std::vector<SignedHead> headsOf(core::ports::Store& store) {
    return ask(store, [](Books& books) { return books.heads().all(); });
}

struct SignedAudit : tests::OwnStore {
    SignedAudit() { giveKey(*store, tests::openVault()); }

    void append(int rows) {
        mustWrite(*store, [&](Books& books) { return appendTo(books, rows); });
    }
    void signDay(std::string_view day) {
        mustWrite(*store, [&](Books& books) { return books.heads().signDay(day); });
    }
    [[nodiscard]] std::vector<SignedHead> heads() const { return headsOf(*store); }
    [[nodiscard]] std::int64_t firstBrokenRow() const {
        return ask(*store, [](Books& books) { return books.audit().firstBroken(); });
    }
    [[nodiscard]] std::int64_t firstBrokenHead() const {
        return ask(*store, [](Books& books) { return books.heads().firstBroken(); });
    }
    // Somebody with the file and a tool.
    void tamper(const std::string& sql) const {
        const auto tool = Database::open(file, Access::Write);
        REQUIRE(tool);
        REQUIRE(
            (*tool)->execute("DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_shrinks;"
                             "DROP TRIGGER audit_head_never_changes; DROP TRIGGER audit_head_never_shrinks;" +
                             sql));
    }
    // Somebody who knows how the chain is computed changes a row, and all hashes behind it.
    void forge(std::int64_t changed) const {
        tamper("UPDATE audit SET row=replace(row, 'system', 'nobody') WHERE seq=" + std::to_string(changed));
        const auto tool = Database::open(file, Access::Write);
        REQUIRE(tool);
        auto rows = (*tool)->prepare("SELECT row FROM audit ORDER BY seq");
        std::string before(32, '\0');
        std::vector<std::string> hashes;
        while (*rows.step()) {
            const auto hash = core::vault::sha256(before + rows.text(0));
            before.assign(hash.begin(), hash.end());
            hashes.push_back(before);
        }
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            auto update = (*tool)->prepare("UPDATE audit SET hash=? WHERE seq=?");
            REQUIRE(update.bindBlob(hashes[i]).bind(static_cast<std::int64_t>(i + 1)).run());
        }
    }
};

} // namespace

TEST_CASE("Each hundredth row is signed in its own transaction and waits for the portal") {
    SignedAudit audit;
    audit.append(99);
    CHECK(audit.heads().empty());
    audit.append(1);
    const auto heads = audit.heads();
    REQUIRE(heads.size() == 1);
    CHECK(heads[0].end.seq == 100);
    CHECK(heads[0].end.hash == ask(*audit, [](Books& books) { return books.audit().hashOf(100); }));
    CHECK(heads[0].incarnation == kLife);
    const auto ops = ask(*audit, [](Books& books) { return books.outbox().openOps(); });
    REQUIRE(ops.size() == 1);
    CHECK(ops[0].kind == OpKind::Event);
    CHECK(ops[0].op == heads[0].event);
    CHECK(ops[0].lane == 3);
    CHECK(ops[0].state == OpState::Queued);
    audit.append(99);
    CHECK(audit.heads().size() == 1);
    audit.append(1);
    CHECK(audit.heads().size() == 2);
    CHECK(audit.firstBrokenHead() == 0);
}

TEST_CASE("A day has one head, whatever happens on it") {
    SignedAudit audit;
    audit.append(3);
    audit.signDay("one");
    audit.append(3);
    audit.signDay("one");
    CHECK(audit.heads().size() == 1);
    audit.signDay("another");
    REQUIRE(audit.heads().size() == 2);
    CHECK(audit.heads()[1].end.seq == 6);
}

TEST_CASE("A day that is back is a new day: the clock was set") {
    SignedAudit audit;
    for (const auto* day : {"one", "another", "one"}) {
        audit.append(1);
        audit.signDay(day);
    }
    CHECK(audit.heads().size() == 3);
}

TEST_CASE("A head by number does not take the day's head away, and an end is signed once") {
    SignedAudit audit;
    audit.append(1);
    audit.signDay("one");
    audit.append(100);
    REQUIRE(audit.heads().size() == 2);
    audit.signDay("another");
    CHECK(audit.heads().size() == 2); // nothing came since
    audit.append(1);
    audit.signDay("another");
    CHECK(audit.heads().size() == 3);
}

TEST_CASE("In a new life of the store the same day has a head of its own") {
    SignedAudit audit;
    audit.append(1);
    audit.signDay("one");
    mustWrite(*audit, [](Books& books) -> Result<void> {
        if (auto put = books.settings().put(core::ports::kIncarnationSetting, "another life"); !put)
            return put;
        return appendTo(books, 1);
    });
    audit.signDay("one");
    REQUIRE(audit.heads().size() == 2);
    CHECK(audit.heads()[1].incarnation == "another life");
    CHECK(audit.firstBrokenHead() == 0);
}

TEST_CASE("What is signed is known to everybody, and so is who signed it") {
    SignedAudit audit;
    audit.append(2);
    audit.signDay("one");
    const auto head = audit.heads().at(0);
    const auto text = "intake/1 audit head\n" + std::string(kLife) + "\n2\n" + head.end.hash;
    CHECK(signedText(head) == text);
    core::vault::SodiumSecrets secrets;
    CHECK(secrets.verifyEd25519(text, head.signature, head.device));
    CHECK_FALSE(secrets.verifyEd25519(text + "0", head.signature, head.device));
    const auto hash = core::vault::sha256(text);
    CHECK(std::equal(head.event.bytes.begin(), head.event.bytes.end(), hash.begin()));
}

TEST_CASE("Without a key nothing is signed, no act is refused, and the head stays due") {
    tests::OwnStore own;
    SECTION("the device has none") {
        mustWrite(*own, [](Books& books) { return appendTo(books, 150); });
        CHECK(headsOf(*own).empty());
        giveKey(*own, tests::openVault());
    }
    SECTION("nobody has signed in yet") {
        giveKey(*own, tests::openVault());
        own.store.reset();
        core::vault::Vault neverOpened(tests::kCheapGuess);
        {
            const auto store = SqliteStore::open(own.file, neverOpened).value();
            mustWrite(*store, [](Books& books) { return appendTo(books, 150); });
            mustWrite(*store, [](Books& books) { return books.heads().signDay("one"); });
            CHECK(headsOf(*store).empty());
        }
        own.store = tests::openStore(own.file);
    }
    mustWrite(*own, [](Books& books) { return appendTo(books, 1); });
    REQUIRE(headsOf(*own).size() == 1);
    CHECK(headsOf(*own)[0].end.seq == 151);
}

TEST_CASE("A head is signed while the vault is locked") {
    const tests::TempFolder folder;
    core::vault::Vault vault(tests::kCheapGuess);
    tests::makeKeys(vault);
    const auto store = SqliteStore::open(folder / "counterfoil.db", vault).value();
    giveKey(*store, vault);
    vault.lock();
    mustWrite(*store, [](Books& books) { return appendTo(books, 100); });
    CHECK(headsOf(*store).size() == 1);
}

TEST_CASE("A device's key that does not open stops no act") {
    SignedAudit audit;
    audit.tamper("UPDATE device_key SET seed=x'00'");
    audit.append(100);
    CHECK(audit.heads().empty());
}

TEST_CASE("An act that is undone leaves no head and nothing for the portal") {
    SignedAudit audit;
    const auto done = (*audit).write([](Books& books) -> Result<void> {
        if (auto appended = appendTo(books, 100); !appended) return appended;
        return core::base::fail(StoreCode::NotFound, "changed its mind");
    });
    CHECK_FALSE(done);
    CHECK(audit.heads().empty());
    CHECK(ask(*audit, [](Books& books) { return books.outbox().openOps(); }).empty());
}

TEST_CASE("A chain that was computed anew is whole in itself, and broken at its first head") {
    SignedAudit audit;
    audit.append(250);
    audit.forge(150);
    CHECK(audit.firstBrokenRow() == 0);
    CHECK(audit.firstBrokenHead() == 200);
}

TEST_CASE("An end that was cut off behind a head is found by that head") {
    SignedAudit audit;
    audit.append(250);
    audit.tamper("DELETE FROM audit WHERE seq>150");
    CHECK(audit.firstBrokenRow() == 0);
    CHECK(audit.firstBrokenHead() == 200);
}

TEST_CASE("An end that was cut off together with its heads is found by whoever has kept one") {
    SignedAudit audit;
    audit.append(250);
    const auto kept = audit.heads().at(1);
    audit.tamper("DELETE FROM audit WHERE seq>150; DELETE FROM audit_head WHERE seq>150");
    CHECK(audit.firstBrokenRow() == 0);
    CHECK(audit.firstBrokenHead() == 0);
    CHECK_FALSE(ask(*audit, [&](Books& books) { return books.heads().find(kept.event); }));
    audit.append(100);
    CHECK(ask(*audit, [&](Books& books) { return books.audit().hashOf(kept.end.seq); }) != kept.end.hash);
}

TEST_CASE("A head that was changed is named") {
    SignedAudit audit;
    audit.append(300);
    const auto* const sql = GENERATE("UPDATE audit_head SET signature=zeroblob(64) WHERE seq=200",
                                     "UPDATE audit_head SET incarnation='x' WHERE seq=200",
                                     "UPDATE audit_head SET hash=zeroblob(32) WHERE seq=200");
    audit.tamper(sql);
    CHECK(audit.firstBrokenHead() == 200);
}

TEST_CASE("Heads by another device's key are no heads") {
    SignedAudit audit;
    audit.append(100);
    audit.tamper(GENERATE("UPDATE device_key SET public_key=randomblob(32)", "DELETE FROM device_key"));
    CHECK(audit.firstBrokenHead() == 100);
}

TEST_CASE("The store itself refuses to change or remove a head") {
    SignedAudit audit;
    audit.append(100);
    const auto tool = Database::open(audit.file, Access::Write);
    REQUIRE(tool);
    CHECK_FALSE((*tool)->execute("UPDATE audit_head SET day='x'"));
    CHECK_FALSE((*tool)->execute("DELETE FROM audit_head"));
}

TEST_CASE("An event that was being sent when the program died waits again, with one death more") {
    SignedAudit audit;
    audit.append(100);
    mustWrite(*audit, [](Books& books) -> Result<void> {
        auto ops = books.outbox().openOps();
        if (!ops) return core::base::fail(ops.error());
        ops->at(0).state = OpState::Sending;
        return books.outbox().updateOp(ops->at(0));
    });
    audit.reopen();
    const auto ops = ask(*audit, [](Books& books) { return books.outbox().openOps(); });
    REQUIRE(ops.size() == 1);
    CHECK(ops[0].state == OpState::Queued);
    CHECK(ops[0].crashes == 1);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sha256.h"
#include "tests/core/store/open_store.h"

using core::ports::AuditEntry;
using core::ports::Books;
using core::ports::StoreCode;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::ask;
using tests::mustWrite;

namespace {

struct Audit : tests::OwnStore {
    explicit Audit(int rows = 0) {
        for (int i = 0; i < rows; ++i)
            append({"signed_in", "system", "", R"({"n":1, "a":"đ"})", {1000 + i}});
    }
    void append(const AuditEntry& entry) {
        mustWrite(*store, [&](Books& books) { return books.audit().append(entry); });
    }
    std::int64_t length() {
        return ask(*store, [](Books& books) { return books.audit().length(); });
    }
    std::int64_t firstBroken() {
        return ask(*store, [](Books& books) { return books.audit().firstBroken(); });
    }
    // Somebody with the file and a tool.
    void tamper(const std::string& sql) {
        const auto tool = Database::open(file, Access::Write);
        REQUIRE(tool);
        REQUIRE(
            (*tool)->execute("DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_shrinks;" + sql));
    }
};

} // namespace

TEST_CASE("An empty audit holds, and one that only grew holds") {
    Audit audit;
    CHECK(audit.length() == 0);
    CHECK(audit.firstBroken() == 0);
    for (int i = 0; i < 5; ++i)
        audit.append({"signed_in", "system", "", "", {i}});
    audit.reopen();
    CHECK(audit.length() == 5);
    CHECK(audit.firstBroken() == 0);
}

TEST_CASE("An audit row is canonical JSON, and its hash can be computed again by anybody") {
    Audit audit(1);
    const auto reader = Database::open(audit.file, Access::Read);
    REQUIRE(reader);
    auto query = (*reader)->prepare("SELECT row, hash FROM audit");
    REQUIRE(*query.step());
    const std::string row =
        R"({"actor":"system","at":1000,"details":{"a":"đ","n":1},"kind":"signed_in","seq":1,"subject":""})";
    CHECK(query.text(0) == row);
    const auto hash = core::vault::sha256(std::string(32, '\0') + row);
    CHECK(query.blob(1) == std::string(hash.begin(), hash.end()));
}

TEST_CASE("A changed row breaks the chain at its place") {
    Audit audit(5);
    audit.tamper("UPDATE audit SET row=replace(row, 'system', 'nobody') WHERE seq=3");
    CHECK(audit.firstBroken() == 3);
}

TEST_CASE("A removed row breaks the chain at its place") {
    Audit audit(5);
    SECTION("in the middle") {
        audit.tamper("DELETE FROM audit WHERE seq=2");
        CHECK(audit.firstBroken() == 2);
    }
    SECTION("at the beginning") {
        audit.tamper("DELETE FROM audit WHERE seq=1");
        CHECK(audit.firstBroken() == 1);
    }
}

TEST_CASE("Two exchanged rows break the chain at the first of them") {
    Audit audit(5);
    audit.tamper("UPDATE audit SET seq=-seq WHERE seq IN (2,4); UPDATE audit SET seq=6+seq WHERE seq<0");
    CHECK(audit.firstBroken() == 2);
}

TEST_CASE("The store itself refuses to change or remove an audit row") {
    Audit audit(2);
    const auto tool = Database::open(audit.file, Access::Write);
    REQUIRE(tool);
    CHECK_FALSE((*tool)->execute("UPDATE audit SET row='{}'"));
    CHECK_FALSE((*tool)->execute("DELETE FROM audit"));
}

TEST_CASE("The audit's last rows are read newest first, of a kind or of a dossier if wanted") {
    Audit audit;
    audit.append({"dossier_taken", "clerk", "a", R"({"documents":3})", {1}});
    audit.append({"signed_in", "clerk", "", "", {2}});
    audit.append({"dossier_taken", "clerk", "b", "", {3}});
    const auto seqs = [&](int limit, const core::ports::AuditFilter& filter) {
        std::vector<std::int64_t> found;
        for (const auto& row : ask(*audit, [&](Books& books) { return books.audit().newest(limit, filter); }))
            found.push_back(row.seq);
        return found;
    };
    using Seqs = std::vector<std::int64_t>;
    CHECK(seqs(10, {}) == Seqs{3, 2, 1});
    CHECK(seqs(2, {}) == Seqs{3, 2});
    CHECK(seqs(10, {"dossier_taken", ""}) == Seqs{3, 1});
    CHECK(seqs(10, {"dossier_taken", "a"}) == Seqs{1});
    CHECK(seqs(10, {"'", ""}).empty());
    const auto rows = ask(*audit, [&](Books& books) { return books.audit().newest(1, {"", "a"}); });
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].entry.actor == "clerk");
    CHECK(rows[0].entry.details == R"({"documents":3})");
    CHECK(rows[0].entry.at == core::base::Instant{1});
    CHECK(rows[0].hash == ask(*audit, [](Books& books) { return books.audit().hashOf(1); }));
}

TEST_CASE("The audit's head is its last row, and an empty audit has none") {
    Audit audit;
    const auto head = [&] { return ask(*audit, [](Books& books) { return books.audit().head(); }); };
    CHECK(head().seq == 0);
    audit.append({"signed_in", "clerk", "", "", {1}});
    audit.append({"signed_in", "clerk", "", "", {2}});
    CHECK(head().seq == 2);
    CHECK(head().hash == ask(*audit, [](Books& books) { return books.audit().hashOf(2); }));
    CHECK(ask(*audit, [](Books& books) { return books.audit().hashOf(9); }).empty());
}

TEST_CASE("Details that are no JSON are refused") {
    Audit audit;
    const AuditEntry entry{"signed_in", "system", "", "{half", {}};
    CHECK((*audit)
              .write([&](Books& books) { return books.audit().append(entry); })
              .error()
              .is(StoreCode::Failed));
    CHECK(audit.length() == 0);
}

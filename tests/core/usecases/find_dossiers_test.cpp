// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_index.h"
#include "core/store/sqlite/database.h"
#include "core/usecases/find_dossiers.h"
#include "core/usecases/read_dossier.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace tests;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using domain::DomainCode;
using ports::StoreCode;
using usecases::FindDossiers;
using Numbers = std::vector<std::string>;

namespace {

// Pages that say what the test wrote on them.
class WrittenPaper : public FakePaper {
  public:
    std::string text;
    [[nodiscard]] base::Result<ports::FiledPaper> file(const base::BatchId& batch,
                                                       const std::vector<int>& pages,
                                                       const ports::PaperLabel& label,
                                                       const std::filesystem::path& target) override {
        auto filed = FakePaper::file(batch, pages, label, target);
        if (filed) filed->text = text;
        return filed;
    }
};

// Does something before the n-th list of entries goes into the index.
class HeldIndexes : public ports::SearchIndexes {
  public:
    std::function<void()> beforeAdding = [] {};

    [[nodiscard]] base::Result<std::unique_ptr<ports::SearchIndex>> make() override {
        auto made = core::store::MemoryIndex::make();
        if (!made) return made;
        return std::unique_ptr<ports::SearchIndex>(new Held(*this, std::move(*made)));
    }

  private:
    class Held : public ports::SearchIndex {
      public:
        Held(HeldIndexes& owner, std::unique_ptr<ports::SearchIndex> index)
            : m_owner(owner), m_index(std::move(index)) {}
        [[nodiscard]] base::Result<void> add(const std::vector<ports::SearchEntry>& entries) override {
            std::exchange(m_owner.beforeAdding, [] {})();
            return m_index->add(entries);
        }
        [[nodiscard]] base::Result<void> addScans(const std::vector<ports::SearchEntry>& entries) override {
            return m_index->addScans(entries);
        }
        [[nodiscard]] base::Result<std::vector<std::int64_t>> find(const domain::SearchQuery& query,
                                                                   int limit) override {
            return m_index->find(query, limit);
        }
        [[nodiscard]] base::Result<std::int64_t> size_bytes() override { return m_index->size_bytes(); }

      private:
        HeldIndexes& m_owner;
        std::unique_ptr<ports::SearchIndex> m_index;
    };
};

struct Search : CounterFixture {
    WrittenPaper written;
    HeldIndexes indexes;
    std::unique_ptr<FindDossiers> finding;

    Search() {
        setUp();
        begin();
    }
    void begin(std::int64_t scans_bytes = FindDossiers::kScans_bytes) {
        finding = std::make_unique<FindDossiers>(*store, indexes, scans_bytes);
    }
    std::string take(const std::string& owner, const std::string& pages = {}) {
        auto intake = completeIntake();
        intake.submitter.name = owner;
        return take(intake, pages);
    }
    std::string take(const usecases::Intake& intake, const std::string& pages = {}) {
        written.text = pages;
        usecases::ReceiveDossier receiving(
            {*store, files, reserve, written, procedures, format, clock, random});
        const auto dossier = receiving.receive(intake, clerk);
        INFO((dossier ? std::string() : base::describe(dossier.error())));
        REQUIRE(dossier);
        return dossier->number.text;
    }
    void signIn() {
        REQUIRE(finding->open(clerk));
        REQUIRE(finding->fill({}));
    }
    usecases::FoundDossiers look(const std::string& typed, int limit = FindDossiers::kLimit) {
        auto found = finding->find(typed, clerk, limit);
        INFO((found ? std::string() : base::describe(found.error())));
        REQUIRE(found);
        return std::move(*found);
    }
    Numbers numbers(const std::string& typed) {
        Numbers all;
        for (const auto& line : look(typed).lines)
            all.push_back(line.row.dossier.number.text);
        return all;
    }
    void tamper(const std::string& sql) {
        finding.reset();
        store.reset();
        {
            const auto tool = Database::open(folder / "counterfoil.db", Access::Write);
            REQUIRE(tool);
            REQUIRE((*tool)->execute(sql));
        }
        reopen();
        begin();
    }
    std::int64_t audited() {
        std::int64_t rows = 0;
        REQUIRE(store->read([&](ports::Books& books) {
            return books.audit().length().map([&](std::int64_t length) { rows = length; });
        }));
        return rows;
    }
};

} // namespace

TEST_CASE_METHOD(Search, "A dossier is found by each thing that people know of it") {
    auto intake = completeIntake();
    intake.submitter.name = "Đặng Thị Hường";
    intake.submitter.idNumber = "001190000013";
    intake.submitter.phone = "0912345678";
    intake.ownerIsSubmitter = false;
    intake.owner.name = "Võ Đức Nghĩa";
    const auto wanted = take(intake, "GIẤY CHỨNG SINH Bệnh viện Phụ sản");
    take("Trần Văn Khác", "TỜ KHAI");
    signIn();
    auto joined = wanted;
    std::erase_if(joined, [](char c) { return c == '.' || c == '-'; });
    for (const auto& typed :
         {wanted, joined, wanted.substr(wanted.find('-') + 1), wanted.substr(wanted.rfind('-') + 1),
          std::string("dang thi huong"), std::string("HƯỜNG đặng"), std::string("vo duc ngh"),
          std::string("0912345678"), std::string("0912 345 678"), std::string("+84 912345678"),
          std::string("001190000013"), std::string("0011 9000"), std::string("benh vien phu san"),
          std::string("hường chứng sinh")}) {
        INFO(typed);
        CHECK(numbers(typed) == Numbers{wanted});
    }
    CHECK(numbers("khai sinh").size() == 2);
    CHECK(numbers("1.001193").size() == 2);
    CHECK(numbers("huong khac").empty());
}

TEST_CASE_METHOD(Search, "A provisional number finds its dossier") {
    clock.wall = {0}; // a clock that no number can take its date from
    const auto number = take("Nguyễn Thị Mẫu");
    REQUIRE(number.starts_with("TAM-"));
    signIn();
    CHECK(numbers(number) == Numbers{number});
    CHECK(numbers(number.substr(number.rfind('-', number.size() - 3) + 1)) == Numbers{number});
}

TEST_CASE_METHOD(Search, "A line shows persons, dates and how far the dossier is on its way") {
    const auto number = take("Nguyễn Thị Mẫu");
    signIn();
    const auto found = look("mau");
    REQUIRE(found.lines.size() == 1);
    const auto& line = found.lines.front();
    CHECK(line.isWhole);
    CHECK(line.row.dossier.owner.name == "Nguyễn Thị Mẫu");
    CHECK(line.row.dossier.dueAt);
    CHECK(line.delivery == ports::OpState::Queued);
    CHECK(found.reach.isComplete);
    CHECK(found.reach.hasAllScans);
    CHECK(found.reach.dossiers == 1);
    CHECK(found.reach.damaged == 0);
}

TEST_CASE_METHOD(Search, "Nothing typed shows the newest; what holds no word finds nothing") {
    const auto first = take("Nguyễn Văn Một");
    const auto second = take("Nguyễn Văn Hai");
    signIn();
    for (const auto* typed : {"", "   ", "\t"})
        CHECK(numbers(typed) == Numbers{second, first});
    for (const auto* typed : {"\"", "***", "NEAR(", "((((", "\xff\xff", "- : ^"})
        CHECK(numbers(typed).empty());
    CHECK(numbers(std::string(100'000, 'x')).empty());
    const auto one = look("nguyen", 1);
    CHECK(one.hasMore);
    CHECK(one.lines.size() == 1);
}

TEST_CASE_METHOD(Search, "Without a sign-in nothing is found, and a technician finds nothing ever") {
    take("Nguyễn Thị Mẫu");
    CHECK(finding->find("mau", clerk).error().is(StoreCode::VaultLocked));
    const usecases::SignedIn technician{clerk.clerk, "Kỹ Thuật", ports::Role::Technician};
    CHECK(finding->open(technician).error().is(DomainCode::NotAllowed));
    signIn();
    CHECK(finding->find("mau", technician).error().is(DomainCode::NotAllowed));
    vault.lock();
    CHECK(finding->find("mau", clerk).error().is(StoreCode::VaultLocked));
    finding->close();
    CHECK(finding->find("", clerk).error().is(StoreCode::VaultLocked));
    CHECK(finding->fill({}));
}

TEST_CASE_METHOD(Search, "A lock while the index is being filled ends the filling without a complaint") {
    for (int i = 0; i < 3; ++i)
        take("Nguyễn Thị Mẫu");
    REQUIRE(finding->open(clerk));
    SECTION("before it has begun") {
        finding->close();
        vault.lock();
    }
    SECTION("by the keys first") {
        indexes.beforeAdding = [this] { vault.lock(); };
        const auto filled = finding->fill({});
        CHECK_FALSE(filled); // the scans no longer open
        CHECK(filled.error().is(StoreCode::VaultLocked));
        finding->close();
    }
    CHECK(finding->fill({}));
    CHECK(finding->find("mau", clerk).error().is(StoreCode::VaultLocked));
}

TEST_CASE_METHOD(Search, "A lock from another thread in the middle of the filling leaves no index") {
    for (int i = 0; i < 3; ++i)
        take("Nguyễn Thị Mẫu");
    REQUIRE(finding->open(clerk));
    std::jthread locking;
    indexes.beforeAdding = [&] {
        locking = std::jthread([this] {
            finding->close();
            vault.lock();
        });
    };
    CHECK(finding->fill({}));
    locking.join();
    CHECK(finding->find("mau", clerk).error().is(StoreCode::VaultLocked));
}

TEST_CASE_METHOD(Search,
                 "A dossier that is saved later is found at once, before, while and after the filling") {
    const auto old = take("Nguyễn Thị Mẫu", "một");
    REQUIRE(finding->open(clerk));
    const auto before = take("Lê Thị Mẫu", "hai");
    CHECK(numbers("mau") == Numbers{before});
    CHECK(look("mau").reach.toCome == 1);
    std::string meanwhile;
    indexes.beforeAdding = [&] { meanwhile = take("Phạm Thị Mẫu", "ba"); };
    REQUIRE(finding->fill({}));
    CHECK(numbers("mau") == Numbers{meanwhile, before, old});
    const auto after = take("Vũ Thị Mẫu", "bốn");
    CHECK(numbers("mau") == Numbers{after, meanwhile, before, old});
    CHECK(numbers("mau bon") == Numbers{after});
    CHECK(look("mau").reach.dossiers == 4);
}

TEST_CASE_METHOD(Search, "What the next clerk finds is whole again after a lock") {
    const auto number = take("Nguyễn Thị Mẫu");
    signIn();
    finding->close();
    signIn();
    CHECK(numbers("mau") == Numbers{number});
    CHECK(look("mau").reach.dossiers == 1);
}

TEST_CASE_METHOD(Search, "When the words of scans find no room the search says how far back they reach") {
    for (int i = 0; i < 50; ++i)
        take("Nguyễn Thị Mẫu", i == 0 ? "cổ nhất" : "mới hơn");
    begin(0); // no room but for the first step
    signIn();
    const auto found = look("moi hon");
    CHECK(found.reach.isComplete);
    CHECK_FALSE(found.reach.hasAllScans);
    CHECK(found.reach.oldestScan == 31);
    CHECK(found.oldestScanAt == clock.now());
    CHECK(found.lines.size() == 20);
    CHECK(numbers("co nhat").empty());
    CHECK(look("mau").reach.dossiers == 50);
}

TEST_CASE_METHOD(Search,
                 "A deeper search finds in the older scans too, with what the index finds, newest first") {
    for (int i = 0; i < 50; ++i)
        take(i == 2 ? "Cổ Thị Nhất" : "Nguyễn Thị Mẫu", i == 0    ? "cổ nhất"
                                                        : i == 49 ? "cổ nhất mới"
                                                                  : "khác");
    begin(0);
    signIn();
    CHECK(numbers("co nhat").size() == 2); // by the name, and by the newest scan
    std::vector<double> parts;
    const auto found = finding->findDeeper("co nhat", clerk, {}, [&](double part) { parts.push_back(part); });
    REQUIRE(found);
    REQUIRE(found->lines.size() == 3);
    CHECK(found->lines[0].row.seq == 50);
    CHECK(found->lines[1].row.seq == 3);
    CHECK(found->lines[2].row.seq == 1);
    CHECK(found->reach.hasAllScans);
    CHECK(parts == std::vector<double>{1.0});
    CHECK(finding->findDeeper("mau", clerk, {}, {}, 10)->hasMore);
    // The last word is being typed, as in any search.
    CHECK(finding->findDeeper("co nha", clerk)->lines.size() == 3);
    CHECK(finding->findDeeper("co nha ", clerk)->lines.empty());
}

TEST_CASE_METHOD(Search, "A deeper search that is stopped says how far back it came") {
    for (int i = 0; i < 30; ++i)
        take("Nguyễn Thị Mẫu", i == 0 ? "cổ nhất" : "khác");
    begin(0);
    signIn();
    std::stop_source stop;
    stop.request_stop();
    const auto found = finding->findDeeper("co nhat", clerk, stop.get_token());
    REQUIRE(found);
    CHECK(found->lines.empty());
    CHECK(found->reach.oldestScan == 11);
    CHECK_FALSE(found->reach.hasAllScans);
    CHECK(found->oldestScanAt);
}

TEST_CASE_METHOD(Search, "A deeper search asks for the same permission and the same sign-in as any other") {
    take("Nguyễn Thị Mẫu");
    CHECK(finding->findDeeper("mau", clerk).error().is(StoreCode::VaultLocked));
    signIn();
    CHECK(finding->findDeeper("mau", {clerk.clerk, "", ports::Role::Technician})
              .error()
              .is(DomainCode::NotAllowed));
    CHECK(finding->findDeeper("mau", clerk)->lines.size() == 1);
}

TEST_CASE_METHOD(Search,
                 "A row whose words were changed is found all the same, by what stands in its dossier") {
    const auto number = take("Nguyễn Thị Mẫu");
    tamper("UPDATE dossier_words SET words=x'00'");
    signIn();
    CHECK(numbers("mau") == Numbers{number});
    CHECK(look("").reach.damaged == 0);
}

TEST_CASE_METHOD(Search, "Dossiers from before there were words are found") {
    const auto first = take("Nguyễn Thị Mẫu");
    const auto second = take("Lê Thị Mẫu");
    tamper("DELETE FROM dossier_words WHERE seq=1; DELETE FROM scan_words;");
    signIn();
    CHECK(numbers("mau") == Numbers{second, first});
    CHECK(numbers("nguyen") == Numbers{first});
}

TEST_CASE_METHOD(Search,
                 "One damaged dossier is found by what stands in clear, and told; the rest is found") {
    const auto damaged = take("Nguyễn Thị Mẫu", "một");
    const auto whole = take("Lê Thị Mẫu", "hai");
    tamper("UPDATE dossier_words SET words=x'00' WHERE seq=1; UPDATE dossier SET payload=x'00' WHERE seq=1;");
    signIn();
    CHECK(numbers("le thi mau") == Numbers{whole});
    const auto found = look(damaged);
    REQUIRE(found.lines.size() == 1);
    CHECK_FALSE(found.lines.front().isWhole);
    CHECK(found.lines.front().row.dossier.number.text == damaged);
    CHECK(found.reach.damaged == 1);
    CHECK(look("").lines.size() == 2);
}

TEST_CASE_METHOD(Search, "Changed words of a scan are told, and other scans found") {
    take("Nguyễn Thị Mẫu", "một");
    const auto whole = take("Lê Thị Mẫu", "hai");
    tamper("UPDATE scan_words SET words=x'00' WHERE seq=1");
    signIn();
    CHECK(numbers("mot").empty());
    CHECK(numbers("hai") == Numbers{whole});
    CHECK(look("").reach.damaged == 1);
}

TEST_CASE_METHOD(Search, "Words that were exchanged between two rows open at neither place") {
    const auto first = take("Nguyễn Thị Mẫu", "một");
    const auto second = take("Lê Thị Mẫu", "hai");
    for (const std::string table : {"scan_words", "dossier_words"})
        tamper("CREATE TEMP TABLE before AS SELECT seq, words FROM " + table + "; UPDATE " + table +
               " SET words=(SELECT words FROM before WHERE before.seq=3-" + table + ".seq);");
    signIn();
    CHECK(numbers("nguyen") == Numbers{first});
    CHECK(numbers("le") == Numbers{second});
    CHECK(numbers("mot").empty());
    CHECK(numbers("hai").empty());
    CHECK(look("").reach.damaged == 2);
}

TEST_CASE_METHOD(Search,
                 "Searching leaves no trace in the audit; who opens a dossier or a paper stands there") {
    const auto number = take("Nguyễn Thị Mẫu");
    const auto before = audited();
    signIn();
    const auto line = look("mau").lines.front();
    CHECK(audited() == before);
    usecases::ReadDossier reading(*store, files, changes, clock);
    const auto dossier = reading.find(line.row.dossier.id.hex(), clerk);
    REQUIRE(dossier);
    REQUIRE(reading.paper(dossier->documents[0], clerk));
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        const auto rows = books.audit().newest(2, {});
        if (!rows) return base::fail(rows.error());
        CHECK((*rows)[0].entry.kind == "paper_opened");
        CHECK((*rows)[0].entry.details == "{\"document\":\"" + dossier->documents[0].id.hex() + "\"}");
        CHECK((*rows)[1].entry.kind == "dossier_opened");
        CHECK((*rows)[1].entry.subject == dossier->id.hex());
        CHECK((*rows)[1].entry.actor == clerk.clerk.hex());
        return {};
    }));
    CHECK(audited() == before + 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/counter_life.h"

using core::domain::Custody;
using core::domain::CustodyEvent;
using core::domain::CustodyKind;
using core::ports::Books;
using tests::ask;
using tests::LivelyStore;
using tests::mustWrite;
using tests::sampleEvent;

namespace {

struct Originals : LivelyStore {
    void append(const CustodyEvent& event) {
        mustWrite(*store, [&](Books& books) { return books.custody().append(event); });
    }
    bool refuses(const CustodyEvent& event) {
        return isRefused([&](Books& books) { return books.custody().append(event); });
    }
    Custody placeOf(const core::domain::Dossier& dossier, std::size_t document) {
        const auto places = ask(*store, [&](Books& books) { return books.custody().originals(dossier.id); });
        REQUIRE(places.size() == 3);
        CHECK(places[document].document == dossier.documents[document].id);
        return places[document].custody;
    }
    CustodyEvent step(int n, CustodyKind kind, Custody from, Custody to) {
        auto event = sampleEvent(one, n);
        event.kind = kind;
        event.from = from;
        event.to = to;
        return event;
    }
    void handOver(const core::domain::Dossier& dossier) {
        for (int i = 0; i < 3; ++i) {
            auto event = sampleEvent(dossier, i);
            event.document = dossier.documents[static_cast<std::size_t>(i)].id;
            append(event);
        }
    }
    std::vector<core::ports::WaitingDossier> waiting() {
        return ask(*store, [](Books& books) { return books.custody().waiting(); });
    }
    void checkCounts() {
        CHECK(asked("SELECT count(*) FROM (SELECT k, n FROM counts WHERE what='original' AND n>0 EXCEPT"
                    " SELECT place, count(*) FROM original GROUP BY place)") == "0");
        CHECK(asked("SELECT (SELECT total(n) FROM counts WHERE what='original')="
                    "(SELECT count(*) FROM document WHERE originals>0)") == "1");
    }
};

} // namespace

TEST_CASE_METHOD(Originals,
                 "The originals of a taken dossier are at the counter, and then where the last event says") {
    CHECK(placeOf(one, 0) == Custody::AtCounter);
    append(step(1, CustodyKind::SentOff, Custody::AtCounter, Custody::WithCourier));
    CHECK(placeOf(one, 0) == Custody::WithCourier);
    append(step(2, CustodyKind::HandedOver, Custody::WithCourier, Custody::AtAuthority));
    append(step(3, CustodyKind::CameBack, Custody::AtAuthority, Custody::AtCounter));
    append(step(4, CustodyKind::GivenBack, Custody::AtCounter, Custody::GivenBack));
    reopen();
    CHECK(placeOf(one, 0) == Custody::GivenBack);
    CHECK(placeOf(one, 1) == Custody::AtCounter);
    CHECK(placeOf(two, 0) == Custody::AtCounter);
}

TEST_CASE_METHOD(
    Originals, "Changes of hands are read in the order in which they were written, whatever the clock said") {
    const auto first = step(1, CustodyKind::SentOff, Custody::AtCounter, Custody::InTransit);
    auto second = step(2, CustodyKind::HandedOver, Custody::InTransit, Custody::AtAuthority);
    second.at.ms -= 1'000'000'000;
    append(first);
    append(second);
    reopen();
    const auto events = ask(*store, [&](Books& books) { return books.custody().events(one.id); });
    CHECK(events == std::vector{first, second});
    CHECK(ask(*store, [&](Books& books) { return books.custody().events(two.id); }).empty());
}

TEST_CASE_METHOD(Originals, "No original changes hands where it is not, or in a dossier that it is not of") {
    auto strange = sampleEvent(one);
    strange.dossier = two.id;
    CHECK(refuses(strange));
    auto unknown = sampleEvent(one);
    unknown.document.bytes.fill(9);
    CHECK(refuses(unknown));
    CHECK(refuses(step(1, CustodyKind::CameBack, Custody::AtAuthority, Custody::AtCounter)));
    CHECK(refuses(step(1, CustodyKind::HandedOver, Custody::AtCounter, Custody::GivenBack)));
    append(sampleEvent(one));
    CHECK(refuses(sampleEvent(one)));    // the same again
    CHECK(refuses(sampleEvent(one, 2))); // it has gone
    CHECK(placeOf(one, 0) == Custody::AtAuthority);
}

TEST_CASE_METHOD(Originals, "A document without originals has no place, and nobody takes it over") {
    auto copies = tests::sampleDossier(3);
    copies.documents.resize(1);
    copies.documents[0].originals = 0;
    mustWrite(*store, [&](Books& books) { return tests::save(books, copies); });
    CHECK(ask(*store, [&](Books& books) { return books.custody().originals(copies.id); }).empty());
    CHECK(refuses(sampleEvent(copies)));
}

TEST_CASE_METHOD(Originals, "What was written down wrongly is corrected by the next event") {
    append(sampleEvent(one));
    append(step(2, CustodyKind::Corrected, Custody::AtAuthority, Custody::AtCounter));
    CHECK(placeOf(one, 0) == Custody::AtCounter);
    CHECK(ask(*store, [&](Books& books) { return books.custody().events(one.id); }).size() == 2);
}

TEST_CASE_METHOD(Originals, "For tonight's hand-over wait the dossiers that were taken, by authority, until "
                            "all their originals have left") {
    auto other = tests::sampleDossier(3);
    other.authority = "Công an phường Mẫu";
    mustWrite(*store, [&](Books& books) { return tests::save(books, other); });
    auto found = waiting();
    REQUIRE(found.size() == 3);
    CHECK(found[0].dossier == other.id);
    CHECK(found[0].authority == other.authority);
    CHECK(found[1].dossier == one.id);
    CHECK(found[1].number == one.number);
    CHECK(found[1].originals == 3);
    CHECK(found[2].dossier == two.id);

    append(sampleEvent(one, 9));
    CHECK(waiting()[1].originals == 2);
    append(step(10, CustodyKind::Corrected, Custody::AtAuthority, Custody::AtCounter));
    handOver(one);
    found = waiting();
    REQUIRE(found.size() == 2);
    CHECK(found[1].dossier == two.id);
    REQUIRE(sql("UPDATE dossier SET work='withdrawn' WHERE seq=2"));
    CHECK(waiting().size() == 1);
}

TEST_CASE_METHOD(Originals, "A dossier with copies only waits for the hand-over as well") {
    auto copies = tests::sampleDossier(3);
    copies.documents.clear();
    mustWrite(*store, [&](Books& books) { return books.dossiers().insert(copies, {}); });
    const auto found = waiting();
    REQUIRE(found.size() == 3);
    CHECK(found[2].dossier == copies.id);
    CHECK(found[2].originals == 0);
}

TEST_CASE_METHOD(Originals, "Counts of originals by place are those of the rows after every change") {
    checkCounts();
    handOver(one);
    CHECK(ask(*store, [](Books& books) { return books.custody().counts(); }) ==
          std::map<Custody, int>{{Custody::AtCounter, 3}, {Custody::AtAuthority, 3}});
    checkCounts();
    CHECK(refuses(sampleEvent(one)));
    checkCounts();
}

TEST_CASE_METHOD(Originals,
                 "A change of hands is never changed or taken back, and no original moves without one") {
    append(sampleEvent(one));
    checkNever(
        {"UPDATE custody_event SET to_place='given_back'", "UPDATE custody_event SET at_ms=0",
         "UPDATE custody_event SET payload=x'02'", "UPDATE custody_event SET payload=x''",
         "UPDATE custody_event SET payload=zeroblob(length(payload))",
         "UPDATE custody_event SET clerk_uuid=zeroblob(16)", "DELETE FROM custody_event",
         "DELETE FROM original", "UPDATE original SET place='given_back'",
         "UPDATE original SET place='at_authority', event_seq=1 WHERE document_uuid=(SELECT uuid FROM "
         "document WHERE id=2)",
         "UPDATE original SET event_seq=2",
         "INSERT INTO custody_event SELECT 9, zeroblob(16), dossier_uuid, document_uuid, 'lost', to_place,"
         " 'nowhere', clerk_uuid, at_ms, payload FROM custody_event"});
    CHECK(placeOf(one, 0) == Custody::AtAuthority);
}

TEST_CASE_METHOD(Originals, "Who signed, the signature and the note stand in the file nowhere in clear") {
    const auto event = sampleEvent(one);
    append(event);
    checkSealed({"Phạm Văn Nhận", "Thiếu một bản", "\x89PNG"});
    store.reset();
    checkSealed({"Phạm Văn Nhận", "Thiếu một bản", "\x89PNG"});
}

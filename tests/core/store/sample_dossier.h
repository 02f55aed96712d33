// SPDX-License-Identifier: GPL-3.0-or-later
// A dossier with three documents as a counter takes it, and its whole act of saving. Same seed, same dossier.
#pragma once

#include "core/ports/store.h"
#include "core/vault/sha256.h"
#include "tests/support/fakes.h"
#include "tests/support/open_vault.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace tests {

inline core::domain::Document sampleDocument(core::ports::Random& random, const std::string& component) {
    core::domain::Document document;
    document.id = core::ports::newId<core::base::DocumentId>(random);
    document.component = component;
    document.componentCode = "KQ." + component;
    document.name = "Giấy tờ " + component;
    document.originals = 1;
    document.copies = 2;
    document.pages = 3;
    document.size_bytes = 81'234;
    document.characters = 1'500;
    random.fill(document.sha256);
    return document;
}

inline core::domain::Dossier sampleDossier(int n) {
    FakeRandom random(static_cast<std::uint64_t>(n) + 1000);
    core::domain::Dossier dossier;
    dossier.id = core::ports::newId<core::base::DossierId>(random);
    dossier.number = {"H15.50.05.13-261121-" + std::to_string(1000 + n), false};
    dossier.procedureCode = "1.001193";
    dossier.procedureName = "Đăng ký khai sinh";
    dossier.procedureVersion = "3";
    dossier.fieldCode = "G15-TP07";
    dossier.fieldName = "Hộ tịch";
    dossier.authority = "UBND phường Mẫu";
    dossier.submitter.name = "Nguyễn Thị Mẫu";
    dossier.submitter.idNumber = "001199000013";
    dossier.submitter.birth =
        core::base::Date{std::chrono::year{1999}, std::chrono::month{2}, std::chrono::day{28}};
    dossier.owner.name = "Trần Văn Thử";
    dossier.owner.phone = "0900000000";
    dossier.abstract = "Đăng ký khai sinh cho trẻ";
    dossier.channel = core::domain::Channel::Post;
    dossier.returnMethod = core::domain::ReturnMethod::ByPost;
    dossier.returnPlace = "Bưu cục Mẫu";
    dossier.fee = {8'000};
    dossier.termText = "Trong ngày";
    dossier.receivedAt = {1795227300000};
    dossier.dueAt = core::base::Instant{1795250000000};
    dossier.calendarVersion = "2026.1";
    dossier.counter = "Q07";
    dossier.clerk = core::ports::newId<core::base::ClerkId>(random);
    dossier.clerkName = "Lê Cán Bộ";
    dossier.work = core::domain::WorkState::Taken;
    for (const auto* component : {"form", "certificate", "id-card"})
        dossier.documents.push_back(sampleDocument(random, component));
    return dossier;
}

inline core::ports::Delivery sampleDelivery(const core::domain::Dossier& dossier) {
    core::ports::Delivery delivery;
    delivery.dossier = dossier.id;
    delivery.revision = dossier.revision;
    delivery.body = "{\"number\":\"" + dossier.number.text + "\"}" + std::string("\0\xff", 2);
    return delivery;
}

// As the vault seals them; the files themselves lie nowhere.
inline std::vector<core::ports::SealedFile> sampleFiles(const core::domain::Dossier& dossier) {
    std::vector<core::ports::SealedFile> files;
    for (const auto& document : dossier.documents) {
        auto sealed = openVault().sealFile(document.id, document.name);
        if (!sealed) throw std::runtime_error(describe(sealed.error()));
        files.push_back({document.id, static_cast<std::int64_t>(sealed->bytes.size()),
                         core::vault::sha256(sealed->bytes), std::move(sealed->ownKey)});
    }
    return files;
}

// Put, one file per document, commit.
inline std::vector<core::ports::OutboxOp> sampleOps(const core::domain::Dossier& dossier) {
    FakeRandom random(dossier.id.bytes[0] + 256U * dossier.id.bytes[1] + 65536U * dossier.id.bytes[2]);
    std::vector<core::ports::OutboxOp> ops;
    const auto add = [&](core::ports::OpKind kind, int lane) -> core::ports::OutboxOp& {
        auto& op = ops.emplace_back();
        op.op = core::ports::newId<core::base::OpId>(random);
        op.kind = kind;
        op.dossier = dossier.id;
        op.revision = dossier.revision;
        op.lane = lane;
        return op;
    };
    add(core::ports::OpKind::Put, 1);
    for (const auto& document : dossier.documents) {
        auto& op = add(core::ports::OpKind::File, 4);
        op.file = document.id;
        op.bytesLeft = document.size_bytes;
    }
    add(core::ports::OpKind::Commit, 2);
    return ops;
}

// The act at the counter: number, dossier with documents, delivery, operations, audit.
inline core::base::Result<void> save(core::ports::Books& books, const core::domain::Dossier& dossier,
                                     const std::vector<core::ports::SealedFile>& files) {
    const auto day = core::base::toLocal(dossier.receivedAt).date;
    if (auto place = books.numbers().take("official", day, 9999, dossier.id); !place)
        return core::base::fail(place.error());
    if (auto done = books.dossiers().insert(dossier, files); !done) return done;
    if (auto done = books.outbox().addDelivery(sampleDelivery(dossier), {}); !done) return done;
    for (const auto& op : sampleOps(dossier))
        if (auto done = books.outbox().addOp(op); !done) return done;
    return books.audit().append(
        {"dossier_taken", dossier.clerk.hex(), dossier.id.hex(), R"({"documents":3})", dossier.receivedAt});
}

// With files that lie nowhere.
inline core::base::Result<void> save(core::ports::Books& books, const core::domain::Dossier& dossier) {
    return save(books, dossier, sampleFiles(dossier));
}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/verify_store.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;

namespace {

base::Result<void> checkFiles(const std::vector<ports::SealedFile>& wanted, ports::DocumentFiles& files,
                              StoreVerdict& verdict) {
    std::set<base::DocumentId> named;
    for (const auto& file : wanted) {
        if (file.isShredded()) {
            verdict.shredded.push_back(file.document.hex());
            continue;
        }
        named.insert(file.document);
        auto checked = files.check(file);
        if (checked) continue;
        if (checked.error().is(ports::StoreCode::FileMissing))
            verdict.missing.push_back(file.document.hex());
        else if (checked.error().is(ports::StoreCode::FileChanged))
            verdict.changed.push_back(file.document.hex());
        else
            return checked;
    }
    const auto present = files.all();
    if (!present) return base::fail(present.error());
    for (const auto& id : *present)
        if (!named.contains(id)) verdict.unreferenced.push_back(id.hex());
    return {};
}

// A delivery holds one put, one commit and one file operation for each document: all or nothing of a save is
// there.
bool isComplete(const std::vector<ports::OutboxOp>& ops, int documents) {
    const auto count = [&](ports::OpKind kind) {
        return std::count_if(ops.begin(), ops.end(), [&](const auto& op) { return op.kind == kind; });
    };
    return count(ports::OpKind::Put) == 1 && count(ports::OpKind::Commit) == 1 &&
           count(ports::OpKind::File) == documents;
}

// A dossier that is sealed under this vault's key and was not touched since opens; no other does.
base::Result<void> openDossier(ports::Books& books, const base::DossierId& id, StoreVerdict& verdict) {
    const auto opened = books.dossiers().find(id);
    const bool isErased = opened && *opened && (*opened)->isErased; // needs no key
    verdict.dossiersOpened = verdict.dossiersOpened || (opened && !isErased);
    if (opened || opened.error().is(ports::StoreCode::VaultLocked)) return {};
    if (!opened.error().is(ports::StoreCode::Damaged)) return base::fail(opened.error());
    verdict.changedDossiers.push_back(id.hex());
    return {};
}

base::Result<void> checkDossiers(ports::Books& books, StoreVerdict& verdict) {
    const auto dossiers = books.dossiers().heads();
    if (!dossiers) return base::fail(dossiers.error());
    std::set<std::string> numbers;
    for (const auto& dossier : *dossiers) {
        ++verdict.dossiers;
        if (!numbers.insert(dossier.number.text).second)
            verdict.doubledNumbers.push_back(dossier.number.text);
        const auto ops = books.outbox().opsOf(dossier.id, dossier.revision);
        if (!ops) return base::fail(ops.error());
        if (!isComplete(*ops, dossier.documents)) verdict.incompleteDeliveries.push_back(dossier.id.hex());
        if (auto looked = openDossier(books, dossier.id, verdict); !looked) return looked;
    }
    const auto erased = books.retention().erasedOutOfRule();
    if (!erased) return base::fail(erased.error());
    for (const auto& dossier : *erased)
        verdict.changedDossiers.push_back(dossier.hex());
    return {};
}

base::Result<void> checkDeliveries(ports::Books& books, StoreVerdict& verdict) {
    const auto deliveries = books.outbox().deliveries(std::numeric_limits<int>::max());
    if (!deliveries) return base::fail(deliveries.error());
    std::map<ports::OpState, int> recounted;
    for (const auto& each : *deliveries)
        ++recounted[each.state];
    const auto changed = books.outbox().changedBodies();
    if (!changed) return base::fail(changed.error());
    for (const auto& dossier : *changed)
        verdict.changedRevisions.push_back(dossier.hex());
    auto counted = books.outbox().counts();
    if (!counted) return base::fail(counted.error());
    for (const auto state : {ports::OpState::Queued, ports::OpState::Sending, ports::OpState::Uploaded,
                             ports::OpState::Acknowledged, ports::OpState::NeedsClerk})
        if ((*counted)[state] != recounted[state]) verdict.wrongCounts.emplace_back(ports::nameOf(state));
    return {};
}

base::Result<void> checkAudit(ports::Books& books, StoreVerdict& verdict) {
    const auto length = books.audit().length();
    if (!length) return base::fail(length.error());
    verdict.auditRows = *length;
    const auto broken = books.audit().firstBroken();
    if (!broken) return base::fail(broken.error());
    verdict.firstBrokenAudit = *broken;
    const auto head = books.heads().firstBroken();
    if (!head) return base::fail(head.error());
    verdict.firstBrokenHead = *head;
    return {};
}

} // namespace

bool StoreVerdict::whole() const {
    return databaseComplaint.empty() && missing.empty() && changed.empty() && incompleteDeliveries.empty() &&
           doubledNumbers.empty() && changedDossiers.empty() && changedRevisions.empty() &&
           wrongCounts.empty() && firstBrokenAudit == 0 && firstBrokenHead == 0;
}

VerifyStore::VerifyStore(ports::Store& store, ports::DocumentFiles& files) : m_store(store), m_files(files) {}

base::Result<StoreVerdict> VerifyStore::verify() {
    StoreVerdict verdict;
    if (auto checked = checkDatabase(verdict); !checked) return base::fail(checked.error());
    const auto documents = checkRows(verdict);
    if (!documents) return base::fail(documents.error());
    verdict.documents = static_cast<int>(documents->size());
    if (const auto checked = checkFiles(*documents, m_files, verdict); !checked)
        return base::fail(checked.error());
    return verdict;
}

// A file that cannot be read to its end is damaged as well, and not an answer that is missing.
base::Result<void> VerifyStore::checkDatabase(StoreVerdict& verdict) {
    const auto complaint = m_store.integrityComplaint();
    if (!complaint && !complaint.error().is(ports::StoreCode::Damaged)) return base::fail(complaint.error());
    verdict.databaseComplaint = complaint ? *complaint : complaint.error().detail;
    return {};
}

base::Result<std::vector<ports::SealedFile>> VerifyStore::checkRows(StoreVerdict& verdict) {
    std::vector<ports::SealedFile> wanted;
    const auto rows = m_store.read([&](ports::Books& books) -> base::Result<void> {
        auto all = books.dossiers().files();
        if (!all) return base::fail(all.error());
        wanted = std::move(*all);
        if (auto checked = checkDossiers(books, verdict); !checked) return checked;
        if (auto checked = checkDeliveries(books, verdict); !checked) return checked;
        return checkAudit(books, verdict);
    });
    if (rows) return wanted;
    if (!rows.error().is(ports::StoreCode::Damaged)) return base::fail(rows.error());
    if (verdict.databaseComplaint.empty()) verdict.databaseComplaint = rows.error().detail;
    return wanted;
}

} // namespace core::usecases

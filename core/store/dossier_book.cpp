// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dossier_book.h"

#include "core/store/erased.h"
#include "core/store/row_values.h"
#include "core/store/sealed_payload.h"
#include "core/store/sealed_words.h"

namespace core::store {

namespace base = core::base;
namespace domain = core::domain;
using core::ports::DossierHead;
using core::ports::DossierLine;
using core::ports::DossierRow;
using core::ports::SealedFile;
using sqlite::Statement;

namespace {

constexpr std::string_view kInsertDossier =
    "INSERT INTO dossier(uuid, revision, official_number, provisional_number,"
    " procedure_code, procedure_name, procedure_version, field_code, field_name, authority,"
    " payload, channel, return_method, fee_dong, term_text,"
    " received_ms, due_ms, calendar_version, counter, clerk_uuid, work)"
    " VALUES(?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?, ?,?,?,?,?,?)";

// In the order of kInsertDossier, and the provisional number beside an official one. The official number
// stands for the dossier as soon as there is one.
const std::string kDossierColumns =
    "SELECT seq, uuid, revision, coalesce(official_number, provisional_number), official_number IS NULL,"
    " procedure_code, procedure_name, procedure_version, field_code, field_name, authority,"
    " payload, channel, return_method, fee_dong, term_text,"
    " received_ms, due_ms, calendar_version, counter, clerk_uuid, work,"
    " iif(official_number IS NULL, '', coalesce(provisional_number, ''))";

const std::string kSelectDossier = kDossierColumns + " FROM dossier ";

const std::string kSelectLine =
    kDossierColumns +
    ", (SELECT state FROM delivery WHERE dossier_uuid=dossier.uuid ORDER BY rev DESC LIMIT 1),"
    " (SELECT state FROM portal_state WHERE dossier_uuid=dossier.uuid)"
    " FROM dossier ";

const std::string kSelectHead =
    "SELECT uuid, revision, coalesce(official_number, provisional_number), official_number IS NULL,"
    " procedure_name, received_ms, (SELECT count(*) FROM document WHERE dossier_uuid=dossier.uuid) FROM "
    "dossier ";

const std::string kSelectDocument =
    "SELECT uuid, component, component_code, payload, originals, copies, pages,"
    " size_bytes, characters FROM document ";

const std::string kSelectFile = "SELECT uuid, sealed_bytes, sealed_sha256, own_key FROM document ";

// KenhThucHien counts from 1, HinhThuc from 0.
int channelNumber(domain::Channel channel) {
    return static_cast<int>(channel) + 1;
}

void bindNumber(Statement& row, const domain::DossierNumber& number) {
    const std::optional<std::string_view> text = number.text;
    const std::optional<std::string_view> none;
    row.bind(number.provisional ? none : text).bind(number.provisional ? text : none);
}

void bindProcedure(Statement& row, const domain::Dossier& dossier) {
    row.bind(dossier.procedureCode).bind(dossier.procedureName).bind(dossier.procedureVersion);
    row.bind(dossier.fieldCode).bind(dossier.fieldName).bind(dossier.authority);
}

void bindAct(Statement& row, const domain::Dossier& dossier) {
    row.bind(channelNumber(dossier.channel)).bind(static_cast<int>(dossier.returnMethod));
    row.bind(dossier.fee.amount).bind(dossier.termText);
    row.bind(dossier.receivedAt).bind(dossier.dueAt).bind(dossier.calendarVersion).bind(dossier.counter);
    row.bind(dossier.clerk).bind(domain::nameOf(dossier.work));
}

void readProcedure(RowValues& row, domain::Dossier& dossier) {
    dossier.procedureCode = row.text();
    dossier.procedureName = row.text();
    dossier.procedureVersion = row.text();
    dossier.fieldCode = row.text();
    dossier.fieldName = row.text();
    dossier.authority = row.text();
}

void readAct(RowValues& row, domain::Dossier& dossier) {
    dossier.channel = static_cast<domain::Channel>(row.within(1, 3) - 1);
    dossier.returnMethod = static_cast<domain::ReturnMethod>(row.within(0, 1));
    dossier.fee.amount = row.integer();
    dossier.termText = row.text();
    dossier.receivedAt = row.instant();
    dossier.dueAt = row.optional([](RowValues& column) { return column.instant(); });
    dossier.calendarVersion = row.text();
    dossier.counter = row.text();
    dossier.clerk = row.id<base::ClerkId>();
    dossier.work = row.named(domain::workStateFrom);
}

core::ports::SealedPlace placeOf(const domain::Dossier& dossier) {
    return {"dossier.payload", dossier.id.bytes, dossier.revision};
}

core::ports::SealedPlace placeOf(const domain::Document& document) {
    return {"document.payload", document.id.bytes};
}

base::Result<DossierHead> headFrom(const Statement& statement) {
    RowValues row(statement);
    DossierHead head;
    head.id = row.id<base::DossierId>();
    head.revision = row.number();
    head.number.text = row.text();
    head.number.provisional = row.number() != 0;
    head.procedureName = row.text();
    head.receivedAt = row.instant();
    head.documents = row.number();
    if (auto fits = row.verdict("dossier"); !fits) return base::fail(fits.error());
    return head;
}

// The columns behind those of kSelectDossier.
constexpr int kDeliveryColumn = 23;
constexpr int kPortalColumn = 24;

struct ClearDossier {
    DossierRow row;
    std::string payload;        // sealed
    base::Result<void> verdict; // whether the columns fit
};

ClearDossier clearFrom(const Statement& statement) {
    RowValues row(statement);
    ClearDossier found;
    auto& dossier = found.row.dossier;
    found.row.seq = row.integer();
    dossier.id = row.id<base::DossierId>();
    dossier.revision = row.number();
    dossier.number.text = row.text();
    dossier.number.provisional = row.number() != 0;
    readProcedure(row, dossier);
    found.payload = row.blob();
    found.row.isErased = isErased(found.payload);
    readAct(row, dossier);
    dossier.provisionalNumber = row.text();
    found.verdict = row.verdict("dossier");
    return found;
}

base::Result<SealedFile> fileFrom(const Statement& statement) {
    RowValues row(statement);
    SealedFile file;
    file.document = row.id<base::DocumentId>();
    file.size_bytes = row.integer();
    file.sha256 = row.hash();
    file.ownKey = row.blob();
    if (auto fits = row.verdict("document"); !fits) return base::fail(fits.error());
    return file;
}

} // namespace

base::Result<DossierRow> DossierBook::dossierFrom(const Statement& statement) {
    auto found = clearFrom(statement);
    if (!found.verdict) return base::fail(found.verdict.error());
    if (auto opened = openInto(found.row.dossier, found.payload); !opened) return base::fail(opened.error());
    return std::move(found.row);
}

base::Result<void> DossierBook::openInto(domain::Dossier& dossier, std::string_view sealed) {
    if (isErased(sealed)) return {};
    const auto payload = m_sealer.open(placeOf(dossier), sealed);
    if (!payload) return base::fail(payload.error());
    return readPayload(*payload, dossier);
}

base::Result<DossierLine> DossierBook::lineFrom(const Statement& statement) {
    auto found = clearFrom(statement);
    const auto opened = openInto(found.row.dossier, found.payload);
    if (!opened && !opened.error().is(core::ports::StoreCode::Damaged)) return base::fail(opened.error());
    DossierLine line{std::move(found.row), opened && found.verdict, {}, {}};
    if (!statement.isNull(kDeliveryColumn))
        line.delivery = core::ports::opStateFrom(statement.text(kDeliveryColumn));
    if (!statement.isNull(kPortalColumn))
        line.portal = domain::portalStateFrom(statement.integer(kPortalColumn));
    return line;
}

base::Result<domain::Document> DossierBook::documentFrom(const Statement& statement) {
    RowValues row(statement);
    domain::Document document;
    document.id = row.id<base::DocumentId>();
    document.component = row.text();
    document.componentCode = row.text();
    const auto sealed = row.blob();
    document.originals = row.number();
    document.copies = row.number();
    document.pages = row.number();
    document.size_bytes = row.integer();
    document.characters = row.integer();
    if (auto fits = row.verdict("document"); !fits) return base::fail(fits.error());
    if (isErased(sealed)) return document;
    const auto payload = m_sealer.open(placeOf(document), sealed);
    if (!payload) return base::fail(payload.error());
    if (auto read = readPayload(*payload, document); !read) return base::fail(read.error());
    return document;
}

base::Result<void> DossierBook::insert(const domain::Dossier& dossier, const std::vector<SealedFile>& files) {
    if (files.size() != dossier.documents.size())
        return base::fail(core::ports::StoreCode::Failed, "documents and files do not match");
    const auto payload = m_sealer.seal(placeOf(dossier), payloadOf(dossier));
    if (!payload) return base::fail(payload.error());
    auto row = m_database.prepare(kInsertDossier);
    row.bind(dossier.id).bind(dossier.revision);
    bindNumber(row, dossier.number);
    bindProcedure(row, dossier);
    row.bindBlob(*payload);
    bindAct(row, dossier);
    if (auto done = row.run(); !done) return done;
    if (auto done = keepDossierWords(m_database, m_sealer, m_database.lastInsertId(), dossier); !done)
        return done;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto done = insertDocument(dossier.id, static_cast<int>(i), dossier.documents[i], files[i]);
        if (!done) return done;
    }
    return {};
}

base::Result<void> DossierBook::insertDocument(const base::DossierId& dossier, int position,
                                               const domain::Document& document, const SealedFile& file) {
    if (file.document != document.id)
        return base::fail(core::ports::StoreCode::Failed, "documents and files do not match");
    const auto payload = m_sealer.seal(placeOf(document), payloadOf(document));
    if (!payload) return base::fail(payload.error());
    auto row = m_database.prepare(
        "INSERT INTO document(dossier_uuid, position, uuid, component, component_code, payload,"
        " originals, copies, pages, size_bytes, characters, sealed_bytes, sealed_sha256, own_key)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    row.bind(dossier).bind(position).bind(document.id).bind(document.component).bind(document.componentCode);
    row.bindBlob(*payload).bind(document.originals).bind(document.copies).bind(document.pages);
    row.bind(document.size_bytes).bind(document.characters);
    row.bind(file.size_bytes).bindBlob(file.sha256).bindBlob(file.ownKey);
    return row.run();
}

base::Result<std::optional<DossierRow>> DossierBook::find(const base::DossierId& id) {
    auto query = m_database.prepare(kSelectDossier + "WHERE uuid=?");
    query.bind(id);
    return readOne(query);
}

base::Result<std::optional<DossierRow>> DossierBook::findByNumber(std::string_view number) {
    auto query = m_database.prepare(kSelectDossier + "WHERE official_number=?1 OR provisional_number=?1");
    query.bind(number);
    return readOne(query);
}

base::Result<bool> DossierBook::giveOfficialNumber(const base::DossierId& id, std::string_view number) {
    auto query = m_database.prepare(
        "SELECT seq, coalesce(official_number, ''), EXISTS(SELECT 1 FROM dossier WHERE official_number=?2)"
        " OR EXISTS(SELECT 1 FROM number_burned WHERE number=?2) FROM dossier WHERE uuid=?1");
    query.bind(id).bind(number);
    const auto found = query.step();
    if (!found) return base::fail(found.error());
    if (!*found || query.text(1) == number) return true;
    if (!query.text(1).empty() || query.number(2) != 0) return false;
    const auto seq = query.integer(0);
    auto row = m_database.prepare("UPDATE dossier SET official_number=? WHERE uuid=?");
    row.bind(number).bind(id);
    if (auto done = row.run(); !done) return base::fail(done.error());
    if (auto done = renewWords(seq, id); !done) return base::fail(done.error());
    return true;
}

// What it is found by names its numbers. While the vault is locked the words go: the search makes them anew.
base::Result<void> DossierBook::renewWords(std::int64_t seq, const base::DossierId& id) {
    auto gone = m_database.prepare("DELETE FROM dossier_words WHERE seq=?");
    gone.bind(seq);
    if (auto done = gone.run(); !done) return done;
    const auto dossier = find(id);
    if (!dossier && dossier.error().is(core::ports::StoreCode::VaultLocked)) return {};
    if (!dossier && dossier.error().is(core::ports::StoreCode::Damaged)) return {};
    if (!dossier) return base::fail(dossier.error());
    if (!*dossier || (*dossier)->isErased) return {};
    return keepDossierWords(m_database, m_sealer, seq, (*dossier)->dossier);
}

base::Result<std::vector<DossierRow>> DossierBook::newest(int limit) {
    auto query = m_database.prepare(kSelectDossier + "ORDER BY seq DESC LIMIT ?");
    query.bind(limit);
    auto rows = query.collect<DossierRow>([this](const Statement& found) { return dossierFrom(found); });
    if (!rows) return rows;
    for (auto& row : *rows)
        if (auto added = addDocuments(row); !added) return base::fail(added.error());
    return rows;
}

base::Result<std::vector<DossierLine>> DossierBook::lines(const std::string& condition) {
    return m_database.prepare(kSelectLine + condition).collect<DossierLine>([this](const Statement& found) {
        return lineFrom(found);
    });
}

base::Result<std::optional<DossierRow>> DossierBook::readOne(Statement& query) {
    auto row = query.first<DossierRow>([this](const Statement& found) { return dossierFrom(found); });
    if (!row || !*row) return row;
    if (auto added = addDocuments(**row); !added) return base::fail(added.error());
    return row;
}

base::Result<void> DossierBook::addDocuments(DossierRow& row) {
    auto query = m_database.prepare(kSelectDocument + "WHERE dossier_uuid=? ORDER BY position");
    query.bind(row.dossier.id);
    auto documents =
        query.collect<domain::Document>([this](const Statement& found) { return documentFrom(found); });
    if (!documents) return base::fail(documents.error());
    row.dossier.documents = std::move(*documents);
    return {};
}

base::Result<std::optional<DossierHead>> DossierBook::head(const base::DossierId& id) {
    auto query = m_database.prepare(kSelectHead + "WHERE uuid=?");
    query.bind(id);
    return query.first<DossierHead>(headFrom);
}

base::Result<std::map<std::string, int, std::less<>>> DossierBook::procedureUses(int newest) {
    auto query = m_database.prepare("SELECT procedure_code, count(*) FROM (SELECT procedure_code FROM dossier"
                                    " ORDER BY seq DESC LIMIT ?) GROUP BY procedure_code");
    query.bind(newest);
    using Row = std::pair<std::string, int>;
    const auto rows = query.collect<Row>(
        [](const Statement& found) -> base::Result<Row> { return Row(found.text(0), found.number(1)); });
    if (!rows) return base::fail(rows.error());
    return std::map<std::string, int, std::less<>>(rows->begin(), rows->end());
}

base::Result<std::vector<DossierHead>> DossierBook::heads() {
    return m_database.prepare(kSelectHead + "ORDER BY seq").collect<DossierHead>(headFrom);
}

base::Result<std::optional<SealedFile>> DossierBook::file(const base::DocumentId& document) {
    auto query = m_database.prepare(kSelectFile + "WHERE uuid=?");
    query.bind(document);
    return query.first<SealedFile>(fileFrom);
}

base::Result<std::vector<SealedFile>> DossierBook::files() {
    return m_database.prepare(kSelectFile + "ORDER BY id").collect<SealedFile>(fileFrom);
}

} // namespace core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dossier_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
namespace domain = core::domain;
using core::ports::DossierRow;
using sqlite::Statement;

namespace {

constexpr std::string_view kInsertDossier =
    "INSERT INTO dossier(uuid, revision, official_number, provisional_number,"
    " procedure_code, procedure_name, procedure_version, field_code, field_name, authority,"
    " submitter_name, submitter_id_number, submitter_address, submitter_phone, submitter_email, "
    "submitter_birth,"
    " owner_name, owner_id_number, owner_address, owner_phone, owner_email, owner_birth,"
    " abstract, channel, return_method, return_place, fee_dong, term_text,"
    " received_ms, due_ms, calendar_version, counter, clerk_uuid, clerk_name, work)"
    " VALUES(?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?,?)";

// In the order of kInsertDossier; the official number stands for the dossier as soon as there is one.
const std::string kSelectDossier =
    "SELECT seq, uuid, revision, coalesce(official_number, provisional_number), official_number IS NULL,"
    " procedure_code, procedure_name, procedure_version, field_code, field_name, authority,"
    " submitter_name, submitter_id_number, submitter_address, submitter_phone, submitter_email, "
    "submitter_birth,"
    " owner_name, owner_id_number, owner_address, owner_phone, owner_email, owner_birth,"
    " abstract, channel, return_method, return_place, fee_dong, term_text,"
    " received_ms, due_ms, calendar_version, counter, clerk_uuid, clerk_name, work FROM dossier ";

const std::string kSelectDocument = "SELECT uuid, component, component_code, name, originals, copies, pages,"
                                    " size_bytes, characters, sha256 FROM document ";

// KenhThucHien counts from 1, HinhThuc from 0.
int channelNumber(domain::Channel channel) {
    return static_cast<int>(channel) + 1;
}

void bindNumber(Statement& row, const domain::DossierNumber& number) {
    const std::optional<std::string_view> text = number.text;
    const std::optional<std::string_view> none;
    row.bind(number.provisional ? none : text).bind(number.provisional ? text : none);
}

std::optional<std::string> isoOf(const std::optional<base::Date>& date) {
    return date ? std::optional<std::string>(base::toIso(*date)) : std::nullopt;
}

void bindPerson(Statement& row, const domain::Person& person) {
    row.bind(person.name).bind(person.idNumber).bind(person.address).bind(person.phone).bind(person.email);
    row.bind(isoOf(person.birth));
}

void bindProcedure(Statement& row, const domain::Dossier& dossier) {
    row.bind(dossier.procedureCode).bind(dossier.procedureName).bind(dossier.procedureVersion);
    row.bind(dossier.fieldCode).bind(dossier.fieldName).bind(dossier.authority);
}

void bindAct(Statement& row, const domain::Dossier& dossier) {
    row.bind(dossier.abstract)
        .bind(channelNumber(dossier.channel))
        .bind(static_cast<int>(dossier.returnMethod));
    row.bind(dossier.returnPlace).bind(dossier.fee.amount).bind(dossier.termText);
    row.bind(dossier.receivedAt).bind(dossier.dueAt).bind(dossier.calendarVersion).bind(dossier.counter);
    row.bind(dossier.clerk).bind(dossier.clerkName).bind(domain::nameOf(dossier.work));
}

domain::Person personFrom(RowValues& row) {
    domain::Person person;
    person.name = row.text();
    person.idNumber = row.text();
    person.address = row.text();
    person.phone = row.text();
    person.email = row.text();
    person.birth = row.dateOrNothing();
    return person;
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
    dossier.abstract = row.text();
    dossier.channel = static_cast<domain::Channel>(row.within(1, 3) - 1);
    dossier.returnMethod = static_cast<domain::ReturnMethod>(row.within(0, 1));
    dossier.returnPlace = row.text();
    dossier.fee.amount = row.integer();
    dossier.termText = row.text();
    dossier.receivedAt = row.instant();
    dossier.dueAt = row.optional([](RowValues& column) { return column.instant(); });
    dossier.calendarVersion = row.text();
    dossier.counter = row.text();
    dossier.clerk = row.id<base::ClerkId>();
    dossier.clerkName = row.text();
    dossier.work = row.named(domain::workStateFrom);
}

base::Result<DossierRow> dossierFrom(const Statement& statement) {
    RowValues row(statement);
    DossierRow found;
    auto& dossier = found.dossier;
    found.seq = row.integer();
    dossier.id = row.id<base::DossierId>();
    dossier.revision = row.number();
    dossier.number.text = row.text();
    dossier.number.provisional = row.number() != 0;
    readProcedure(row, dossier);
    dossier.submitter = personFrom(row);
    dossier.owner = personFrom(row);
    readAct(row, dossier);
    if (auto fits = row.verdict("dossier"); !fits) return base::fail(fits.error());
    return found;
}

base::Result<domain::Document> documentFrom(const Statement& statement) {
    RowValues row(statement);
    domain::Document document;
    document.id = row.id<base::DocumentId>();
    document.component = row.text();
    document.componentCode = row.text();
    document.name = row.text();
    document.originals = row.number();
    document.copies = row.number();
    document.pages = row.number();
    document.size_bytes = row.integer();
    document.characters = row.integer();
    document.sha256 = row.hash();
    if (auto fits = row.verdict("document"); !fits) return base::fail(fits.error());
    return document;
}

} // namespace

base::Result<void> DossierBook::insert(const domain::Dossier& dossier) {
    auto row = m_database.prepare(kInsertDossier);
    row.bind(dossier.id).bind(dossier.revision);
    bindNumber(row, dossier.number);
    bindProcedure(row, dossier);
    bindPerson(row, dossier.submitter);
    bindPerson(row, dossier.owner);
    bindAct(row, dossier);
    if (auto done = row.run(); !done) return done;
    int position = 0;
    for (const auto& document : dossier.documents)
        if (auto done = insertDocument(dossier.id, position++, document); !done) return done;
    return {};
}

base::Result<void> DossierBook::insertDocument(const base::DossierId& dossier, int position,
                                               const domain::Document& document) {
    auto row = m_database.prepare(
        "INSERT INTO document(dossier_uuid, position, uuid, component, component_code, name,"
        " originals, copies, pages, size_bytes, characters, sha256)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    row.bind(dossier).bind(position).bind(document.id).bind(document.component).bind(document.componentCode);
    row.bind(document.name).bind(document.originals).bind(document.copies).bind(document.pages);
    row.bind(document.size_bytes).bind(document.characters).bindBlob(document.sha256);
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

base::Result<std::vector<DossierRow>> DossierBook::newest(int limit) {
    auto query = m_database.prepare(kSelectDossier + "ORDER BY seq DESC LIMIT ?");
    query.bind(limit);
    auto rows = query.collect<DossierRow>(dossierFrom);
    if (!rows) return rows;
    for (auto& row : *rows)
        if (auto added = addDocuments(row); !added) return base::fail(added.error());
    return rows;
}

base::Result<std::optional<DossierRow>> DossierBook::readOne(Statement& query) {
    auto row = query.first<DossierRow>(dossierFrom);
    if (!row || !*row) return row;
    if (auto added = addDocuments(**row); !added) return base::fail(added.error());
    return row;
}

base::Result<void> DossierBook::addDocuments(DossierRow& row) {
    auto query = m_database.prepare(kSelectDocument + "WHERE dossier_uuid=? ORDER BY position");
    query.bind(row.dossier.id);
    auto documents = query.collect<domain::Document>(documentFrom);
    if (!documents) return base::fail(documents.error());
    row.dossier.documents = std::move(*documents);
    return {};
}

base::Result<std::vector<domain::Document>> DossierBook::allDocuments() {
    return m_database.prepare(kSelectDocument + "ORDER BY id").collect<domain::Document>(documentFrom);
}

} // namespace core::store

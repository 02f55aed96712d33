// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/account_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using core::ports::Account;
using core::ports::StoreCode;
using sqlite::Statement;

namespace {

const std::string kSelect = "SELECT uuid, sign_in_name, role, slot_passes, slot_memory_bytes, slot_salt, "
                            "slot_key, slot_public, slot_data_key, fails, wait_left_ms,"
                            " wait_since_boot_ms, wait_boot_id FROM account ";

void bindAllButId(Statement& row, const Account& account) {
    row.bind(account.signInName).bind(core::ports::nameOf(account.role));
    row.bind(account.slot.passes).bind(account.slot.memory_bytes).bindBlob(account.slot.salt);
    row.bindBlob(account.slot.sealedKey).bindBlob(account.slot.publicHalf).bindBlob(account.slot.dataKey);
    row.bind(account.fails).bind(account.waitLeftMs).bind(account.waitSinceBootMs).bind(account.waitBootId);
}

base::Result<Account> accountFrom(const Statement& statement) {
    RowValues row(statement);
    Account account;
    account.id = row.id<base::ClerkId>();
    account.signInName = row.text();
    account.role = row.named(core::ports::roleFrom);
    account.slot.passes = row.integer();
    account.slot.memory_bytes = row.integer();
    account.slot.salt = row.bytes16();
    account.slot.sealedKey = row.blob();
    account.slot.publicHalf = row.blob();
    account.slot.dataKey = row.blob();
    account.fails = row.number();
    account.waitLeftMs = row.integer();
    account.waitSinceBootMs = row.integer();
    account.waitBootId = row.text();
    if (auto fits = row.verdict("account"); !fits) return base::fail(fits.error());
    return account;
}

core::ports::SealedPlace namePlace(const base::ClerkId& clerk) {
    return {"account.full_name", clerk.bytes};
}

} // namespace

base::Result<void> AccountBook::insert(const Account& account, std::string_view fullName) {
    const auto name = m_sealer.seal(namePlace(account.id), fullName);
    if (!name) return base::fail(name.error());
    auto row = m_database.prepare(
        "INSERT INTO account(sign_in_name, role, slot_passes, slot_memory_bytes, slot_salt, slot_key, "
        "slot_public,"
        " slot_data_key, fails, wait_left_ms, wait_since_boot_ms, wait_boot_id, uuid, full_name)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    bindAllButId(row, account);
    row.bind(account.id).bindBlob(*name);
    return row.run();
}

base::Result<void> AccountBook::update(const Account& account) {
    auto row = m_database.prepare(
        "UPDATE account SET sign_in_name=?, role=?, slot_passes=?, "
        "slot_memory_bytes=?, slot_salt=?, slot_key=?, slot_public=?,"
        " slot_data_key=?, fails=?, wait_left_ms=?, wait_since_boot_ms=?, wait_boot_id=? WHERE uuid=?");
    bindAllButId(row, account);
    row.bind(account.id);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(StoreCode::NotFound, "account " + account.id.hex());
    return {};
}

base::Result<std::optional<Account>> AccountBook::findByName(std::string_view signInName) {
    auto query = m_database.prepare(kSelect + "WHERE sign_in_name=?");
    query.bind(signInName);
    return query.first<Account>(accountFrom);
}

base::Result<std::string> AccountBook::fullName(const base::ClerkId& clerk) {
    auto query = m_database.prepare("SELECT full_name FROM account WHERE uuid=?");
    query.bind(clerk);
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    if (!*row) return base::fail(StoreCode::NotFound, "account " + clerk.hex());
    return m_sealer.open(namePlace(clerk), query.blob(0));
}

base::Result<std::vector<Account>> AccountBook::all() {
    return m_database.prepare(kSelect + "ORDER BY id").collect<Account>(accountFrom);
}

} // namespace core::store

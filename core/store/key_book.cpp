// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using core::ports::DeviceKey;
using core::ports::KeyRecord;

namespace {
const core::ports::SealedPlace kTokenPlace{"portal_access.token", {}};
const core::ports::SealedPlace kTlsKeyPlace{"device_certificate.key", {}};
constexpr char kAsked[] = "asked";
constexpr char kInForce[] = "in_force";
} // namespace

base::Result<void> KeyBook::insert(const KeyRecord& record) {
    auto row =
        m_database.prepare("INSERT INTO key_version(version, courier_key, recovery_slot) VALUES(?,?,?)");
    row.bind(record.version).bindBlob(record.courierKey).bindBlob(record.recoverySlot);
    return row.run();
}

base::Result<std::optional<KeyRecord>> KeyBook::record() {
    auto query = m_database.prepare(
        "SELECT version, courier_key, recovery_slot, key_under_next FROM key_version ORDER BY version DESC");
    std::optional<KeyRecord> record;
    for (;;) {
        const auto found = query.step();
        if (!found) return base::fail(found.error());
        if (!*found) return record;
        RowValues row(query);
        const auto version = row.number();
        auto courierKey = row.blob();
        auto recoverySlot = row.blob();
        if (record)
            record->older.push_back({row.blob(), std::move(courierKey)});
        else
            record = KeyRecord{version, std::move(courierKey), std::move(recoverySlot), {}};
    }
}

base::Result<void> KeyBook::change(const core::ports::NextKeys& next) {
    auto before =
        m_database.prepare("UPDATE key_version SET key_under_next=?, recovery_slot=x'' WHERE version=?");
    before.bindBlob(next.lastDataKey).bind(next.record.version - 1);
    if (auto kept = before.run(); !kept) return kept;
    return insert(next.record);
}

base::Result<void> KeyBook::forgetOlder() {
    return m_database.prepare("DELETE FROM key_version WHERE version<(SELECT max(version) FROM key_version)")
        .run();
}

base::Result<void> KeyBook::insertDeviceKey(const DeviceKey& key) {
    auto row = m_database.prepare("INSERT INTO device_key(id, public_key, seed) VALUES(1,?,?)");
    row.bindBlob(key.publicHalf).bindBlob(key.sealedSeed);
    return row.run();
}

base::Result<std::optional<DeviceKey>> KeyBook::deviceKey() {
    auto query = m_database.prepare("SELECT public_key, seed FROM device_key");
    return query.first<DeviceKey>([](const sqlite::Statement& statement) -> base::Result<DeviceKey> {
        RowValues row(statement);
        DeviceKey key{row.bytes<core::ports::Ed25519Public>(), row.blob()};
        if (auto fits = row.verdict("device_key"); !fits) return base::fail(fits.error());
        return key;
    });
}

base::Result<void> KeyBook::putPortalToken(std::string_view token) {
    const auto sealed = m_sealer.sealForCourier(kTokenPlace, token);
    if (!sealed) return base::fail(sealed.error());
    auto row = m_database.prepare("INSERT OR REPLACE INTO portal_access(id, token) VALUES(1,?)");
    row.bindBlob(*sealed);
    return row.run();
}

base::Result<std::optional<std::string>> KeyBook::portalToken() {
    const auto sealed = sealedToken();
    if (!sealed || !*sealed) return sealed;
    auto token = m_sealer.openForCourier(kTokenPlace, **sealed);
    if (!token) return base::fail(token.error());
    return std::move(*token);
}

base::Result<bool> KeyBook::hasPortalToken() {
    return sealedToken().map([](const auto& sealed) { return sealed.has_value(); });
}

base::Result<void> KeyBook::putWish(const core::ports::CertificateWish& wish) {
    const auto sealed = m_sealer.sealForCourier(kTlsKeyPlace, wish.key);
    if (!sealed) return base::fail(sealed.error());
    auto row = m_database.prepare("INSERT INTO device_certificate(state, key, request) VALUES(?,?,?)");
    row.bind(std::string_view(kAsked)).bindBlob(*sealed).bind(wish.request);
    return row.run();
}

base::Result<std::optional<core::ports::CertificateWish>> KeyBook::wish() {
    const auto row = certificateRow(kAsked);
    if (!row) return base::fail(row.error());
    if (!*row) return std::nullopt;
    auto key = m_sealer.openForCourier(kTlsKeyPlace, (*row)->key);
    if (!key) return base::fail(key.error());
    return core::ports::CertificateWish{std::move(*key), (*row)->request};
}

base::Result<void> KeyBook::grantWish(std::string_view certificate) {
    auto before = m_database.prepare("DELETE FROM device_certificate WHERE state=?");
    before.bind(std::string_view(kInForce));
    if (auto gone = before.run(); !gone) return gone;
    auto row = m_database.prepare("UPDATE device_certificate SET state=?, certificate=? WHERE state=?");
    row.bind(std::string_view(kInForce)).bind(certificate).bind(std::string_view(kAsked));
    return row.run();
}

base::Result<std::optional<core::ports::TlsIdentity>> KeyBook::identity() {
    const auto row = certificateRow(kInForce);
    if (!row) return base::fail(row.error());
    if (!*row) return std::nullopt;
    auto key = m_sealer.openForCourier(kTlsKeyPlace, (*row)->key);
    if (!key) return base::fail(key.error());
    return core::ports::TlsIdentity{(*row)->certificate, std::move(*key)};
}

base::Result<bool> KeyBook::hasIdentity() {
    return certificateRow(kInForce).map([](const auto& row) { return row.has_value(); });
}

base::Result<void> KeyBook::shred() {
    for (const auto* sql :
         {"UPDATE account SET slot_key=x'', slot_public=x'', slot_data_key=x''", "DELETE FROM key_version",
          "UPDATE device_key SET seed=x''", "DELETE FROM portal_access", "DELETE FROM device_certificate"})
        if (auto gone = m_database.prepare(sql).run(); !gone) return gone;
    return {};
}

base::Result<std::optional<KeyBook::CertificateRow>> KeyBook::certificateRow(std::string_view state) {
    auto query = m_database.prepare("SELECT key, request, certificate FROM device_certificate WHERE state=?");
    query.bind(state);
    return query.first<CertificateRow>([](const sqlite::Statement& row) -> base::Result<CertificateRow> {
        return CertificateRow{row.blob(0), row.text(1), row.text(2)};
    });
}

base::Result<std::optional<std::string>> KeyBook::sealedToken() {
    auto query = m_database.prepare("SELECT token FROM portal_access");
    return query.first<std::string>(
        [](const sqlite::Statement& row) -> base::Result<std::string> { return row.blob(0); });
}

} // namespace core::store

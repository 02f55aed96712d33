// SPDX-License-Identifier: GPL-3.0-or-later
// What there is of the data key beside the clerks' slots, in the table `key_version`; the device's key, in
// `device_key`; the portal's token, in `portal_access`; its certificate for TLS, in `device_certificate`.
// Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class KeyBook final : public core::ports::KeyBook {
  public:
    KeyBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> insert(const core::ports::KeyRecord& record) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::KeyRecord>> record() override;
    [[nodiscard]] core::base::Result<void> change(const core::ports::NextKeys& next) override;
    [[nodiscard]] core::base::Result<void> forgetOlder() override;
    [[nodiscard]] core::base::Result<void> insertDeviceKey(const core::ports::DeviceKey& key) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::DeviceKey>> deviceKey() override;
    [[nodiscard]] core::base::Result<void> putPortalToken(std::string_view token) override;
    [[nodiscard]] core::base::Result<std::optional<std::string>> portalToken() override;
    [[nodiscard]] core::base::Result<bool> hasPortalToken() override;
    [[nodiscard]] core::base::Result<void> putWish(const core::ports::CertificateWish& wish) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::CertificateWish>> wish() override;
    [[nodiscard]] core::base::Result<void> grantWish(std::string_view certificate) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::TlsIdentity>> identity() override;
    [[nodiscard]] core::base::Result<bool> hasIdentity() override;
    [[nodiscard]] core::base::Result<void> shred() override;

  private:
    struct CertificateRow {
        std::string key; // sealed
        std::string request;
        std::string certificate;
    };
    [[nodiscard]] core::base::Result<std::optional<std::string>> sealedToken();
    [[nodiscard]] core::base::Result<std::optional<CertificateRow>> certificateRow(std::string_view state);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store

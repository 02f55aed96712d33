// SPDX-License-Identifier: GPL-3.0-or-later
// Keys for TLS and the wish to have them certified, by OpenSSL. Any thread.
#pragma once

#include "core/ports/secrets.h"

#include <optional>
#include <string_view>

namespace core::vault {

// A new key; the request is signed with it.
core::ports::CertificateWish newCertificateWish();
// Both PEM. False also for what is neither.
bool isCertificateOf(std::string_view certificate, std::string_view key);
// Nothing: it is no certificate in PEM.
std::optional<core::base::Instant> endOf(std::string_view certificate);

} // namespace core::vault

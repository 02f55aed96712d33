// SPDX-License-Identifier: GPL-3.0-or-later
// libsodium picks its implementations once, before first use. Any thread.
#pragma once

namespace core::vault {

// False only if the system gives no randomness at all.
bool sodiumReady();

} // namespace core::vault

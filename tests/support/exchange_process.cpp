// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_process.h"

namespace tests {

ExchangeProcess::ExchangeProcess() : PeerProcess(COUNTERFOIL_EXCHANGE, {}) {}

} // namespace tests

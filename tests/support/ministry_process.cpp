// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ministry_process.h"

namespace tests {

MinistryProcess::MinistryProcess() : PeerProcess(COUNTERFOIL_MINISTRY, {}) {}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// What the house offers its window. The house outlives the services.
#pragma once

#include "app/composition/house.h"
#include "ui/models/services.h"

namespace app::counter {

// Errors: NotSetUp, StoreCode.
[[nodiscard]] core::base::Result<ui::models::Services> servicesOf(composition::House& house);

} // namespace app::counter

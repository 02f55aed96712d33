// SPDX-License-Identifier: GPL-3.0-or-later
// Where a dossier is on its way to the portal, and why. Pure.
#pragma once

#include "app/ctl/command.h"

namespace app::ctl {

Answer explained(const core::usecases::ExplainedDelivery& found, const core::ports::Clock& clock);

} // namespace app::ctl

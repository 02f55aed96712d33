// SPDX-License-Identifier: GPL-3.0-or-later
// One dossier as the tests of this room print it, and the graphics that printing needs.
#pragma once

#include "core/domain/dossier.h"
#include "core/usecases/counter_setup.h"
#include "ui/forms/appointment_slip.h"
#include "ui/forms/slip_template.h"

namespace tests {

// 21/11/2026 09:20 in Viet Nam.
inline constexpr core::base::Instant kPrintedAt{1795227600000};

// Fonts and painters need an application; it lives as long as the test program.
void startGraphics();
core::domain::Dossier sampleDossier();
core::usecases::CounterSetup sampleSetup();
forms::AppointmentSlip sampleSlip();
forms::SlipTemplate sampleTemplate();

} // namespace tests

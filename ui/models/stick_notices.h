// SPDX-License-Identifier: GPL-3.0-or-later
// What came of an act with a stick. GUI thread.
#pragma once

#include "ui/models/notice.h"
#include "ui/models/services.h"

#include <cstddef>
#include <vector>

namespace ui::models {

// None is in, or several are.
Notice noStickNotice(std::size_t sticks);
Notice bundleNotice(const core::base::Result<BundleNews>& written);
Notice receiptsNotice(const std::vector<core::base::Result<ReceiptNews>>& taken);

} // namespace ui::models

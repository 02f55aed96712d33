// SPDX-License-Identifier: GPL-3.0-or-later
// The table of papers: TT, Thành phần hồ sơ, and under "Số lượng" Bản chính, Bản chứng thực, Bản photo. GUI
// thread.
#pragma once

#include "ui/forms/appointment_slip.h"
#include "ui/forms/flow.h"
#include "ui/forms/slip_template.h"

namespace forms {

// What measuring needs: the font family, the device and the width of the text on the page.
struct Press {
    QString family;
    double dpi = 300;
    double width_mm = 128;
    [[nodiscard]] double px(double mm) const { return mm * dpi / 25.4; }
    [[nodiscard]] double width() const { return px(width_mm); }
};

Strip tableHead(const Press& press, const PaperColumns& columns);
// One strip for each line of each row, so that even a row higher than a page flows on; a row stays together
// if it can.
std::vector<Strip> tableRows(const Press& press, const std::vector<PaperRow>& papers);

} // namespace forms

// SPDX-License-Identifier: GPL-3.0-or-later
// The appointment slip as pages of A5 upright (148 x 210 mm): first all pages of the copy for the submitter,
// then those of the copy that is kept. Long texts wrap and long lists flow on; pages are numbered within each
// copy. GUI thread, after QGuiApplication.
#pragma once

#include "core/base/result.h"
#include "ui/forms/appointment_slip.h"
#include "ui/forms/flow.h"
#include "ui/forms/paper_table.h"
#include "ui/forms/slip_template.h"
#include "ui/forms/slip_words.h"

#include <QPainter>

namespace forms {

class SlipRenderer {
  public:
    // `dpi`: resolution of the device that will be painted on. Errors: FontMissing, PrintFailed if the
    // sheet's code cannot be made.
    [[nodiscard]] static core::base::Result<SlipRenderer> layOut(const AppointmentSlip& slip,
                                                                 const SlipTemplate& labels, double dpi,
                                                                 core::base::Instant printed_at);

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    // `page` from 0. The painter's origin is the upper left corner of the paper.
    void draw(QPainter& painter, int page) const;

  private:
    SlipRenderer(Press press, SlipTemplate labels, Words words);
    void addCopy(std::vector<FlowPage> pages);

    struct Page {
        FlowPage content;
        QString number;
    };

    Press m_press;
    SlipTemplate m_labels;
    Words m_words;
    std::vector<Page> m_pages;
};

} // namespace forms

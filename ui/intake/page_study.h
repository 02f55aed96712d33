// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages in hand say, kept up with them beside the window: asked for at every change, worked out on a
// worker, one question at a time. GUI thread.
#pragma once

#include "core/domain/procedure.h"
#include "scanner/pipeline/stack_study.h"
#include "ui/async/workers.h"
#include "ui/models/services.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace ui::intake {

class PageStudy : public QObject {
    Q_OBJECT
  public:
    PageStudy(const models::Services& services, async::Workers& workers, QObject* parent = nullptr);

    // Pages as they lie now; a question that is not begun yet gives way to this one.
    void ask(models::Services::Batch batch, std::vector<core::domain::PlacedPage> places,
             core::domain::Procedure procedure);
    // Another intake: nothing that was found is kept, an answer on its way is dropped.
    void clear();

    [[nodiscard]] const scanner::pipeline::StackFindings& findings() const { return m_findings; }
    // Of one page; empty while it is not known.
    [[nodiscard]] const std::vector<scanner::pipeline::PageItem>& itemsOn(int page) const;

  signals:
    void changed();

  private:
    struct Desk; // what the worker keeps between two questions
    void begin();

    async::Workers& m_workers;
    std::shared_ptr<Desk> m_desk;
    std::function<void()> m_next; // the question that waits
    bool m_working = false;
    int m_intake = 0; // counts intakes, so that a late answer is known
    scanner::pipeline::StackFindings m_findings;
};

} // namespace ui::intake

// SPDX-License-Identifier: GPL-3.0-or-later
// Work beside the window: done on a worker, delivered on the GUI thread, dropped if its receiver is gone.
#pragma once

#include "ui/async/worker.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace ui::async {

// Any thread. Runs `deliver` on the GUI thread later, unless `receiver` (checked there) is gone by then.
class Delivery {
  public:
    // GUI thread.
    explicit Delivery(QObject* receiver);
    void operator()(std::function<void()> deliver) const;

  private:
    QPointer<QObject> m_receiver; // read on the GUI thread only
};

// GUI thread. `work` is called on the worker, with the worker's stop token if it takes one; `deliver` gets
// its answer.
template<class Work, class Deliver>
void run(Worker& worker, QObject* receiver, Work work, Deliver deliver) {
    worker.post([delivery = Delivery(receiver), work = std::move(work),
                 deliver = std::move(deliver)](const std::stop_token& stop) mutable {
        const auto answer = [&] {
            if constexpr (std::is_invocable_v<Work&, std::stop_token>)
                return work(stop);
            else
                return work();
        };
        using Answer = decltype(answer());
        auto kept = std::make_shared<Answer>(answer());
        delivery([deliver = std::move(deliver), kept]() mutable { deliver(std::move(*kept)); });
    });
}

} // namespace ui::async

// SPDX-License-Identifier: GPL-3.0-or-later
// The store as one of its writers sees it: it tells that writer whether somebody else has written meanwhile.
// Belongs to one thread.
#pragma once

#include "core/ports/store.h"

namespace core::sync {

class CountedStore final : public core::ports::Store {
  public:
    explicit CountedStore(core::ports::Store& store) : m_store(store) {}

    [[nodiscard]] core::base::Result<void>
    write(const std::function<core::base::Result<void>(core::ports::Books&)>& act) override {
        auto written = m_store.write(act);
        if (written) ++m_own;
        return written;
    }
    [[nodiscard]] core::base::Result<void>
    read(const std::function<core::base::Result<void>(core::ports::Books&)>& act) override {
        return m_store.read(act);
    }
    [[nodiscard]] core::base::Result<void> wipeLog() override { return m_store.wipeLog(); }
    [[nodiscard]] core::base::Result<std::string> integrityComplaint() override {
        return m_store.integrityComplaint();
    }
    [[nodiscard]] std::int64_t writes() const override { return m_store.writes(); }

    // Writes that did not come through here.
    [[nodiscard]] std::int64_t writesOfOthers() const { return m_store.writes() - m_own; }

  private:
    core::ports::Store& m_store;
    std::int64_t m_own = 0;
};

} // namespace core::sync

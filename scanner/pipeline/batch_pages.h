// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a batch as its journal tells of them, and what the clerk did with them. Every change is a line
// of the journal, now as after a crash. A value; any thread.
#pragma once

#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/journal_lines.h"

#include <map>
#include <vector>

namespace scanner::pipeline {

class BatchPages {
  public:
    [[nodiscard]] bool has(int page) const { return m_pages.contains(page); }
    [[nodiscard]] const BatchPage& at(int page) const { return m_pages.at(page); }
    BatchPage& at(int page) { return m_pages.at(page); }
    [[nodiscard]] const std::map<int, BatchPage>& all() const { return m_pages; } // by number
    [[nodiscard]] const std::vector<int>& order() const { return m_order; }       // numbers, as they lie
    [[nodiscard]] int nextNumber() const;
    // The page that the next one takes the place of; 0: none.
    [[nodiscard]] int expectedAgain() const { return m_again.number == nextNumber() ? m_again.page : 0; }

    // Behind those with lower numbers, or in the place of the one that is scanned again; that one is put
    // aside.
    void add(BatchPage page);
    // Behind all others, as Failed.
    void add(const MissingLine& line);

    // Whether the line tells of pages that are there; only then it may be applied.
    [[nodiscard]] bool fits(const OrderLine& line) const;
    [[nodiscard]] bool fits(const RotateLine& line) const { return hasFile(line.page); }
    [[nodiscard]] bool fits(const AsideLine& line) const { return has(line.page); }
    [[nodiscard]] bool fits(const AgainLine& line) const { return line.page == 0 || has(line.page); }
    [[nodiscard]] bool fits(const TakeLine& line) const { return has(line.page); }
    [[nodiscard]] bool fits(const RetryLine& line) const { return has(line.page); }

    void apply(const OrderLine& line);
    void apply(const RotateLine& line);
    void apply(const AsideLine& line);
    void apply(const AgainLine& line) { m_again = line; }
    void apply(const TakeLine& line) { at(line.page).taken = line.taken; }
    void apply(const RetryLine& line);

  private:
    [[nodiscard]] bool hasFile(int page) const { return has(page) && !at(page).isMissing(); }
    // Of a page and those scanned again in its place one is filed at most.
    void putOthersAside(const BatchPage& chosen);

    std::map<int, BatchPage> m_pages;
    std::vector<int> m_order;
    AgainLine m_again;
};

} // namespace scanner::pipeline

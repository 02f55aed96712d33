// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/release_paper.h"

#include "core/base/log.h"

#include <vector>

namespace core::usecases {
namespace {

void complain(const std::string& what, const base::Error& error) {
    base::log(base::LogLevel::Warning, "usecases", what + " stays: " + describe(error));
}

} // namespace

void releasePaper(ports::Store& store, ports::PaperFiler& paper) {
    std::vector<base::BatchId> batches;
    const auto read = store.read([&](ports::Books& books) -> base::Result<void> {
        auto rows = books.releases().all();
        if (!rows) return base::fail(rows.error());
        batches = std::move(*rows);
        return {};
    });
    if (!read) return complain("what may go", read.error());
    for (const auto& batch : batches) {
        auto gone = paper.release(batch);
        if (gone) gone = store.write([&](ports::Books& books) { return books.releases().remove(batch); });
        if (!gone) complain("batch " + batch.hex(), gone.error());
    }
}

} // namespace core::usecases

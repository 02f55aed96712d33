// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/apply_changes.h"

#include "core/base/log.h"
#include "core/domain/codes.h"
#include "core/usecases/numbers.h"

#include <nlohmann/json.hpp>

namespace core::usecases {
namespace {

constexpr int kAtOnce = 100;

} // namespace

ApplyChanges::ApplyChanges(ports::Store& store, const ports::ChangeFormat& format, const ports::Clock& clock)
    : m_store(store), m_format(format), m_clock(clock) {}

base::Result<int> ApplyChanges::apply() {
    int read = 0;
    Reached reached;
    do {
        const auto from = reached.last;
        const auto applied = m_store.write([&](ports::Books& books) {
            reached = {from};
            return applyNext(books, reached);
        });
        if (!applied) return base::fail(applied.error());
        read += reached.read;
    } while (reached.hasMore);
    return read;
}

base::Result<void> ApplyChanges::applyNext(ports::Books& books, Reached& reached) {
    const auto events = books.feed().unread(kAtOnce, reached.last);
    if (!events) return base::fail(events.error());
    for (const auto& unread : *events) {
        reached.last = unread.id;
        const auto change = m_format.read(unread.event);
        if (!change) continue;
        if (auto applied = applyOne(books, unread, *change); !applied) return applied;
        if (auto marked = books.feed().markRead(unread.id); !marked) return marked;
        ++reached.read;
    }
    reached.hasMore = static_cast<int>(events->size()) == kAtOnce;
    return {};
}

base::Result<void> ApplyChanges::applyOne(ports::Books& books, const ports::UnreadEvent& unread,
                                          const ports::Change& change) {
    if (change.numbers) return takeNumbers(books, unread, *change.numbers);
    if (change.officialNumber) return giveNumber(books, unread, *change.officialNumber);
    if (!change.ofDossier) return {};
    return books.feed().putState(unread.event.dossier, change.ofDossier->state, unread.id);
}

base::Result<void> ApplyChanges::takeNumbers(ports::Books& books, const ports::UnreadEvent& unread,
                                             const ports::NumbersGiven& given) {
    const auto setup = loadSetup(books);
    if (setup && setup->range.first == given.first && setup->range.last == given.last) return {};
    const auto taken = takeFreshBlock(books, {given.first, given.last});
    if (!taken && taken.error().room != base::Room::Domain) return taken;
    if (!taken) base::log(base::LogLevel::Warning, "numbers", base::describe(taken.error()));
    return books.audit().append(
        {taken ? "numbers_given" : "numbers_refused", "system", "",
         nlohmann::json{{"block", {given.first, given.last}}, {"change", unread.event.id.hex()}}.dump(),
         m_clock.now()});
}

// Numbers of the authority's own have forms that no counter knows: nothing is asked of them but that no other
// dossier has them.
base::Result<void> ApplyChanges::giveNumber(ports::Books& books, const ports::UnreadEvent& unread,
                                            const std::string& number) {
    const auto head = books.dossiers().head(unread.event.dossier);
    if (!head) return base::fail(head.error());
    if (!*head) return {};
    const auto given = books.dossiers().giveOfficialNumber(unread.event.dossier, number);
    if (!given) return base::fail(given.error());
    if (!*given) base::log(base::LogLevel::Error, "numbers", "refused for " + unread.event.dossier.hex());
    return books.audit().append({*given ? "number_official" : "number_refused", "system",
                                 unread.event.dossier.hex(),
                                 nlohmann::json{{"change", unread.event.id.hex()}}.dump(), m_clock.now()});
}

} // namespace core::usecases

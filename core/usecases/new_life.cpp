// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/new_life.h"

#include "core/domain/codes.h"
#include "core/ports/incarnation.h"
#include "core/usecases/back_up.h"

#include <nlohmann/json.hpp>

namespace core::usecases {
namespace {

std::string detailsOf(const RestoredFrom& from, const std::optional<NumberBlock>& block,
                      const std::string& incarnation) {
    nlohmann::json details{{"copy", from.copy},
                           {"audit_seq", from.head.seq},
                           {"audit_hash", from.head.hash},
                           {"incarnation", incarnation}};
    if (block) details["block"] = {block->first, block->last};
    return details.dump();
}

// A counter that was never set up has no use for them.
base::Result<void> askForNumbers(ports::Books& books, base::Instant now, ports::Random& random) {
    const auto setup = loadSetup(books);
    if (!setup && setup.error().is(domain::DomainCode::NotSetUp)) return {};
    if (!setup) return base::fail(setup.error());
    return refillNumbers(books, *setup, now, random);
}

} // namespace

base::Result<void> beginNewLife(ports::Books& books, const RestoredFrom& from,
                                const std::optional<NumberBlock>& block, const ports::Clock& clock,
                                ports::Random& random) {
    const auto incarnation = ports::beginIncarnation(books, random);
    if (!incarnation) return base::fail(incarnation.error());
    if (auto noted = books.settings().put(ports::kRestoredSetting, "yes"); !noted) return noted;
    if (auto forgotten = BackUp::forgetLast(books); !forgotten) return forgotten;
    if (auto gone = giveUpNumbers(books, random); !gone) return gone;
    if (block)
        if (auto taken = takeFreshBlock(books, *block); !taken) return taken;
    if (auto asked = askForNumbers(books, clock.now(), random); !asked) return asked;
    return books.audit().append(
        {"restored", "system", "", detailsOf(from, block, *incarnation), clock.now()});
}

} // namespace core::usecases

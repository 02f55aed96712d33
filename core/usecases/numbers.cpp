// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/numbers.h"

#include "core/domain/codes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace core::usecases {
namespace {

using domain::DomainCode;
using domain::NumberMode;
using domain::NumberRange;
using nlohmann::json;

// No dossier was ever taken before this program existed: a clock that says so is wrong (dead CMOS batteries
// give 1970), and its date must not go into an official number.
constexpr base::Instant kEarliestTrusted{1'793'491'200'000}; // 01/11/2026 00:00 UTC

constexpr int kLastOfDay = 9999;
constexpr int kMostBurned = 1000;
constexpr int kWanted = 500; // numbers of a lease
constexpr int kLowWater_percent = 20;
constexpr char kSettingKey[] = "numbers";
constexpr std::string_view kMarkCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // none reads like another
constexpr int kMarkLength = 4;

// Follows the counter's name in provisional numbers; of this life of the store, empty in the first.
base::Result<std::string> loadMark(ports::Books& books) {
    const auto stored = books.settings().get(kSettingKey);
    if (!stored) return base::fail(stored.error());
    if (!*stored) return std::string();
    try {
        return json::parse(**stored).at("mark").get<std::string>();
    } catch (const json::exception& error) {
        return base::fail(ports::StoreCode::Damaged, std::string("setting numbers: ") + error.what());
    }
}

std::string newMark(ports::Random& random) {
    std::string mark = "R";
    for (int i = 0; i < kMarkLength; ++i)
        mark += kMarkCharacters[static_cast<std::size_t>(
            ports::uniform(random, 0, static_cast<std::int64_t>(kMarkCharacters.size()) - 1))];
    return mark;
}

// The blocks that places are counted in, one behind the other. Those of a day are the counter's present ones;
// numbers that are used once are counted through all that it ever had.
struct Sequence {
    const char* kind = "official";
    std::vector<ports::NumberBlock> blocks;
    int from = 0; // places before it are given up
    int places = 0;

    [[nodiscard]] int newestSize() const { return blocks.empty() ? 0 : blocks.back().size(); }
};

bool overlap(const ports::NumberBlock& block, const NumberRange& range) {
    return block.unitCode == range.unitCode && block.first <= range.last && range.first <= block.last;
}

// The range of the set-up is known as the counter's from its first use on.
base::Result<void> keepSetUpRange(ports::Books& books, const NumberRange& range) {
    if (range.isEmpty()) return {};
    return books.numbers().addBlock({"", range.mode, range.unitCode, range.first, range.last}).map([](bool) {
    });
}

base::Result<Sequence> sequenceOf(ports::Books& books, const NumberRange& range) {
    if (auto kept = keepSetUpRange(books, range); !kept) return base::fail(kept.error());
    auto blocks = books.numbers().blocks();
    if (!blocks) return base::fail(blocks.error());
    const bool areUsedOnce = range.mode == NumberMode::Block;
    Sequence sequence;
    if (areUsedOnce) sequence.kind = "block";
    for (auto& block : *blocks) {
        const bool isCounted = block.unitCode == range.unitCode &&
                               (block.mode == NumberMode::Block) == areUsedOnce &&
                               (areUsedOnce || !block.isGivenUp);
        if (!isCounted) continue;
        sequence.places += block.size();
        if (block.isGivenUp) sequence.from = sequence.places;
        sequence.blocks.push_back(std::move(block));
    }
    return sequence;
}

base::Result<domain::DossierNumber> numberAt(const Sequence& sequence, const NumberRange& range,
                                             const base::Date& day, int place) {
    for (const auto& block : sequence.blocks) {
        if (place < block.size())
            return domain::officialNumber(
                {range.unitCode, range.counter, block.first, block.last, block.mode}, day,
                block.first + place);
        place -= block.size();
    }
    return base::fail(DomainCode::NumberRangeUsedUp);
}

// A date before the last that the portal's clock has shown is wrong as well. Minutes do not matter.
base::Result<bool> isDateTrusted(ports::Books& books, base::Instant now) {
    if (now < kEarliestTrusted) return false;
    const auto last = books.outbox().lastReceiptAt();
    if (!last) return base::fail(last.error());
    return !*last || base::toLocal(now).date >= base::toLocal(**last).date;
}

// Nothing: there is no place. One whose number came to a dossier by another way is left out for good.
base::Result<std::optional<domain::DossierNumber>> takeOfficial(ports::Books& books, const NumberRange& range,
                                                                const base::Date& day,
                                                                const base::DossierId& dossier) {
    const auto sequence = sequenceOf(books, range);
    if (!sequence) return base::fail(sequence.error());
    for (;;) {
        const auto place =
            books.numbers().take(sequence->kind, day, sequence->places, dossier, sequence->from);
        if (!place) return base::fail(place.error());
        if (!*place) return std::optional<domain::DossierNumber>();
        auto number = numberAt(*sequence, range, day, **place);
        if (!number) return base::fail(number.error());
        const auto known = books.numbers().isKnown(number->text);
        if (!known) return base::fail(known.error());
        if (!*known) return std::optional(std::move(*number));
    }
}

base::Result<bool> isShort(ports::Books& books, const Sequence& sequence, const base::Date& day) {
    const auto next = books.numbers().next(sequence.kind, day);
    if (!next) return base::fail(next.error());
    const int left = sequence.places - std::max(*next, sequence.from);
    const bool areUsedOnce = !sequence.blocks.empty() && sequence.blocks.back().mode == NumberMode::Block;
    const int size = areUsedOnce ? sequence.newestSize() : sequence.places - sequence.from;
    if (left * 100 < size * kLowWater_percent || left == 0) return true;
    if (!areUsedOnce) return false;
    const auto used = books.numbers().usedOnTwoDays(sequence.kind);
    if (!used) return base::fail(used.error());
    return left < *used;
}

} // namespace

base::Result<void> refillNumbers(ports::Books& books, const CounterSetup& setup, base::Instant now,
                                 ports::Random& random) {
    const auto& range = setup.range;
    if (range.mode == NumberMode::Static || range.mode == NumberMode::Server) return {};
    const auto asked = books.numbers().isLeaseOpen();
    if (!asked) return base::fail(asked.error());
    if (*asked) return {};
    const auto sequence = sequenceOf(books, range);
    if (!sequence) return base::fail(sequence.error());
    const auto needed = isShort(books, *sequence, base::toLocal(now).date);
    if (!needed) return base::fail(needed.error());
    if (!*needed) return {};
    return books.numbers().addLease(
        {ports::newId<base::OpId>(random), range.mode, range.unitCode, range.counter, kWanted});
}

base::Result<domain::DossierNumber> takeNumber(ports::Books& books, const CounterSetup& setup,
                                               base::Instant now, const base::DossierId& dossier,
                                               ports::Random& random) {
    const auto day = base::toLocal(now).date;
    const auto trusted = isDateTrusted(books, now);
    if (!trusted) return base::fail(trusted.error());
    std::optional<domain::DossierNumber> official;
    if (*trusted && setup.range.mode != NumberMode::Server) {
        auto taken = takeOfficial(books, setup.range, day, dossier);
        if (!taken) return base::fail(taken.error());
        official = std::move(*taken);
    }
    if (auto asked = refillNumbers(books, setup, now, random); !asked) return base::fail(asked.error());
    if (official) return std::move(*official);
    const auto mark = loadMark(books);
    if (!mark) return base::fail(mark.error());
    const auto place = books.numbers().take("provisional", day, kLastOfDay, dossier);
    if (!place) return base::fail(place.error());
    if (!*place) return base::fail(DomainCode::NumberRangeUsedUp);
    return domain::provisionalNumber(setup.range.counter + *mark, day, **place + 1);
}

base::Result<void> giveUpNumbers(ports::Books& books, ports::Random& random) {
    const auto setup = loadSetup(books);
    if (!setup && setup.error().is(DomainCode::NotSetUp)) return {};
    if (!setup) return base::fail(setup.error());
    if (auto kept = keepSetUpRange(books, setup->range); !kept) return kept;
    if (auto gone = books.numbers().giveUpBlocks(); !gone) return gone;
    // Whoever lived before may have had their answers, and given those numbers.
    if (auto gone = books.numbers().withdrawLeases(); !gone) return gone;
    return books.settings().put(kSettingKey, json{{"mark", newMark(random)}}.dump());
}

base::Result<void> takeFreshBlock(ports::Books& books, const NumberBlock& block) {
    auto setup = loadSetup(books);
    if (!setup) return base::fail(setup.error());
    auto& range = setup->range;
    if (block.first < 1 || block.last < block.first || block.last > domain::lastNumber(range.mode))
        return base::fail(DomainCode::NotSetUp, "block outside the sequence", {"range"});
    if (auto kept = keepSetUpRange(books, range); !kept) return kept;
    const auto before = books.numbers().blocks();
    if (!before) return base::fail(before.error());
    range.first = block.first;
    range.last = block.last;
    if (std::ranges::any_of(*before, [&](const auto& each) { return overlap(each, range); })) {
        const auto words = std::to_string(block.first) + "-" + std::to_string(block.last);
        return base::fail(DomainCode::NumberBlockUsed, "the counter had a part of " + words, {words});
    }
    if (auto gone = books.numbers().giveUpBlocks(); !gone) return gone;
    if (auto kept = keepSetUpRange(books, range); !kept) return kept;
    return saveSetup(books, *setup);
}

base::Result<NumberFacts> numberFacts(ports::Books& books, const CounterSetup& setup, base::Instant now) {
    NumberFacts facts;
    facts.mode = setup.range.mode;
    auto blocks = books.numbers().blocks();
    if (!blocks) return base::fail(blocks.error());
    facts.blocks = std::move(*blocks);
    const auto& range = setup.range;
    // As it will be at its first use.
    const auto isKept = [&](const auto& block) { return overlap(block, range); };
    if (!range.isEmpty() && std::ranges::none_of(facts.blocks, isKept))
        facts.blocks.insert(facts.blocks.begin(), {"", range.mode, range.unitCode, range.first, range.last});
    const auto asked = books.numbers().isLeaseOpen();
    if (!asked) return base::fail(asked.error());
    facts.isAsked = *asked;
    const auto trusted = isDateTrusted(books, now);
    if (!trusted) return base::fail(trusted.error());
    facts.isDateTrusted = *trusted;
    auto burned = books.numbers().burned(kMostBurned);
    if (!burned) return base::fail(burned.error());
    facts.burned = std::move(*burned);
    return facts;
}

} // namespace core::usecases

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
using domain::NumberRange;
using nlohmann::json;

// No dossier was ever taken before this program existed: a clock that says so is wrong (dead CMOS batteries
// give 1970), and its date must not go into an official number.
constexpr base::Instant kEarliestTrusted{1'793'491'200'000}; // 01/11/2026 00:00 UTC

constexpr int kLastOfDay = 9999;
constexpr char kSettingKey[] = "numbers";
constexpr std::string_view kMarkCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // none reads like another
constexpr int kMarkLength = 4;

// What earlier lives of the store and earlier set-ups have left.
struct PastNumbers {
    std::vector<NumberRange> givenUp;
    std::string mark; // follows the counter's name in provisional numbers
};

bool overlap(const NumberRange& one, const NumberRange& other) {
    return one.unitCode == other.unitCode && one.first <= other.last && other.first <= one.last;
}

bool isGivenUp(const NumberRange& range, const PastNumbers& past) {
    return std::ranges::any_of(past.givenUp, [&](const auto& each) { return overlap(each, range); });
}

base::Result<PastNumbers> loadPast(ports::Books& books) {
    const auto stored = books.settings().get(kSettingKey);
    if (!stored) return base::fail(stored.error());
    PastNumbers past;
    if (!*stored) return past;
    try {
        const auto value = json::parse(**stored);
        past.mark = value.at("mark").get<std::string>();
        for (const auto& each : value.at("givenUp"))
            past.givenUp.push_back({each.at("unitCode").get<std::string>(), "", each.at("first").get<int>(),
                                    each.at("last").get<int>()});
    } catch (const json::exception& error) {
        return base::fail(ports::StoreCode::Damaged, std::string("setting numbers: ") + error.what());
    }
    return past;
}

base::Result<void> savePast(ports::Books& books, const PastNumbers& past) {
    json value{{"mark", past.mark}, {"givenUp", json::array()}};
    for (const auto& each : past.givenUp)
        value["givenUp"].push_back({{"unitCode", each.unitCode}, {"first", each.first}, {"last", each.last}});
    return books.settings().put(kSettingKey, value.dump());
}

std::string newMark(ports::Random& random) {
    std::string mark = "R";
    for (int i = 0; i < kMarkLength; ++i)
        mark += kMarkCharacters[static_cast<std::size_t>(
            ports::uniform(random, 0, static_cast<std::int64_t>(kMarkCharacters.size()) - 1))];
    return mark;
}

} // namespace

base::Result<domain::DossierNumber> takeNumber(ports::Books& books, const CounterSetup& setup,
                                               base::Instant now, const base::DossierId& dossier) {
    const auto day = base::toLocal(now).date;
    const auto& range = setup.range;
    const auto past = loadPast(books);
    if (!past) return base::fail(past.error());
    if (now >= kEarliestTrusted && !isGivenUp(range, *past)) {
        const auto place = books.numbers().take("official", day, range.last - range.first + 1, dossier);
        if (!place) return base::fail(place.error());
        if (*place) return domain::officialNumber(range, day, range.first + **place);
    }
    const auto place = books.numbers().take("provisional", day, kLastOfDay, dossier);
    if (!place) return base::fail(place.error());
    if (!*place) return base::fail(DomainCode::NumberRangeUsedUp);
    return domain::provisionalNumber(range.counter + past->mark, day, **place + 1);
}

base::Result<void> giveUpNumbers(ports::Books& books, ports::Random& random) {
    const auto setup = loadSetup(books);
    if (!setup && setup.error().is(DomainCode::NotSetUp)) return {};
    if (!setup) return base::fail(setup.error());
    auto past = loadPast(books);
    if (!past) return base::fail(past.error());
    past->givenUp.push_back(setup->range);
    past->mark = newMark(random);
    return savePast(books, *past);
}

base::Result<void> takeFreshBlock(ports::Books& books, const NumberBlock& block) {
    if (block.first < 1 || block.last < block.first || block.last > kLastOfDay)
        return base::fail(DomainCode::NotSetUp, "block outside 1..9999", {"range"});
    auto setup = loadSetup(books);
    if (!setup) return base::fail(setup.error());
    auto past = loadPast(books);
    if (!past) return base::fail(past.error());
    if (!isGivenUp(setup->range, *past)) past->givenUp.push_back(setup->range);
    setup->range.first = block.first;
    setup->range.last = block.last;
    if (isGivenUp(setup->range, *past)) {
        const auto words = std::to_string(block.first) + "-" + std::to_string(block.last);
        return base::fail(DomainCode::NumberBlockUsed, "the counter had a part of " + words, {words});
    }
    if (auto kept = savePast(books, *past); !kept) return kept;
    return saveSetup(books, *setup);
}

} // namespace core::usecases

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/national_record.h"

#include "core/base/text.h"
#include "core/catalogue/record_fields.h"
#include "core/domain/sorting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace core::catalogue {
namespace {

using core::domain::Component;
using core::domain::LeftOutReason;
using core::domain::Procedure;
using core::domain::ProcedurePart;
using core::domain::Term;
using core::domain::TermUnit;
using nlohmann::json;
using Rows = std::vector<const json*>;

// Below it an amount is a slip of the pen: no fee is that small.
constexpr int kLeastDong = 1'000;
// The quantity of hours in three published records; 15:00 is the hour until which the same day counts.
constexpr int kCutOffTakenForHours = 1'500;
constexpr std::size_t kDayLength = 10; // of "2026-04-15T08:36:31.512Z"
constexpr std::size_t kMostUrlLength = 500;

// Papers are handed in here: what is said of that counts before the post, and the post before the screen.
constexpr std::array kMethods{"DIRECT", "POSTAL", "ONLINE"};
constexpr std::array kUnitsOfPortal{std::pair{"WORKING_DAY", TermUnit::WorkingDay},
                                    std::pair{"DAY", TermUnit::Day}, std::pair{"MONTH", TermUnit::Month},
                                    std::pair{"HOUR", TermUnit::Hour}, std::pair{"OTHER", TermUnit::Other}};
constexpr std::array kStatesInForce{"ACTIVE", "UPDATED"};

// What headings and notes say, folded: "to be shown", "note", "working day".
constexpr std::string_view kToBeShown = "xuat trinh";
constexpr std::string_view kToBeGiven = "phai nop";
constexpr std::string_view kNote = "luu y";
constexpr std::string_view kWorkingDay = "ngay lam viec";
constexpr std::array kIdPapers{"can cuoc", "giay to tuy than"};

bool says(const std::string& foldedText, std::string_view words) {
    return foldedText.find(words) != std::string::npos;
}

// ---- Term

struct Period {
    TermUnit unit = TermUnit::Other;
    int hundredths = 0; // 0: not a number
    bool operator==(const Period&) const = default;
};

int hundredthsFrom(const json& quantity) {
    if (!quantity.is_number()) return 0; // free text, or left out
    const double units = quantity.get<double>();
    const double hundredths = std::round(units * 100);
    const bool isWhole = std::abs(hundredths - units * 100) < 1e-6;
    if (units < 0 || units > kMostUnitsOfTerm || !isWhole)
        throw Unfit(LeftOutReason::NumberOutOfRange, {"qty", quantity.dump()});
    return static_cast<int>(hundredths);
}

Period periodFrom(const json& row) {
    const auto word = textIn(row, "unit", kMostNameLength);
    const auto unit = std::ranges::find(kUnitsOfPortal, word, [](const auto& known) { return known.first; });
    if (unit == kUnitsOfPortal.end()) throw Unfit(LeftOutReason::UnknownWord, {"unit", word});
    return {unit->second, row.contains("qty") ? hundredthsFrom(row.at("qty")) : 0};
}

// The one that all have; nothing when they differ, or there is none.
std::optional<Period> common(const std::vector<Period>& periods) {
    if (periods.empty() || std::ranges::count(periods, periods.front()) != std::ssize(periods))
        return std::nullopt;
    return periods.front();
}

struct FoundTerm {
    Term term{TermUnit::Other};
    bool certain = true;
};

// Only whole days and months have a rule.
bool canBeReckoned(const Period& period) {
    const bool isDivisible = period.unit == TermUnit::WorkingDay || period.unit == TermUnit::Hour;
    return period.unit != TermUnit::Other && period.hundredths > 0 &&
           (isDivisible || period.hundredths % 100 == 0);
}

// OTHER with 1, and no case that takes longer than a day: the same day, as the law says of civil status.
bool isSameDay(const Period& channel, const std::vector<Period>& cases) {
    return channel == Period{TermUnit::Other, 100} && std::ranges::all_of(cases, [](const Period& each) {
               return each.hundredths == 100 &&
                      (each.unit == TermUnit::Day || each.unit == TermUnit::WorkingDay);
           });
}

FoundTerm termOf(const std::vector<Period>& channels, const std::vector<Period>& cases, bool noteDoubts) {
    const auto channel = common(channels);
    const auto ofCases = common(cases);
    if (!channel) return {{TermUnit::Other}, false};
    if (isSameDay(*channel, cases)) return {{TermUnit::SameDay}, false};
    const auto& period = channel->unit == TermUnit::Other && ofCases ? *ofCases : *channel;
    const bool isCutOff = period == Period{TermUnit::Hour, kCutOffTakenForHours};
    if (!canBeReckoned(period) || isCutOff) return {{TermUnit::Other}, false};
    const bool agree = cases.empty() || ofCases == *channel;
    const bool isDoubtful = noteDoubts && period.unit == TermUnit::Day;
    return {{period.unit, period.hundredths}, agree && !isDoubtful};
}

// ---- Channels

// The rows of the channel that is nearest to a counter.
Rows nearest(const json& channels) {
    for (const char* method : kMethods) {
        Rows rows;
        for (const auto& row : channels)
            if (row.at("method") == method) rows.push_back(&row);
        if (!rows.empty()) return rows;
    }
    return {};
}

void requireMethods(const json& channels) {
    for (const auto& row : channels) {
        const auto method = textIn(row, "method", kMostNameLength);
        if (std::ranges::find(kMethods, method) == kMethods.end())
            throw Unfit(LeftOutReason::UnknownWord, {"method", method});
    }
}

void readTerm(Procedure& procedure, const Rows& channels, const json& record, const TermWords& words) {
    std::vector<Period> ofChannels, ofCases;
    bool noteDoubts = false;
    for (const auto* row : channels) {
        ofChannels.push_back(periodFrom(objectIn(*row, "processing")));
        noteDoubts |= says(base::folded(textOrNone(*row, "note", kMostTextLength)), kWorkingDay);
    }
    for (const auto& row : listOrNone(record, "processing_cases"))
        ofCases.push_back(periodFrom(row));
    const auto found = termOf(ofChannels, ofCases, noteDoubts);
    procedure.term = found.term;
    procedure.termText = words.words(found.term);
    if (!found.certain) procedure.unconfirmed.insert(ProcedurePart::Term);
}

// ---- Fee

void add(std::string& text, const std::string& more) {
    if (more.empty() || says(text, more)) return;
    text += (text.empty() ? "" : "; ") + more;
}

// An amount is taken only where the record names one alone; otherwise the words decide, and they are shown.
void readFee(ReadRecord& read, const Rows& channels) {
    auto& procedure = read.procedure;
    std::set<int> amounts;
    bool isTold = false;
    for (const auto* row : channels) {
        for (const auto& fee : listOrNone(*row, "fees")) {
            isTold = true;
            const auto text = textOrNone(fee, "text", kMostTextLength);
            const auto amount = countOrNone(fee, "value_vnd", kMostDong);
            const bool isFixed = amount && (*amount >= kLeastDong || (*amount == 0 && text.empty()));
            if (isFixed) amounts.insert(*amount);
            if (!isFixed) procedure.unconfirmed.insert(ProcedurePart::Fee);
            const bool isNamed = amount && *amount > 0 && !text.empty();
            add(procedure.feeText,
                isNamed ? core::base::toDisplay(core::base::Dong{*amount}) + ": " + text : text);
        }
    }
    if (amounts.size() == 1) procedure.fee = {*amounts.begin()};
    if (amounts.size() > 1) procedure.unconfirmed.insert(ProcedurePart::Fee);
    requireLength("fees", procedure.feeText, kMostTextLength);
    if (!isTold) read.silent.insert(ProcedurePart::Fee);
    if (procedure.feeText.empty()) read.silent.insert(ProcedurePart::FeeText);
}

// ---- Papers

// "- Form 1;" is "Form 1".
std::string withoutBullet(const std::string& name) {
    const auto first = name.find_first_not_of("-+*. ");
    const auto last = name.find_last_not_of(";. ");
    return first == std::string::npos || last < first ? name : name.substr(first, last + 1 - first);
}

struct Heading {
    bool toBeShown = false;
    bool isNote = false;
};

Heading headingOf(const json& group) {
    const auto words = base::folded(textOrNone(group, "group", kMostNameLength));
    return {says(words, kToBeShown) && !says(words, kToBeGiven), says(words, kNote)};
}

bool isIdPaper(const std::string& name) {
    const auto words = base::folded(name);
    return std::ranges::any_of(kIdPapers, [&](const char* paper) { return says(words, paper); });
}

// A row without originals and copies is advice, not a paper, and so is one below "note"; what the authority
// makes is a result.
void readRow(Procedure& procedure, const json& row, const Heading& heading, std::set<std::string>& keys) {
    Component component;
    component.code = textOrNone(row, "code", kMostNameLength);
    component.originals = countIn(row, "original_qty", kMostPapers);
    component.copies = countIn(row, "copy_qty", kMostPapers);
    const bool isResult = flagOrNone(row, "is_processing_result").value_or(false);
    if (heading.isNote || isResult || component.originals + component.copies == 0) return;
    component.name = withoutBullet(textIn(row, "name", kMostNameLength));
    if (heading.toBeShown) {
        procedure.presented.push_back({component.name, isIdPaper(component.name), component.code});
        return;
    }
    component.key = keyFor(component.code, component.name, keys);
    procedure.components.push_back(std::move(component));
}

void readPapers(Procedure& procedure, const json& record) {
    const auto& groups = listIn(record, "checklist_raw");
    std::size_t rows = 0;
    for (const auto& group : groups)
        rows += listIn(group, "items").size();
    if (rows > kMostComponents)
        throw Unfit(LeftOutReason::TooManyComponents,
                    {std::to_string(rows), std::to_string(kMostComponents)});
    std::set<std::string> keys{core::domain::kIdCardComponent};
    for (const auto& group : groups)
        for (const auto& row : group.at("items"))
            readRow(procedure, row, headingOf(group), keys);
}

// ---- Head

void readState(const json& record) {
    const auto state = textOrNone(record, "state", kMostNameLength);
    if (!state.empty() && std::ranges::find(kStatesInForce, state) == kStatesInForce.end())
        throw Unfit(LeftOutReason::NotInForce, {state});
}

void readAuthority(ReadRecord& read, const json& record) {
    auto& procedure = read.procedure;
    procedure.authority = textOrNone(record, "executing_agency", kMostNameLength);
    if (!procedure.authority.empty()) return;
    // Who made the rule decides nothing; it is all that such a record says.
    procedure.authority = textIn(record, "promulgating_agency", kMostNameLength);
    procedure.unconfirmed.insert(ProcedurePart::Authority);
}

void readField(ReadRecord& read, const json& record) {
    if (!record.contains("category") || record.at("category").is_null()) {
        read.silent.insert(ProcedurePart::Field);
        return;
    }
    const auto& field = objectIn(record, "category");
    read.procedure.fieldCode = textOrNone(field, "code", kMostNameLength);
    read.procedure.fieldName = textOrNone(field, "name", kMostNameLength);
}

void readResult(ReadRecord& read, const json& record) {
    for (const auto& result : listOrNone(record, "results")) {
        if (!result.is_string()) throw Unfit(LeftOutReason::WrongType, {"results"});
        add(read.procedure.result, withoutBullet(base::cleaned(result.get<std::string>())));
    }
    requireLength("results", read.procedure.result, kMostTextLength);
    if (read.procedure.result.empty()) read.silent.insert(ProcedurePart::Result);
}

// "2026-04-15" of a moment; empty for what is none.
std::string dayIn(const json& object, const char* field) {
    const auto day = textOrNone(object, field, kMostNameLength).substr(0, kDayLength);
    return base::dateFromIso(day) ? day : std::string();
}

void readSource(Procedure& procedure, const json& record) {
    if (!record.contains("source") || record.at("source").is_null()) return;
    const auto& source = objectIn(record, "source");
    procedure.source.url = textOrNone(source, "url", kMostUrlLength);
    procedure.source.updated = dayIn(source, "updated_at");
    procedure.source.seen = dayIn(source, "crawled_at");
}

} // namespace

ReadRecord nationalRecord(const json& record, const TermWords& words) {
    if (!record.is_object()) throw Unfit(LeftOutReason::NotARecord);
    ReadRecord read;
    auto& procedure = read.procedure;
    procedure.code = textIn(record, "code", kMostNameLength);
    requireCode("code", procedure.code);
    readState(record);
    procedure.name = textIn(record, "name", kMostNameLength);
    readField(read, record);
    readAuthority(read, record);
    readResult(read, record);
    const auto& channels = listIn(record, "channels");
    requireMethods(channels);
    const auto rows = nearest(channels);
    readTerm(procedure, rows, record, words);
    readFee(read, rows);
    procedure.byPost =
        std::ranges::any_of(channels, [](const json& row) { return row.at("method") == "POSTAL"; });
    const auto isNonTerritorial = flagOrNone(record, "is_non_territorial");
    procedure.nonTerritorial = isNonTerritorial.value_or(false);
    if (!isNonTerritorial) read.silent.insert(ProcedurePart::Boundary);
    readPapers(procedure, record);
    readSource(procedure, record);
    return read;
}

} // namespace core::catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/csv_records.h"

#include "core/base/text.h"
#include "core/catalogue/csv_lines.h"
#include "core/catalogue/json_file.h"
#include "core/catalogue/procedures_file.h"
#include "core/domain/sorting.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace core::catalogue {
namespace {

using core::domain::Component;
using core::domain::LeftOutReason;
using core::domain::ProcedurePart;
using core::domain::Requirement;
using core::domain::TermUnit;
using Cells = std::vector<std::string>;

// Of the procedure: on its first line, and on its further ones blank or the same.
constexpr std::array kHeadColumns{"code",   "name",      "field_code", "field_name",      "authority",
                                  "term",   "term_unit", "cut_off",    "term_text",       "fee",
                                  "result", "fee_text",  "by_post",    "non_territorial", "source_url",
                                  "updated"};
// Of one paper on each line.
constexpr std::array kPaperColumns{"component", "component_code", "requirement", "group",
                                   "originals", "copies",         "presented"};
constexpr int kMostHundredths = kMostUnitsOfTerm * 100;

template<std::size_t N>
bool isIn(const std::array<const char*, N>& names, const std::string& name) {
    return std::ranges::any_of(names, [&](const char* each) { return name == each; });
}

// A line by the names of its columns.
class Line {
  public:
    Line(const std::map<std::string, std::size_t>& columns, const Cells& cells)
        : m_columns(columns), m_cells(cells) {}

    // Cleaned; empty for a blank cell and for a column that is not there.
    [[nodiscard]] std::string text(const char* column, std::size_t most = kMostNameLength) const {
        const auto found = m_columns.find(column);
        if (found == m_columns.end()) return {};
        auto text = base::cleaned(m_cells[found->second]);
        requireLength(column, text, most);
        return text;
    }
    [[nodiscard]] bool has(const char* column) const { return m_columns.contains(column); }

  private:
    const std::map<std::string, std::size_t>& m_columns;
    const Cells& m_cells;
};

std::optional<long> digitsOf(std::string_view text) {
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
    return isWhole ? std::optional(value) : std::nullopt;
}

[[noreturn]] void outOfRange(const char* column, const std::string& text) {
    throw Unfit(LeftOutReason::NumberOutOfRange, {column, text});
}

int countOf(const Line& line, const char* column, int otherwise) {
    const auto text = line.text(column);
    if (text.empty()) return otherwise;
    const auto count = digitsOf(text);
    if (!count || *count > kMostPapers) outOfRange(column, text);
    return static_cast<int>(*count);
}

// "20000" and "20.000"; a dot stands before three digits.
int dongOf(const std::string& text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isGroup = text[at] == '.' && (text.size() - at) % 4 == 0 && at > 0;
        if (!isGroup) digits += text[at];
    }
    const auto amount = digitsOf(digits);
    if (!amount || *amount > kMostDong) outOfRange("fee", text);
    return static_cast<int>(*amount);
}

// "3,5" and "3.5" are 350.
int hundredthsOf(const std::string& text) {
    const auto point = text.find_first_of(".,");
    const auto whole = digitsOf(text.substr(0, point));
    auto part = point == std::string::npos ? std::string("00") : text.substr(point + 1);
    if (part.size() == 1) part += '0';
    const auto rest = part.size() == 2 ? digitsOf(part) : std::nullopt;
    if (!whole || !rest || *whole > kMostUnitsOfTerm) outOfRange("term", text);
    const long hundredths = *whole * 100 + *rest;
    if (hundredths == 0 || hundredths > kMostHundredths) outOfRange("term", text);
    return static_cast<int>(hundredths);
}

bool flagOf(const Line& line, const char* column) {
    const auto text = line.text(column);
    const auto word = base::folded(text);
    if (word == "yes" || word == "co") return true;
    if (word.empty() || word == "no" || word == "khong") return false;
    throw Unfit(LeftOutReason::UnknownWord, {column, text});
}

// The names of the files; the room's exception for a name that nobody knows becomes one about the cell.
template<class Value>
Value wordOf(const char* column, const std::string& text, Value (*from)(const std::string&)) {
    try {
        return from(text);
    } catch (const WrongContent&) {
        throw Unfit(LeftOutReason::UnknownWord, {column, text});
    }
}

std::chrono::minutes cutOffOf(const std::string& text) {
    try {
        return timeOfDay(text);
    } catch (const WrongContent&) {
        throw Unfit(LeftOutReason::UnknownWord, {"cut_off", text});
    }
}

void readTerm(ReadRecord& read, const Line& line, const TermWords& words) {
    auto& procedure = read.procedure;
    auto& term = procedure.term;
    const auto unit = line.text("term_unit");
    const auto quantity = line.text("term");
    procedure.termText = line.text("term_text", kMostTextLength);
    if (unit.empty() && quantity.empty()) {
        read.silent.insert(ProcedurePart::Term);
        if (procedure.termText.empty()) procedure.termText = words.words(term);
        return;
    }
    if (unit.empty()) throw Unfit(LeftOutReason::FieldMissing, {"term_unit"});
    term.unit = wordOf("term_unit", unit, termUnitFrom);
    const bool isCounted = term.unit != TermUnit::SameDay && term.unit != TermUnit::Other;
    if (isCounted && quantity.empty()) throw Unfit(LeftOutReason::FieldMissing, {"term"});
    if (isCounted) term.hundredths = hundredthsOf(quantity);
    const bool isDivisible = term.unit == TermUnit::WorkingDay || term.unit == TermUnit::Hour;
    if (!isDivisible && term.hundredths % 100 != 0) outOfRange("term", quantity);
    if (term.unit == TermUnit::SameDay) {
        const auto cutOff = line.text("cut_off");
        if (cutOff.empty()) throw Unfit(LeftOutReason::FieldMissing, {"cut_off"});
        term.cut_off = cutOffOf(cutOff);
    }
    if (procedure.termText.empty()) procedure.termText = words.words(term);
}

void readFlag(ReadRecord& read, const Line& line, const char* column, bool& flag, ProcedurePart part) {
    if (line.text(column).empty()) read.silent.insert(part);
    flag = flagOf(line, column);
}

std::string dayOf(const Line& line, const char* column) {
    const auto text = line.text(column);
    if (!text.empty() && !base::dateFromIso(text)) throw Unfit(LeftOutReason::UnknownWord, {column, text});
    return text;
}

ReadRecord headOf(const Line& line, const TermWords& words) {
    ReadRecord read;
    auto& procedure = read.procedure;
    const auto tell = [&](const char* column, std::string& text, ProcedurePart part, std::size_t most) {
        text = line.text(column, most);
        if (text.empty()) read.silent.insert(part);
    };
    procedure.code = line.text("code");
    requireCode("code", procedure.code);
    procedure.name = line.text("name");
    if (procedure.name.empty()) throw Unfit(LeftOutReason::FieldMissing, {"name"});
    procedure.fieldCode = line.text("field_code");
    tell("field_name", procedure.fieldName, ProcedurePart::Field, kMostNameLength);
    tell("authority", procedure.authority, ProcedurePart::Authority, kMostNameLength);
    tell("result", procedure.result, ProcedurePart::Result, kMostTextLength);
    tell("fee_text", procedure.feeText, ProcedurePart::FeeText, kMostTextLength);
    readTerm(read, line, words);
    const auto fee = line.text("fee");
    if (fee.empty()) read.silent.insert(ProcedurePart::Fee);
    if (!fee.empty()) procedure.fee = {dongOf(fee)};
    readFlag(read, line, "by_post", procedure.byPost, ProcedurePart::Post);
    readFlag(read, line, "non_territorial", procedure.nonTerritorial, ProcedurePart::Boundary);
    procedure.source.url = line.text("source_url");
    procedure.source.updated = dayOf(line, "updated");
    read.namesRequirements = line.has("requirement");
    return read;
}

void addPaper(ReadRecord& read, const Line& line, std::set<std::string>& keys) {
    auto& procedure = read.procedure;
    Component component;
    component.name = line.text("component");
    component.code = line.text("component_code");
    if (component.name.empty()) {
        if (!component.code.empty()) throw Unfit(LeftOutReason::FieldMissing, {"component"});
        return;
    }
    if (!component.code.empty()) requireCode("component_code", component.code);
    if (flagOf(line, "presented")) {
        procedure.presented.push_back({component.name, false, component.code});
        return;
    }
    component.originals = countOf(line, "originals", 1);
    component.copies = countOf(line, "copies", 0);
    const auto requirement = line.text("requirement");
    if (!requirement.empty()) component.requirement = wordOf("requirement", requirement, requirementFrom);
    component.group = line.text("group");
    const bool isOneOf = component.requirement == Requirement::OneOf;
    if (isOneOf && component.group.empty()) throw Unfit(LeftOutReason::FieldMissing, {"group"});
    if (!isOneOf && !component.group.empty())
        throw Unfit(LeftOutReason::UnknownWord, {"group", component.group});
    component.key = keyFor(component.code, component.name, keys);
    procedure.components.push_back(std::move(component));
    if (procedure.components.size() > kMostComponents)
        throw Unfit(LeftOutReason::TooManyComponents,
                    {std::to_string(procedure.components.size()), std::to_string(kMostComponents)});
}

// The lines of one code, until another comes.
class Table {
  public:
    Table(const TermWords& words, const CsvSink& sink) : m_words(words), m_sink(sink) {}

    // Throws Unfit: then there is nothing to read below.
    void setHeader(const Cells& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto name = base::folded(base::cleaned(cells[i]));
            if (name.empty() && i + 1 == cells.size()) break; // a separator at the end of each line
            if (!isIn(kHeadColumns, name) && !isIn(kPaperColumns, name))
                throw Unfit(LeftOutReason::ColumnUnknown, {base::shortened(base::cleaned(cells[i]), 60)});
            if (!m_columns.emplace(name, i).second) throw Unfit(LeftOutReason::ColumnTwice, {name});
        }
        m_width = cells.size();
        for (const char* needed : {"code", "name"})
            if (!m_columns.contains(needed)) throw Unfit(LeftOutReason::ColumnMissing, {needed});
    }

    bool add(int number, const Cells& cells) {
        std::string code;
        try {
            if (cells.size() != m_width)
                throw Unfit(LeftOutReason::WrongColumnCount,
                            {std::to_string(cells.size()), std::to_string(m_width)});
            const Line line(m_columns, cells);
            code = line.text("code");
            if (code.empty() || code != m_code) {
                if (!flush()) return false;
                begin(number, code);
            }
            if (!m_isSpoilt) addLine(number, line, cells);
        } catch (const Unfit& why) {
            spoil(number, code, why);
        }
        return true;
    }

    // A line that could not be read belongs to whatever stands around it.
    void spoil(int number, const std::string& code, const Unfit& why) {
        if (!m_isSpoilt || code != m_code) m_sink.leftOut(number, code.empty() ? m_code : code, why);
        m_isSpoilt = true;
    }

    bool flush() {
        const bool isWhole = !m_code.empty() && !m_isSpoilt;
        m_code.clear();
        m_isSpoilt = false;
        if (!isWhole) return true;
        if (m_read.procedure.components.empty() && m_read.procedure.presented.empty())
            m_read.silent.insert({ProcedurePart::Component, ProcedurePart::Presented});
        return m_sink.record(std::exchange(m_read, {}));
    }

  private:
    void begin(int number, const std::string& code) {
        m_code = code;
        m_begun = number;
        m_keys = {core::domain::kIdCardComponent};
        if (!code.empty() && !m_seen.insert(code).second) throw Unfit(LeftOutReason::ProcedureScattered);
    }

    void addLine(int number, const Line& line, const Cells& cells) {
        if (number == m_begun) {
            m_read = headOf(line, m_words);
            m_read.place = number;
            m_head = cells;
        } else {
            requireSameHead(cells);
        }
        addPaper(m_read, line, m_keys);
    }

    void requireSameHead(const Cells& cells) const {
        for (const auto& [name, column] : m_columns) {
            const auto text = base::cleaned(cells[column]);
            if (isIn(kHeadColumns, name) && !text.empty() && text != base::cleaned(m_head[column]))
                throw Unfit(LeftOutReason::LinesDiffer, {name});
        }
    }

    const TermWords& m_words;
    const CsvSink& m_sink;
    std::map<std::string, std::size_t> m_columns;
    std::size_t m_width = 0;
    std::set<std::string> m_seen;
    std::string m_code; // of the lines at hand
    int m_begun = 0;
    bool m_isSpoilt = false;
    Cells m_head;
    std::set<std::string> m_keys;
    ReadRecord m_read;
};

} // namespace

void readCsv(std::istream& stream, const TermWords& words, const CsvSink& sink) {
    CsvLines lines(stream);
    Table table(words, sink);
    Cells cells;
    try {
        if (!lines.next(cells)) throw Unfit(LeftOutReason::ColumnMissing, {"code"});
        table.setHeader(cells);
    } catch (const Unfit& why) {
        return sink.leftOut(0, {}, why);
    }
    for (;;) {
        try {
            if (!lines.next(cells)) break;
        } catch (const Unfit& why) {
            table.spoil(lines.line(), {}, why);
            // Where a line without an end begins the next one, nobody can tell.
            if (why.reason() == LeftOutReason::CutShort || why.reason() == LeftOutReason::RecordTooLarge)
                return;
            continue;
        }
        if (!table.add(lines.line(), cells)) return;
    }
    table.flush();
}

} // namespace core::catalogue

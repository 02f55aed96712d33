// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/difference.h"

#include "core/catalogue/procedures_file.h"

#include <algorithm>

namespace core::catalogue {
namespace {

using core::domain::Component;
using core::domain::PartChange;
using core::domain::PresentedPaper;
using core::domain::Procedure;
using core::domain::ProcedurePart;
using core::domain::Term;
using core::domain::TermUnit;

std::string wordsOf(bool flag) {
    return flag ? "yes" : "no";
}

// "working_day 3.5"
std::string wordsOf(const Term& term) {
    std::string words(nameOf(term.unit));
    if (term.unit == TermUnit::SameDay) return words + " " + timeText(term.cut_off);
    if (term.unit == TermUnit::Other) return words;
    words += " " + std::to_string(term.hundredths / 100);
    const int part = term.hundredths % 100;
    if (part == 0) return words;
    words += (part < 10 ? ".0" : ".") + std::to_string(part);
    if (words.back() == '0') words.pop_back();
    return words;
}

std::string wordsOf(const std::set<ProcedurePart>& parts) {
    std::string words;
    for (const auto part : parts)
        words += (words.empty() ? "" : " ") + std::string(nameOf(part));
    return words;
}

// "required 1/0 NAME"; what the portal calls it, where we call it otherwise.
std::string wordsOf(const Component& component) {
    std::string words(nameOf(component.requirement));
    if (!component.group.empty()) words += "(" + component.group + ")";
    words += " " + std::to_string(component.originals) + "/" + std::to_string(component.copies) + " " +
             component.name;
    if (!component.sourceName.empty()) words += " [" + component.sourceName + "]";
    return words;
}

std::string wordsOf(const PresentedPaper& paper) {
    return paper.name;
}

// One by its key, or by its name where it has none.
const std::string& keyOf(const Component& component) {
    return component.key;
}

const std::string& keyOf(const PresentedPaper& paper) {
    return paper.code.empty() ? paper.name : paper.code;
}

template<class Paper>
const Paper* findKey(const std::vector<Paper>& papers, const std::string& key) {
    const auto found = std::ranges::find_if(papers, [&](const Paper& each) { return keyOf(each) == key; });
    return found == papers.end() ? nullptr : &*found;
}

template<class Paper>
void comparePapers(std::vector<PartChange>& changes, ProcedurePart part, const std::vector<Paper>& before,
                   const std::vector<Paper>& after) {
    for (const auto& each : before) {
        const auto* later = findKey(after, keyOf(each));
        const auto words = later ? wordsOf(*later) : std::string();
        if (words != wordsOf(each)) changes.push_back({part, keyOf(each), wordsOf(each), words});
    }
    for (const auto& each : after)
        if (!findKey(before, keyOf(each))) changes.push_back({part, keyOf(each), {}, wordsOf(each)});
}

} // namespace

std::vector<PartChange> difference(const Procedure& before, const Procedure& after) {
    std::vector<PartChange> changes;
    const auto compare = [&](ProcedurePart part, const std::string& was, const std::string& is) {
        if (was != is) changes.push_back({part, {}, was, is});
    };
    compare(ProcedurePart::Name, before.name, after.name);
    compare(ProcedurePart::Field, before.fieldCode + " " + before.fieldName,
            after.fieldCode + " " + after.fieldName);
    compare(ProcedurePart::Authority, before.authority, after.authority);
    compare(ProcedurePart::Term, wordsOf(before.term), wordsOf(after.term));
    compare(ProcedurePart::TermText, before.termText, after.termText);
    compare(ProcedurePart::Fee, std::to_string(before.fee.amount), std::to_string(after.fee.amount));
    compare(ProcedurePart::FeeText, before.feeText, after.feeText);
    compare(ProcedurePart::Result, before.result, after.result);
    compare(ProcedurePart::Post, wordsOf(before.byPost), wordsOf(after.byPost));
    compare(ProcedurePart::Boundary, wordsOf(before.nonTerritorial), wordsOf(after.nonTerritorial));
    comparePapers(changes, ProcedurePart::Component, before.components, after.components);
    comparePapers(changes, ProcedurePart::Presented, before.presented, after.presented);
    compare(ProcedurePart::Unconfirmed, wordsOf(before.unconfirmed), wordsOf(after.unconfirmed));
    return changes;
}

} // namespace core::catalogue

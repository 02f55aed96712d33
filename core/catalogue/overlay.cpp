// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/overlay.h"

#include "core/base/text.h"
#include "core/catalogue/difference.h"
#include "core/domain/sorting.h"

#include <algorithm>
#include <map>

namespace core::catalogue {
namespace {

using core::domain::Component;
using core::domain::PresentedPaper;
using core::domain::Procedure;
using core::domain::ProcedurePart;

// The portal writes the word for "procedure" before some names: it tells nothing.
std::string nameFolded(const std::string& name) {
    constexpr std::string_view kProcedure = "thu tuc ";
    const auto folded = base::folded(name);
    return folded.starts_with(kProcedure) ? folded.substr(kProcedure.size()) : folded;
}

// A paper row of the record, whatever the record takes it for.
struct Row {
    std::string name;
    int originals = 0;
    int copies = 0;
    bool isIdCard = false;
    bool isPresented = false;
    const Component* component = nullptr; // of the record
    bool isTaken = false;
};

// The record's rows by code, in the order of the record.
class Rows {
  public:
    explicit Rows(const Procedure& record) {
        for (const auto& each : record.components)
            m_rows.emplace_back(each.code, Row{each.name, each.originals, each.copies, false, false, &each});
        for (const auto& each : record.presented)
            m_rows.emplace_back(each.code, Row{each.name, 0, 0, each.isIdCard, true});
    }

    // The first one that nobody has taken, else the last with this code: several papers of ours may stand
    // for one row of the record.
    Row* take(const std::string& code) {
        Row* last = nullptr;
        for (auto& [rowCode, row] : m_rows) {
            if (code.empty() || rowCode != code) continue;
            last = &row;
            if (!row.isTaken) break;
        }
        if (last) last->isTaken = true;
        return last;
    }
    void setAside(const std::string& code) {
        for (auto& [rowCode, row] : m_rows)
            row.isTaken = row.isTaken || rowCode == code;
    }
    [[nodiscard]] const std::vector<std::pair<std::string, Row>>& all() const { return m_rows; }

  private:
    std::vector<std::pair<std::string, Row>> m_rows;
};

void takeCounts(Component& ours, const Row& row) {
    // What is only shown at the authority may have to be left here: then our own counts hold.
    if (row.isPresented) return;
    ours.originals = row.originals;
    ours.copies = row.copies;
}

void takeName(Component& ours, const Row& row) {
    if (isMadeKey(ours.key, ours.code)) {
        ours.name = row.name;
        ours.sourceName.clear();
    } else {
        ours.sourceName = row.name == ours.name ? std::string() : row.name;
    }
}

void takeRule(Component& ours, const Row& row) {
    if (!row.component) return;
    ours.requirement = row.component->requirement;
    ours.group = row.component->group;
}

// A group of one is no choice: its paper is needed, or the record would demand what nobody can choose.
void mendGroups(std::vector<Component>& components) {
    std::map<std::string, int> sizes;
    for (const auto& each : components)
        ++sizes[each.group];
    for (auto& each : components) {
        if (each.requirement != core::domain::Requirement::OneOf || sizes[each.group] > 1) continue;
        each.requirement = core::domain::Requirement::Required;
        each.group.clear();
    }
}

void layPapers(Procedure& next, const ReadRecord& record, const Procedure& before) {
    Rows rows(record.procedure);
    next.components.clear();
    next.presented.clear();
    std::set<std::string> keys{core::domain::kIdCardComponent};
    for (auto ours : before.components) {
        const auto* row = rows.take(ours.code);
        if (!row && !ours.code.empty()) continue; // the record has given it up
        if (row) {
            takeCounts(ours, *row);
            takeName(ours, *row);
            if (record.namesRequirements) takeRule(ours, *row);
        }
        keys.insert(ours.key);
        next.components.push_back(std::move(ours));
    }
    for (const auto& ours : before.presented)
        if (rows.take(ours.code) || ours.code.empty()) next.presented.push_back(ours);
    for (const auto& code : before.setAside)
        rows.setAside(code);
    for (const auto& [code, row] : rows.all()) {
        if (row.isTaken) continue;
        if (row.isPresented) {
            next.presented.push_back({row.name, row.isIdCard, code});
        } else {
            next.components.push_back(*row.component);
            next.components.back().key = keyFor(code, row.name, keys);
        }
    }
    mendGroups(next.components);
}

bool isSilentOn(const ReadRecord& record, ProcedurePart part) {
    return record.silent.contains(part);
}

bool isLessCertain(const ReadRecord& record, const Procedure& before, ProcedurePart part) {
    return record.procedure.unconfirmed.contains(part) && !before.unconfirmed.contains(part);
}

// Facts that the record does not tell, or tells less certainly than they were known before.
void keepWhatIsSurer(Procedure& next, const ReadRecord& record, const Procedure& before) {
    const auto isSurer = [&](ProcedurePart part) {
        return isSilentOn(record, part) || isLessCertain(record, before, part);
    };
    const auto keepDoubt = [&](ProcedurePart part) {
        next.unconfirmed.erase(part);
        if (before.unconfirmed.contains(part)) next.unconfirmed.insert(part);
    };
    if (isSurer(ProcedurePart::Term) || next.term == before.term) {
        const bool wasSurer = isSurer(ProcedurePart::Term);
        next.term = before.term;
        next.termText = before.termText;
        if (wasSurer) keepDoubt(ProcedurePart::Term);
    }
    if (isSurer(ProcedurePart::Fee)) {
        next.fee = before.fee;
        keepDoubt(ProcedurePart::Fee);
    }
    // Who made the rule is the record's word for who decides only where nobody knows better.
    const bool isGuess = next.unconfirmed.contains(ProcedurePart::Authority);
    if (isGuess || isSilentOn(record, ProcedurePart::Authority)) {
        next.authority = before.authority;
        keepDoubt(ProcedurePart::Authority);
    }
}

void keepWhatIsNotTold(Procedure& next, const ReadRecord& record, const Procedure& before) {
    if (isSilentOn(record, ProcedurePart::Field)) {
        next.fieldCode = before.fieldCode;
        next.fieldName = before.fieldName;
    }
    if (isSilentOn(record, ProcedurePart::FeeText)) next.feeText = before.feeText;
    if (isSilentOn(record, ProcedurePart::Result)) next.result = before.result;
    if (isSilentOn(record, ProcedurePart::Post)) next.byPost = before.byPost;
    if (isSilentOn(record, ProcedurePart::Boundary)) next.nonTerritorial = before.nonTerritorial;
    if (next.source.url.empty()) next.source.url = before.source.url;
    if (next.source.updated.empty()) next.source.updated = before.source.updated;
}

void keepOurWords(Procedure& next, const Procedure& before) {
    if (nameFolded(next.name) == nameFolded(before.name)) next.name = before.name;
    if (base::folded(next.authority) == base::folded(before.authority)) next.authority = before.authority;
    if (base::folded(next.result) == base::folded(before.result)) next.result = before.result;
}

} // namespace

Procedure nextVersion(const ReadRecord& record, const std::optional<Procedure>& before) {
    auto next = record.procedure;
    if (!before) {
        for (const auto part : {ProcedurePart::Term, ProcedurePart::Fee})
            if (isSilentOn(record, part)) next.unconfirmed.insert(part);
        mendGroups(next.components);
        return next;
    }
    next.setAside = before->setAside;
    keepWhatIsSurer(next, record, *before);
    keepWhatIsNotTold(next, record, *before);
    keepOurWords(next, *before);
    if (isSilentOn(record, ProcedurePart::Component)) {
        next.components = before->components;
        next.presented = before->presented;
    } else {
        layPapers(next, record, *before);
    }
    return next;
}

std::vector<core::domain::PartChange> kept(const ReadRecord& record, const Procedure& before) {
    auto told = before;
    const auto& procedure = record.procedure;
    const bool tellsTerm = procedure.term.unit != core::domain::TermUnit::Other;
    if (tellsTerm && isLessCertain(record, before, ProcedurePart::Term)) told.term = procedure.term;
    const bool tellsFee = procedure.fee.amount > 0;
    if (tellsFee && isLessCertain(record, before, ProcedurePart::Fee)) told.fee = procedure.fee;
    return difference(before, told);
}

} // namespace core::catalogue

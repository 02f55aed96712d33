// SPDX-License-Identifier: GPL-3.0-or-later
// A procedure of the catalogue as the counter uses it: check list, term, fee, channels. Values; any thread.
#pragma once

#include "core/base/money.h"
#include "core/domain/deadline.h"
#include "core/domain/field.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

enum class Requirement {
    Required, // blocks the acceptance while missing
    OneOf,    // one of its `group` must be there
    Optional,
};

// One row of the check list. `key` is our own, unique inside the procedure; national codes are opaque and
// repeat.
struct Component {
    std::string key;
    std::string code;
    std::string name;
    std::string sourceName; // the record's words, where `name` is shorter than they are; else empty
    Requirement requirement = Requirement::Optional;
    std::string group; // for OneOf
    int originals = 0;
    int copies = 0;
    std::vector<std::string> titles; // titles printed on such papers, for recognising a scanned page
    std::vector<FieldLabel> labels;  // labels of the form in the order of print, for reading its values
};

// A paper that is shown and compared, not kept.
struct PresentedPaper {
    std::string name;
    bool isIdCard = false; // its scan is filed as identity paper, with the QR read
    std::string code;      // of the record's row, where there is one
    bool operator==(const PresentedPaper&) const = default;
};

// What a procedure consists of: a difference names the part, and so does a figure that is not certain.
// Names are stored: they never change.
enum class ProcedurePart {
    Name,
    Field,
    Authority,
    Term,
    TermText,
    Fee,
    FeeText,
    Result,
    Post,
    Boundary,
    Component,
    Presented,
    Unconfirmed,
};
std::string_view nameOf(ProcedurePart part);
std::optional<ProcedurePart> procedurePartFrom(std::string_view name);

// Where the facts were published. Days as "2026-04-15".
struct RecordSource {
    std::string url;
    std::string updated; // by the portal
    std::string seen;    // when it was read there
    bool operator==(const RecordSource&) const = default;
};

struct Procedure {
    std::string code; // "1.001193"
    std::string name;
    std::string fieldCode; // "G15-TP07"
    std::string fieldName;
    std::string authority; // the handling body
    Term term;
    std::string termText; // as printed on the slip
    core::base::Dong fee;
    std::string feeText; // always shown: exemptions stand only in the text
    std::string result;
    bool nonTerritorial = false; // may be lodged outside the deciding authority's territory
    bool byPost = false;         // has a postal channel
    std::vector<Component> components;
    std::vector<PresentedPaper> presented;
    std::vector<std::string> setAside;   // codes of the record's rows that are no papers at this counter
    std::set<ProcedurePart> unconfirmed; // shown as such: inferred, or from a weak source
    RecordSource source;
    std::string version; // of the record and its overlay; the dossier keeps it
};

} // namespace core::domain

// SPDX-License-Identifier: GPL-3.0-or-later
// A procedure of the catalogue as the counter uses it: check list, term, fee, channels. Values; any thread.
#pragma once

#include "core/base/money.h"
#include "core/domain/deadline.h"
#include "core/domain/field.h"

#include <string>
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
    std::string version; // of the record and its overlay; the dossier keeps it
};

} // namespace core::domain

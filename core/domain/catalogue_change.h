// SPDX-License-Identifier: GPL-3.0-or-later
// What an import would change in the catalogue, and what it leaves out and why. Values; any thread.
#pragma once

#include "core/base/time.h"
#include "core/domain/procedure.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

enum class ChangeKind {
    Added,
    Changed,
    Ended, // no longer taken from the day on
    Kept,  // the record says something else, but not for certain: `before` is this counter's and stays
};
std::string_view nameOf(ChangeKind kind);

// `before` and `after` are empty where there was, or will be, nothing. Terms are written "working_day 3.5",
// "same_day 15:00" or "other", fees in dong, flags "yes" and "no", papers as "required 1/0 NAME"
// (requirement, originals/copies, name).
struct PartChange {
    ProcedurePart part{};
    std::string key; // of the component or the presented paper, else empty
    std::string before;
    std::string after;
    bool operator==(const PartChange&) const = default;
};

struct ProcedureChange {
    ChangeKind kind{};
    std::string code;
    std::string name;
    std::vector<PartChange> parts; // of one that is changed or kept
    bool operator==(const ProcedureChange&) const = default;
};

enum class LeftOutReason {
    FileUnreadable,     // args: -
    NotUtf8,            // the file or the record; args: -
    NotJson,            // args: -
    CutShort,           // the file ends inside a record; args: -
    NotARecord,         // args: -
    TooDeep,            // args: most levels
    RecordTooLarge,     // args: most bytes
    TooManyRecords,     // args: most
    FieldMissing,       // also an empty one; args: field
    WrongType,          // args: field
    UnknownWord,        // args: field, word
    NumberOutOfRange,   // args: field, number
    TextTooLong,        // args: field, characters, most
    TooManyComponents,  // args: how many, most
    CodeTwice,          // an earlier record of this import has the code; args: -
    NotInForce,         // the portal has withdrawn it; args: state
    ColumnMissing,      // args: column
    ColumnUnknown,      // args: column
    ColumnTwice,        // args: column
    WrongQuotes,        // args: -
    WrongColumnCount,   // args: how many, how many there should be
    LinesDiffer,        // two lines of one code say different things; args: column
    ProcedureScattered, // the lines of one code do not follow each other; args: -
};
std::string_view nameOf(LeftOutReason reason);

struct LeftOut {
    std::string file; // without its folder
    int place = 0;    // of the record in a JSON file or of the line in a CSV file, from 1; 0: the whole file
    std::string code; // empty where it could not be read
    LeftOutReason reason{};
    std::vector<std::string> args;
    bool operator==(const LeftOut&) const = default;
};

struct CatalogueReport {
    core::base::Date from{};
    std::vector<ProcedureChange> changes; // in the order of kinds, and of codes
    int unchanged = 0;
    std::vector<LeftOut> leftOut;
    int furtherLeftOut = 0; // beyond those that are listed
};

} // namespace core::domain

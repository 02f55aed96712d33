// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/catalogue_change.h"

namespace core::domain {

std::string_view nameOf(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::Added:
        return "added";
    case ChangeKind::Changed:
        return "changed";
    case ChangeKind::Ended:
        return "ended";
    case ChangeKind::Kept:
        return "kept";
    }
    return "unknown";
}

std::string_view nameOf(LeftOutReason reason) {
    switch (reason) {
    case LeftOutReason::FileUnreadable:
        return "file_unreadable";
    case LeftOutReason::NotUtf8:
        return "not_utf8";
    case LeftOutReason::NotJson:
        return "not_json";
    case LeftOutReason::CutShort:
        return "cut_short";
    case LeftOutReason::NotARecord:
        return "not_a_record";
    case LeftOutReason::TooDeep:
        return "too_deep";
    case LeftOutReason::RecordTooLarge:
        return "record_too_large";
    case LeftOutReason::TooManyRecords:
        return "too_many_records";
    case LeftOutReason::FieldMissing:
        return "field_missing";
    case LeftOutReason::WrongType:
        return "wrong_type";
    case LeftOutReason::UnknownWord:
        return "unknown_word";
    case LeftOutReason::NumberOutOfRange:
        return "number_out_of_range";
    case LeftOutReason::TextTooLong:
        return "text_too_long";
    case LeftOutReason::TooManyComponents:
        return "too_many_components";
    case LeftOutReason::CodeTwice:
        return "code_twice";
    case LeftOutReason::NotInForce:
        return "not_in_force";
    case LeftOutReason::ColumnMissing:
        return "column_missing";
    case LeftOutReason::ColumnUnknown:
        return "column_unknown";
    case LeftOutReason::ColumnTwice:
        return "column_twice";
    case LeftOutReason::WrongQuotes:
        return "wrong_quotes";
    case LeftOutReason::WrongColumnCount:
        return "wrong_column_count";
    case LeftOutReason::LinesDiffer:
        return "lines_differ";
    case LeftOutReason::ProcedureScattered:
        return "procedure_scattered";
    }
    return "unknown";
}

} // namespace core::domain

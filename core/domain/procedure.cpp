// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/procedure.h"

#include "core/base/names.h"

namespace core::domain {

std::string_view nameOf(ProcedurePart part) {
    switch (part) {
    case ProcedurePart::Name:
        return "name";
    case ProcedurePart::Field:
        return "field";
    case ProcedurePart::Authority:
        return "authority";
    case ProcedurePart::Term:
        return "term";
    case ProcedurePart::TermText:
        return "term_text";
    case ProcedurePart::Fee:
        return "fee";
    case ProcedurePart::FeeText:
        return "fee_text";
    case ProcedurePart::Result:
        return "result";
    case ProcedurePart::Post:
        return "post";
    case ProcedurePart::Boundary:
        return "boundary";
    case ProcedurePart::Component:
        return "component";
    case ProcedurePart::Presented:
        return "presented";
    case ProcedurePart::Unconfirmed:
        return "unconfirmed";
    }
    return "unknown";
}

std::optional<ProcedurePart> procedurePartFrom(std::string_view name) {
    using enum ProcedurePart;
    return base::byName(name, {Name, Field, Authority, Term, TermText, Fee, FeeText, Result, Post, Boundary,
                               Component, Presented, Unconfirmed});
}

} // namespace core::domain

// SPDX-License-Identifier: GPL-3.0-or-later
// The text of any code that is held before the reader or lies on a page.
#include "core/base/text.h"
#include "core/domain/identity.h"
#include "core/domain/sheet_codes.h"
#include "tests/fuzz/fuzz_body.h"

#include <algorithm>

namespace tests::fuzz {
namespace {

using namespace core::domain;

bool isClean(const std::string& field) {
    return core::base::isUtf8(field) && std::none_of(field.begin(), field.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20;
           });
}

bool isDoubted(const Identity& identity, IdentityDoubt doubt) {
    return std::find(identity.doubts.begin(), identity.doubts.end(), doubt) != identity.doubts.end();
}

void mustBeUsable(const Identity& identity) {
    must(!identity.name.empty(), "a card has a name");
    for (const auto* field : {&identity.personalId, &identity.oldId, &identity.name, &identity.address})
        must(isClean(*field), "fields are clean text");
    for (const auto& field : identity.extra)
        must(isClean(field), "further fields are clean text");
    const bool isNumber = identity.personalId.size() == 12 &&
                          identity.personalId.find_first_not_of("0123456789") == std::string::npos;
    must(isNumber != isDoubted(identity, IdentityDoubt::NumberMalformed), "a malformed number is told");
    must(!identity.birth || identity.birth->ok(), "a date is a day of the calendar");
    must(!identity.issued || identity.issued->ok(), "a date of issue is a day of the calendar");
    must(core::base::isUtf8(maskedId(identity.personalId)), "a masked number is text");
}

} // namespace

void feed(std::string_view bytes) {
    if (const auto identity = parseIdCardCode(bytes)) mustBeUsable(*identity);
    if (const auto separator = parseSeparator(bytes)) {
        must(isComponentKey(separator->component), "a separator names a component");
        must(parseSeparator(separatorText(*separator)) == separator, "a separator can be printed again");
    }
    if (const auto slip = parseSlip(bytes))
        must(parseSlip(slipText(*slip)) == slip, "a slip can be printed again");
}

} // namespace tests::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/identity.h"

#include "core/base/text.h"
#include "core/domain/codes.h"
#include "core/domain/personal_number.h"

#include <algorithm>

namespace core::domain {
namespace {

constexpr std::size_t kOldNumberLength = 9;
constexpr std::size_t kFieldsOfCard = 7;
constexpr std::size_t kFieldsOfVariant = 6;
// Tokens between apps are signed or encrypted: longer than any number or web address without a single
// separator.
constexpr std::size_t kShortestToken = 64;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

// C0, DEL, and C1 (in UTF-8: C2 80 to C2 9F).
bool hasControlCharacter(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0xFF;
        if (byte < 0x20 || byte == 0x7F || (byte == 0xC2 && next < 0xA0)) return true;
    }
    return false;
}

bool isVneidScreen(std::string_view text) {
    if (text.find('|') != std::string_view::npos) return false;
    if (base::folded(text).find("vneid") != std::string::npos) return true;
    const bool tokenOnly = std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("+/=._-").find(c) != std::string_view::npos;
    });
    return tokenOnly && text.size() >= kShortestToken;
}

std::vector<std::string> fieldsOf(std::string_view text) {
    std::vector<std::string> fields;
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find('|', start), text.size());
        fields.push_back(base::cleaned(text.substr(start, end - start)));
        start = end + 1;
    }
    return fields;
}

// Six fields: either the old number is left out, so that the date of birth stands third, or the date of issue
// is.
void completeVariant(std::vector<std::string>& fields) {
    if (fields.size() != kFieldsOfVariant) return;
    const bool birthIsThird = base::dateFromDisplay(fields[2]).has_value();
    fields.insert(birthIsThird ? fields.begin() + 1 : fields.end(), std::string());
}

std::optional<Sex> sexFrom(std::string_view text) {
    const auto plain = base::folded(text);
    if (plain == "nam") return Sex::Male;
    if (plain == "nu") return Sex::Female;
    return std::nullopt;
}

bool isAscii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

bool isSpoilt(std::string_view name, std::string_view wholeText) {
    return name.find('?') != std::string_view::npos || name.find("\xEF\xBF\xBD") != std::string_view::npos ||
           isAscii(wholeText);
}

bool isPlainDate(const std::string& field) {
    return field.size() == 8;
}

std::string_view withoutLineEnd(std::string_view text) {
    const auto last = text.find_last_not_of("\r\n\t");
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

// The card's seven fields in order, more behind them.
Identity identityFrom(const std::vector<std::string>& fields) {
    Identity identity;
    identity.personalId = fields[0];
    const bool isOldId = fields[1].size() == kOldNumberLength && allDigits(fields[1]);
    if (isOldId)
        identity.oldId = fields[1];
    else if (!fields[1].empty())
        identity.extra.push_back(fields[1]);
    identity.name = fields[2];
    identity.birth = base::dateFromDisplay(fields[3]);
    identity.sex = sexFrom(fields[4]);
    identity.address = fields[5];
    identity.issued = base::dateFromDisplay(fields[6]);
    identity.extra.insert(identity.extra.end(), fields.begin() + kFieldsOfCard, fields.end());
    return identity;
}

} // namespace

base::Result<Identity> parseIdCardCode(std::string_view raw) {
    const auto text = withoutLineEnd(raw);
    if (!base::isUtf8(text) || hasControlCharacter(text))
        return base::fail(DomainCode::NotAnIdCardCode, "not UTF-8, or control characters inside");
    if (isVneidScreen(text)) return base::fail(DomainCode::VneidScreenCode);
    auto fields = fieldsOf(text);
    const auto fieldsRead = fields.size();
    completeVariant(fields);
    if (fields.size() < kFieldsOfCard || fields[2].empty())
        return base::fail(DomainCode::NotAnIdCardCode, "too few fields, or no name");

    Identity identity = identityFrom(fields);
    if (!personalNumberFrom(identity.personalId) && !identity.birth)
        return base::fail(DomainCode::NotAnIdCardCode, "neither a number nor a date of birth");
    if (!identity.birth && !fields[3].empty()) return base::fail(DomainCode::ImpossibleDate, {}, {"birth"});
    if (!identity.issued && !fields[6].empty()) return base::fail(DomainCode::ImpossibleDate, {}, {"issued"});

    identity.doubts = doubtsAbout(identity);
    if (isSpoilt(identity.name, text)) identity.doubts.push_back(IdentityDoubt::NameSpoilt);
    if (fieldsRead < kFieldsOfCard || !isPlainDate(fields[3]) || !isPlainDate(fields[6]))
        identity.doubts.push_back(IdentityDoubt::DateForm);
    return identity;
}

std::vector<IdentityDoubt> doubtsAbout(const Identity& identity) {
    const auto number = personalNumberFrom(identity.personalId);
    if (!number) return {IdentityDoubt::NumberMalformed};
    std::vector<IdentityDoubt> doubts;
    if (!number->placeIsKnown) doubts.push_back(IdentityDoubt::ProvinceUnknown);
    if (identity.sex && *identity.sex != number->sex) doubts.push_back(IdentityDoubt::SexMismatch);
    if (identity.birth && static_cast<int>(identity.birth->year()) != number->birthYear)
        doubts.push_back(IdentityDoubt::BirthYearMismatch);
    return doubts;
}

std::string maskedId(std::string_view personalId) {
    static constexpr std::size_t kShown = 4;
    const auto length = base::lengthInCodePoints(personalId);
    const auto hidden = length > kShown ? length - kShown : length;
    std::string masked;
    for (std::size_t i = 0; i < hidden; ++i)
        masked += "•";
    std::size_t at = 0;
    for (std::size_t passed = 0; at < personalId.size(); ++at) {
        const bool startsCodePoint = (personalId[at] & 0xC0) != 0x80;
        if (startsCodePoint && passed++ == hidden) break;
    }
    return masked.append(personalId.substr(at));
}

} // namespace core::domain

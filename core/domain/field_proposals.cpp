// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_proposals.h"

#include "core/base/spelling.h"
#include "core/base/text.h"
#include "core/domain/label_hits.h"
#include "core/domain/likeness.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core::domain {
namespace {

constexpr float kSureWord = 75;
constexpr float kSureDigits = 85;
// In heights of the label: how far below it a value may stand, and the gap that ends one.
constexpr int kBelow = 3;
constexpr int kGap = 4;

enum class Kind { Name, Number, Date, Address, Phone };

Kind kindOf(Field field) {
    switch (field) {
    case Field::SubmitterName:
    case Field::OwnerName:
        return Kind::Name;
    case Field::SubmitterId:
    case Field::OwnerId:
        return Kind::Number;
    case Field::SubmitterBirth:
    case Field::OwnerBirth:
        return Kind::Date;
    case Field::SubmitterAddress:
    case Field::OwnerAddress:
        return Kind::Address;
    case Field::SubmitterPhone:
    case Field::OwnerPhone:
        return Kind::Phone;
    }
    return Kind::Address;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool hasDigit(std::string_view text) {
    return std::ranges::any_of(text, isDigit);
}

bool isDoubtful(const ReadWord& word) {
    return word.confidence < (hasDigit(word.text) ? kSureDigits : kSureWord);
}

// The dots and lines of the form on both sides.
std::string trimmed(std::string_view text) {
    constexpr std::string_view kSigns = " .,;:_-|";
    constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
    for (bool cut = true; cut && !text.empty();) {
        cut = true;
        if (text.starts_with(kEllipsis))
            text.remove_prefix(kEllipsis.size());
        else if (text.ends_with(kEllipsis))
            text.remove_suffix(kEllipsis.size());
        else if (kSigns.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else if (kSigns.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else
            cut = false;
    }
    return base::cleaned(text);
}

std::string digitsOf(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), isDigit);
    return digits;
}

// Digits with blanks and dots between them, nothing else.
bool isNumberOnly(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return isDigit(c) || c == ' ' || c == '.'; });
}

// "15/05/1990", "15 - 5 - 1990", "ngày 15 tháng 05 năm 1990".
std::string dateIn(std::string_view text) {
    std::array<std::string, 3> parts;
    std::size_t part = 0;
    bool inside = false;
    for (const char c : text) {
        if (isDigit(c)) {
            if (!inside && part == parts.size()) return {};
            if (!inside) ++part;
            parts[part - 1] += c;
        }
        inside = isDigit(c);
    }
    if (part != parts.size() || parts[2].size() != 4) return {};
    for (std::size_t i = 0; i < 2; ++i) {
        if (parts[i].size() > 2) return {};
        parts[i].insert(0, 2 - parts[i].size(), '0');
    }
    const auto date = base::dateFromDisplay(parts[0] + parts[1] + parts[2]);
    return date ? base::toDisplay(*date) : std::string();
}

// The value in the form of its field; empty if it cannot be one.
std::string fitted(Kind kind, const std::string& text) {
    const bool severalWords = text.find(' ') != std::string::npos;
    const auto digits = digitsOf(text);
    switch (kind) {
    case Kind::Name:
        return severalWords && digits.empty() ? text : std::string();
    case Kind::Address:
        return severalWords ? text : std::string();
    case Kind::Date:
        return dateIn(text);
    case Kind::Number:
        return isNumberOnly(text) && (digits.size() == 12 || digits.size() == 9) ? digits : std::string();
    case Kind::Phone:
        return isNumberOnly(text) && digits.size() >= 9 && digits.size() <= 11 ? digits : std::string();
    }
    return {};
}

using Words = std::vector<const ReadWord*>;

bool isLeader(const ReadWord& word) {
    return trimmed(word.text).empty();
}

// Up to a gap that no blank between words explains. The dots of a form bridge it.
Words withoutGap(const Words& words, int height_px) {
    Words kept;
    int end = 0;
    for (const auto* word : words) {
        const bool gap = !kept.empty() && word->area.x - end > kGap * height_px;
        if (gap) break;
        end = word->area.x + word->area.width;
        if (!isLeader(*word)) kept.push_back(word);
    }
    return kept;
}

Words rightOf(const PageRows& page, const LabelHit& hit, const LabelHit* next) {
    const auto& row = page.rows[hit.row];
    const bool sameRow = next && next->page == hit.page && next->row == hit.row;
    Words words;
    for (auto i = hit.last + 1; i < (sameRow ? next->first : row.size()); ++i)
        words.push_back(&page.words[row[i]]);
    return withoutGap(words, page.words[row[hit.last]].area.height);
}

Area areaOf(const PageRows& page, const LabelHit& hit) {
    const auto& row = page.rows[hit.row];
    Area area = page.words[row[hit.first]].area;
    for (auto i = hit.first; i <= hit.last; ++i)
        area = united(area, page.words[row[i]].area);
    return area;
}

Words below(const PageRows& page, const LabelHit& hit, const LabelHit* next) {
    const auto label = areaOf(page, hit);
    const auto under = hit.row + 1;
    const bool taken = next && next->page == hit.page && next->row == under;
    if (taken || under >= page.rows.size()) return {};
    const bool sameRow = next && next->page == hit.page && next->row == hit.row;
    const int end = sameRow ? areaOf(page, *next).x : std::max(label.x + label.width * 3, label.x + 1);
    Words words;
    for (const auto index : page.rows[under]) {
        const auto& word = page.words[index];
        const bool near = word.area.y - label.y <= kBelow * label.height;
        if (near && word.area.x >= label.x - 2 * label.height && word.area.x < end) words.push_back(&word);
    }
    return withoutGap(words, label.height);
}

// A colon inside a value ends a label that is not known: where that one begins nobody can say.
bool holdsLabel(const Words& words) {
    return std::ranges::any_of(
        words, [](const ReadWord* word) { return word->text.ends_with(':') || word->text.starts_with(':'); });
}

std::optional<FieldProposal> proposal(Field field, const Words& words) {
    if (words.empty() || holdsLabel(words)) return std::nullopt;
    FieldProposal offer;
    offer.field = field;
    offer.area = words.front()->area;
    std::string text;
    for (const auto* word : words) {
        text += (text.empty() ? "" : " ") + word->text;
        offer.area = united(offer.area, word->area);
        offer.doubtful = offer.doubtful || isDoubtful(*word);
    }
    offer.value = fitted(kindOf(field), trimmed(text));
    return offer.value.empty() ? std::nullopt : std::optional(std::move(offer));
}

std::string asSpelled(const FieldProposal& proposal, const std::string& text) {
    return proposal.source == ValueSource::Mrz ? base::folded(text) : base::spelling(text);
}

bool says(const FieldProposal& proposal, const std::string& text) {
    return asSpelled(proposal, proposal.value) == asSpelled(proposal, text);
}

// Both may lack accents.
bool agree(const FieldProposal& a, const FieldProposal& b) {
    return says(a, b.value) || says(b, a.value);
}

std::string typedIn(Field field, const Person& submitter, const Person& owner) {
    const bool isOwner = field >= Field::OwnerName;
    const Person& person = isOwner ? owner : submitter;
    switch (kindOf(field)) {
    case Kind::Name:
        return person.name;
    case Kind::Number:
        return person.idNumber;
    case Kind::Date:
        return person.birth ? base::toDisplay(*person.birth) : std::string();
    case Kind::Address:
        return person.address;
    case Kind::Phone:
        return person.phone;
    }
    return {};
}

FieldView viewOf(Field field, std::string typed, std::vector<FieldProposal> proposals) {
    using Standing = FieldView::Standing;
    FieldView view{field, Standing::Offered, std::move(typed), std::move(proposals)};
    const auto& all = view.proposals;
    if (view.typed.empty()) {
        const bool one = std::ranges::all_of(all, [&](const auto& each) { return agree(all.front(), each); });
        view.standing = one ? Standing::Offered : Standing::Disputed;
    } else {
        const bool same = std::ranges::all_of(all, [&](const auto& each) { return says(each, view.typed); });
        view.standing = same ? Standing::Confirmed : Standing::Different;
    }
    return view;
}

} // namespace

std::vector<FieldProposal> proposalsBeside(const std::vector<FieldLabel>& labels,
                                           const std::vector<ReadPage>& pages) {
    std::vector<std::string> letters;
    letters.reserve(labels.size());
    for (const auto& label : labels)
        letters.push_back(compact(label.text));
    std::vector<PageRows> rows;
    rows.reserve(pages.size());
    std::vector<LabelHit> hits;
    for (const auto& page : pages) {
        rows.push_back(rowsOfPage(page));
        for (auto& hit : labelHits(rows.back(), letters)) {
            hit.page = rows.size() - 1;
            hits.push_back(std::move(hit));
        }
    }
    const auto aligned = alignedLabels(hits, letters);
    std::vector<FieldProposal> offers;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (aligned[i] == kNoLabel || !labels[aligned[i]].field) continue;
        const auto& page = rows[hits[i].page];
        const auto* next = i + 1 < hits.size() ? &hits[i + 1] : nullptr;
        auto words = rightOf(page, hits[i], next);
        if (words.empty()) words = below(page, hits[i], next);
        auto offer = proposal(*labels[aligned[i]].field, words);
        if (!offer) continue;
        offer->page = page.number;
        offer->label = labels[aligned[i]].text;
        offers.push_back(std::move(*offer));
    }
    return offers;
}

std::vector<FieldProposal> proposalsFrom(const Identity& card, int page, const Area& area) {
    const auto has = [&](IdentityDoubt doubt) {
        return std::ranges::find(card.doubts, doubt) != card.doubts.end();
    };
    std::vector<FieldProposal> offers;
    const auto offer = [&](Field field, std::string value, bool doubtful) {
        if (!value.empty())
            offers.push_back({field, std::move(value), ValueSource::CardCode, page, area, doubtful});
    };
    const bool spoilt = has(IdentityDoubt::NameSpoilt);
    offer(Field::SubmitterName, card.name, spoilt);
    offer(Field::SubmitterId, card.personalId, has(IdentityDoubt::NumberMalformed));
    offer(Field::SubmitterBirth, card.birth ? base::toDisplay(*card.birth) : "",
          has(IdentityDoubt::DateForm));
    offer(Field::SubmitterAddress, card.address, spoilt);
    return offers;
}

std::vector<FieldProposal> proposalsFrom(const MrzOnPage& found, int page) {
    std::vector<FieldProposal> offers;
    const auto offer = [&](Field field, std::string value, bool doubtful) {
        if (!value.empty())
            offers.push_back({field, std::move(value), ValueSource::Mrz, page, found.area, doubtful});
    };
    offer(Field::SubmitterName, found.mrz.name, true); // no accents, and no check digit covers it
    offer(Field::SubmitterId, found.mrz.personalId, false);
    offer(Field::SubmitterBirth, base::toDisplay(found.mrz.birth), false);
    return offers;
}

std::vector<FieldView> fieldViews(const Person& submitter, const Person& owner,
                                  std::vector<FieldProposal> proposals) {
    std::ranges::stable_sort(proposals, {},
                             [](const FieldProposal& each) { return std::pair(each.field, each.source); });
    std::vector<FieldView> views;
    for (auto first = proposals.begin(); first != proposals.end();) {
        const auto field = first->field;
        const auto end =
            std::find_if(first, proposals.end(), [&](const auto& each) { return each.field != field; });
        views.push_back(viewOf(field, typedIn(field, submitter, owner),
                               {std::make_move_iterator(first), std::make_move_iterator(end)}));
        first = end;
    }
    return views;
}

std::vector<Offer> offersIn(const FieldView& view) {
    std::vector<Offer> offers;
    for (const auto& proposal : view.proposals) {
        if (!view.typed.empty() && says(proposal, view.typed)) continue;
        const auto same = std::ranges::find_if(
            offers, [&](const Offer& offer) { return agree(offer.sources.front(), proposal); });
        if (same == offers.end())
            offers.push_back({view.field, proposal.value, !view.typed.empty(), {proposal}});
        else
            same->sources.push_back(proposal);
    }
    return offers;
}

} // namespace core::domain

// SPDX-License-Identifier: GPL-3.0-or-later
// Values that stand on the paper, offered for the fields of the intake with the place they were read from,
// and held against what was typed. Nothing here ever fills a field. Pure functions; any thread.
#pragma once

#include "core/domain/dossier.h"
#include "core/domain/field.h"
#include "core/domain/identity.h"
#include "core/domain/mrz.h"
#include "core/domain/read_words.h"

#include <string>
#include <vector>

namespace core::domain {

enum class ValueSource { CardCode, Mrz, Words }; // the surest first

struct FieldProposal {
    Field field{};
    std::string value; // NFC; a date as dd/MM/yyyy, a number as digits
    ValueSource source = ValueSource::Words;
    int page = 0;           // number in its batch
    Area area;              // of the value, on the cleaned page
    bool doubtful = false;  // a word under 75, or with digits under 85, of 100; or a doubt about the card
    std::string label = {}; // beside which it stands, as known; empty for codes
};

// Values right of the labels, or below them, up to the next label or the end of the line. `pages`: those of
// one component, in order. `labels`: in the order in which they are printed on the form, so that a label that
// stands there twice is told apart by what stands around it; one that OCR lost is passed over. A value that
// cannot be one of its field (a date that is none, a number without 12 or 9 digits) is not offered, nor is
// one with an unknown label inside it.
std::vector<FieldProposal> proposalsBeside(const std::vector<FieldLabel>& labels,
                                           const std::vector<ReadPage>& pages);
// A card is taken for the submitter's.
std::vector<FieldProposal> proposalsFrom(const Identity& card, int page, const Area& area);
std::vector<FieldProposal> proposalsFrom(const MrzOnPage& found, int page);

// One field as the screen shows it.
struct FieldView {
    enum class Standing {
        Offered,   // nothing typed, all sources agree: one key takes it
        Disputed,  // nothing typed, the sources differ: the clerk chooses
        Confirmed, // typed, and at least one source says the same, none another
        Different, // typed, and a source says otherwise: told, never written over
    };
    Field field{};
    Standing standing = Standing::Offered;
    std::string typed;
    std::vector<FieldProposal> proposals; // the surest first
};

// The fields for which there are proposals, in the order of Field. Case, blanks and the place of tone marks
// do not count as a difference, accents do; a name from machine-readable lines has none and is compared
// without.
std::vector<FieldView> fieldViews(const Person& submitter, const Person& owner,
                                  std::vector<FieldProposal> proposals);

// A value that the clerk may take.
struct Offer {
    Field field{};
    std::string value;
    bool replaces = false;              // something else is typed
    std::vector<FieldProposal> sources; // who say so, the surest first; never empty
};
// Each value once, the surest first; none that says what is typed.
std::vector<Offer> offersIn(const FieldView& view);

} // namespace core::domain

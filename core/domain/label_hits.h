// SPDX-License-Identifier: GPL-3.0-or-later
// Known labels found in the rows of a page. Inside of field_proposals and post_correction. Pure; any thread.
#pragma once

#include "core/domain/field.h"
#include "core/domain/read_words.h"

#include <string>
#include <vector>

namespace core::domain {

// The words of a page in rows; a word with a colon inside it ("số:0011") is two.
struct PageRows {
    int number = 0;
    std::vector<ReadWord> words;
    std::vector<Row> rows;
};
PageRows rowsOfPage(const ReadPage& page);

// A label as it stands on a page: places [first, last] in a row of the page with that index.
struct LabelHit {
    std::size_t page = 0;
    std::size_t row = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    std::string letters; // of the known label
    std::size_t distance = 0;
};

// At most one letter in six wrong. A label of fewer than eight letters needs its colon, or has to stand
// without an error behind another label. In a row that begins with other words than numbering there is none.
std::vector<LabelHit> labelHits(const PageRows& page, const std::vector<std::string>& letters);

// Most letters of labels in the order of the form: for each hit the index of its label, or npos.
inline constexpr std::size_t kNoLabel = static_cast<std::size_t>(-1);
std::vector<std::size_t> alignedLabels(const std::vector<LabelHit>& hits,
                                       const std::vector<std::string>& letters);

} // namespace core::domain

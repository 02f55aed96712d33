// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of a stack say, for the clerk's eyes: words under doubt, corrections from closed lists, ink
// that was not read, values for the fields. Each page is looked at once, and again only when it was read anew
// or came to lie elsewhere.
#pragma once

#include "core/domain/field_proposals.h"
#include "core/domain/placing.h"
#include "core/domain/post_correction.h"
#include "scanner/pipeline/batch.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace scanner::pipeline {

// One thing on a page that can be pointed at.
struct PageItem {
    enum class Kind {
        Word,
        Doubtful,  // a word that the engine was not sure of
        Corrected, // words that stand so in a closed list of titles or units
        Unread,    // ink that no word explains
    };
    Kind kind = Kind::Word;
    Box box;
    std::string text = {};   // as it goes into a field; empty for unread ink
    std::string asRead = {}; // by the engine
    float confidence = 0;    // 0 .. 100, the least of its words
    core::domain::ListKind list = core::domain::ListKind::Title; // of a correction
};

// In reading order, unread ink behind the words. `corrections`: those of the page.
std::vector<PageItem> itemsOn(const BatchPage& page,
                              const std::vector<core::domain::Correction>& corrections);

struct StackFindings {
    using Items = std::shared_ptr<const std::vector<PageItem>>;
    std::map<int, Items> items; // of each page that was read, by its number
    std::vector<core::domain::FieldProposal> proposals;
};

// One thread at a time, not the GUI thread: a page costs some milliseconds.
class StackStudy {
  public:
    // `lists`: nullptr corrects nothing.
    explicit StackStudy(std::shared_ptr<const core::domain::ClosedLists> lists);

    // What all pages say as they lie now. Pages of another batch than the last begin anew.
    StackFindings study(const core::base::BatchId& batch, const std::vector<BatchPage>& pages,
                        const std::vector<core::domain::PlacedPage>& places,
                        const core::domain::Procedure& procedure);

  private:
    using Proposals = std::vector<core::domain::FieldProposal>;
    struct Page {
        int readings = 0;
        StackFindings::Items items;
        Proposals cards;
    };
    // A component's form: which readings of which pages it was made of.
    struct Form {
        std::vector<std::pair<int, int>> pages;
        Proposals values;
    };
    void look(const BatchPage& page);
    const Proposals& valuesOf(const core::domain::Component& component, const std::vector<BatchPage>& pages,
                              const std::vector<core::domain::PlacedPage>& places);

    std::shared_ptr<const core::domain::ClosedLists> m_lists;
    core::base::BatchId m_batch;
    std::string m_procedure; // code
    std::map<int, Page> m_pages;
    std::map<std::string, Form> m_forms; // by component key
};

} // namespace scanner::pipeline

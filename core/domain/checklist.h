// SPDX-License-Identifier: GPL-3.0-or-later
// What is there and what is missing. Pure functions; any thread.
#pragma once

#include "core/domain/procedure.h"

#include <map>
#include <string>
#include <vector>

namespace core::domain {

enum class ItemState {
    Present,
    Missing,
    NotNeeded
}; // Missing blocks; NotNeeded: optional, or its group is served

struct ChecklistItem {
    std::string component; // key
    std::string name;
    Requirement requirement = Requirement::Optional;
    int pages = 0;
    ItemState state = ItemState::NotNeeded;
    std::string group; // of a OneOf component
};

// `pages`: number of pages per component key. One item per component, in the procedure's order.
std::vector<ChecklistItem> checklist(const Procedure& procedure, const std::map<std::string, int>& pages);
// Names of what still blocks, in order. The alternatives of one group are one entry, joined by " / ".
std::vector<std::string> blocking(const std::vector<ChecklistItem>& items);

} // namespace core::domain

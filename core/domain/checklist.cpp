// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/checklist.h"

#include <set>

namespace core::domain {
namespace {

int pagesOf(const Component& component, const std::map<std::string, int>& pages) {
    const auto found = pages.find(component.key);
    return found == pages.end() ? 0 : found->second;
}

std::set<std::string> servedGroups(const Procedure& procedure, const std::map<std::string, int>& pages) {
    std::set<std::string> served;
    for (const auto& component : procedure.components)
        if (component.requirement == Requirement::OneOf && pagesOf(component, pages) > 0)
            served.insert(component.group);
    return served;
}

ItemState stateOf(const Component& component, int pages, const std::set<std::string>& served) {
    if (pages > 0) return ItemState::Present;
    switch (component.requirement) {
    case Requirement::Required:
        return ItemState::Missing;
    case Requirement::OneOf:
        return served.contains(component.group) ? ItemState::NotNeeded : ItemState::Missing;
    case Requirement::Optional:
        return ItemState::NotNeeded;
    }
    return ItemState::Missing;
}

} // namespace

std::vector<ChecklistItem> checklist(const Procedure& procedure, const std::map<std::string, int>& pages) {
    const auto served = servedGroups(procedure, pages);
    std::vector<ChecklistItem> items;
    for (const auto& component : procedure.components) {
        const int count = pagesOf(component, pages);
        items.push_back({component.key, component.name, component.requirement, count,
                         stateOf(component, count, served), component.group});
    }
    return items;
}

std::vector<std::string> blocking(const std::vector<ChecklistItem>& items) {
    std::vector<std::string> names;
    std::map<std::string, std::size_t> entryOfGroup;
    for (const auto& item : items) {
        if (item.state != ItemState::Missing) continue;
        if (item.requirement != Requirement::OneOf) {
            names.push_back(item.name);
            continue;
        }
        const auto [entry, isFirst] = entryOfGroup.try_emplace(item.group, names.size());
        if (isFirst)
            names.push_back(item.name);
        else
            names[entry->second] += " / " + item.name;
    }
    return names;
}

} // namespace core::domain

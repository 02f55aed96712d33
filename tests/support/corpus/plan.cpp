// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus/plan.h"

#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/special_pages.h"
#include "tests/support/sample_pages/papers.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tests::corpus {
namespace {

constexpr int kLooksPerForm = 5; // the office scan and four others

PagePlan pageOf(const Form& form, const Look& look) {
    return {{}, form.kind, form.component, form.title, look, form.draw};
}

// Every look but the first comes four or five times.
void addForms(std::vector<PagePlan>& plan) {
    const auto& all = forms();
    const std::size_t others = looks().size() - 1;
    std::size_t next = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        plan.push_back(pageOf(all[i], looks().front()));
        for (int k = 1; k < kLooksPerForm; ++k) {
            plan.push_back(pageOf(all[i], looks()[1 + next++ % others]));
            plan.back().back = all[(i + 1) % all.size()].draw;
        }
    }
}

void addTurned(std::vector<PagePlan>& plan) {
    for (const std::size_t which : {0U, 3U, 7U}) {
        auto page = pageOf(forms()[which], looks().front());
        page.kind = "upside-down";
        page.quarterTurns = 2;
        page.look.name = "turned";
        plan.push_back(page);
    }
}

void number(std::vector<PagePlan>& plan) {
    int position = 0;
    for (auto& page : plan) {
        page.position = ++position;
        page.name = QString("%1-%2-%3").arg(position, 3, 10, QChar('0')).arg(page.kind, page.look.name);
    }
}

void requireAll(const QStringList& wanted, const std::vector<PagePlan>& plan,
                QString (*nameOf)(const PagePlan&)) {
    for (const auto& name : wanted)
        if (std::ranges::none_of(plan, [&](const PagePlan& page) { return nameOf(page) == name; }))
            throw std::runtime_error("no page of this kind: " + name.toStdString());
}

QString kindOf(const PagePlan& page) {
    return page.kind;
}

QString lookOf(const PagePlan& page) {
    return page.look.name;
}

} // namespace

std::vector<PagePlan> wholePlan() {
    std::vector<PagePlan> plan;
    addForms(plan);
    addTurned(plan);
    addSpecialPages(plan);
    number(plan);
    return plan;
}

std::vector<PagePlan> chosen(const std::vector<PagePlan>& plan, const QStringList& kinds,
                             const QStringList& wantedLooks, int limit) {
    requireAll(kinds, plan, &kindOf);
    requireAll(wantedLooks, plan, &lookOf);
    std::vector<PagePlan> matching;
    std::ranges::copy_if(plan, std::back_inserter(matching), [&](const PagePlan& page) {
        return (kinds.isEmpty() || kinds.contains(page.kind)) &&
               (wantedLooks.isEmpty() || wantedLooks.contains(page.look.name));
    });
    const auto most = static_cast<std::size_t>(limit);
    if (limit <= 0 || matching.size() <= most) return matching;
    std::vector<PagePlan> spread;
    spread.reserve(most);
    for (std::size_t i = 0; i < most; ++i)
        spread.push_back(matching[i * matching.size() / most]);
    return spread;
}

} // namespace tests::corpus

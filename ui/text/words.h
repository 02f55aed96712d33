// SPDX-License-Identifier: GPL-3.0-or-later
// A state has one word, the same everywhere. In the language in force; any thread.
#pragma once

#include "core/domain/checklist.h"
#include "core/domain/deadline.h"
#include "core/domain/dossier.h"
#include "core/domain/identity.h"
#include "core/domain/sorting.h"
#include "core/ports/courier.h"
#include "core/ports/scan_source.h"
#include "core/ports/store.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ui::text {

QString words(core::ports::OpState state);
QString words(core::ports::OpKind kind); // as the step of a dossier's way
// Of what waits: when it is tried next. Nothing: at the next opportunity.
QString nextTryWords(const std::optional<std::int64_t>& wait_ms);
QString triesWords(int tries);
// Why a dossier is where it is, as a sentence.
// `isSigned`: the portal has given a receipt for it.
QString whyWords(core::ports::OpState state, std::string_view problem, bool isSigned);
QString words(core::ports::LinkState state);
QString words(core::ports::Role role);
QString words(core::ports::ScanEnd end);
QString words(core::ports::PaperKind kind);
// A wait of so many seconds that is counted down.
QString words(core::ports::ScanWait why, int seconds);
QString standardSettingsWords();
// A scanner that lets in only whom it knows, and what it asks for.
QString scannerLoginWords(const std::string& resource);
QString scannerLoginLateWords();   // nobody waits for it any more, and it is still being typed
QString scannerLoginMissedWords(); // nobody typed it
QString loginNameWord();
QString loginPasswordWord();
QString words(core::domain::ItemState state);
QString words(core::domain::SortReason reason);
QString words(core::domain::Requirement requirement);
QString words(core::domain::WorkState state);
QString words(core::domain::PortalState state); // as the national standard names it
// One line: when, what, which papers or results, why.
QString shownChange(const core::domain::PortalChange& change);
QString words(core::domain::Channel channel);
QString words(core::domain::ReturnMethod method);
// A doubt about an identity, as a sentence.
QString words(core::domain::IdentityDoubt doubt);

// Lines of "counterfoilctl numbers".
QString numberBlockWords(const core::ports::NumberBlock& block);
QStringList numberFactsWords(bool isAsked, bool isDateTrusted, std::size_t burned);

// The last trouble of a delivery, by its machine name ("captive-portal", "invalid-field", or the name of a
// PortalCode). A name that is not known gives a general sentence, never the name.
QString problemWords(std::string_view name);

} // namespace ui::text

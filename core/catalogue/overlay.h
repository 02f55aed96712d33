// SPDX-License-Identifier: GPL-3.0-or-later
// What this counter has added to a record lives on in the next version of it. Pure; any thread.
#pragma once

#include "core/catalogue/read_record.h"

#include <optional>

namespace core::catalogue {

// The next version, without its `version`: facts of the record; keys, short names, requirements, groups,
// titles and labels of the version before; what the record leaves open or says uncertainly as it was before.
// Rows of the record that `setAside` names stay out; papers without a code of the record are this counter's
// own and stay. A procedure that is new has every paper optional, but where the record names requirements.
core::domain::Procedure nextVersion(const ReadRecord& record,
                                    const std::optional<core::domain::Procedure>& before);

// A term or fee that the record tells otherwise than the version before, but less certainly, so that the
// version before was followed.
std::vector<core::domain::PartChange> kept(const ReadRecord& record, const core::domain::Procedure& before);

} // namespace core::catalogue

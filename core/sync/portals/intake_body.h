// SPDX-License-Identifier: GPL-3.0-or-later
// A revision as intake v1 writes it: one JSON object, members sorted, without white space and without a clock
// of its own, so that the same dossier always gives the same bytes. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/portal.h"
#include "core/ports/revision_format.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::sync {

class IntakeBody final : public core::ports::RevisionFormat {
  public:
    [[nodiscard]] std::string freeze(const core::domain::Dossier& dossier) const override;
};

// The manifest of a frozen body. Errors: WrongAnswer, when the bytes are no intake/1 revision.
[[nodiscard]] core::base::Result<std::vector<core::ports::RevisionFile>> filesOfBody(std::string_view bytes);

// What is said when a revision is at the portal with all its files.
[[nodiscard]] std::string commitOfBody(const core::ports::Delivery& delivery,
                                       const std::vector<core::ports::RevisionFile>& files);

} // namespace core::sync

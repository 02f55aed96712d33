// SPDX-License-Identifier: GPL-3.0-or-later
// What is read on pages, as words: fields, and where a value comes from. In the language in force; any
// thread.
#pragma once

#include "core/domain/field_proposals.h"
#include "core/domain/post_correction.h"

#include <QString>

namespace ui::text {

QString words(core::domain::Field field);
// "on page 2, beside “Họ và tên”"; page 0 is the reader.
QString words(const core::domain::FieldProposal& source);
// The list that a correction comes from: "the titles of papers".
QString words(core::domain::ListKind list);

} // namespace ui::text

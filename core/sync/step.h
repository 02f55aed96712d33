// SPDX-License-Identifier: GPL-3.0-or-later
// The end of one step of an operation: what it was for, or a setback on the portal's side, or an error of our
// own store, which ends the run. Values; any thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/portal.h"

#include <tl/expected.hpp>

#include <variant>

namespace core::sync {

using Trouble = std::variant<core::ports::Setback, core::base::Error>;

template<class T>
using Step = tl::expected<T, Trouble>;

template<class AnyError>
[[nodiscard]] tl::unexpected<Trouble> trouble(AnyError error) {
    return tl::unexpected<Trouble>(Trouble(std::move(error)));
}

} // namespace core::sync

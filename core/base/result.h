// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of everything that can fail. Functions that return it are [[nodiscard]].
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace core::base {

template<class T>
using Result = tl::expected<T, Error>;

// return fail(StoreCode::DiskFull, "write /x: ENOSPC");
template<class Code>
[[nodiscard]] tl::unexpected<Error> fail(Code code, std::string detail = {},
                                         std::vector<std::string> args = {}) {
    return tl::unexpected<Error>(Error::of(code, std::move(detail), std::move(args)));
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace core::base

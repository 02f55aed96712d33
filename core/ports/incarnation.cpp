// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/incarnation.h"

namespace core::ports {

using core::base::Result;

Result<std::string> incarnationOf(Books& books, Random& random) {
    auto kept = books.settings().get(kIncarnationSetting);
    if (!kept) return core::base::fail(kept.error());
    if (*kept && !(*kept)->empty()) return **kept;
    return beginIncarnation(books, random);
}

Result<std::string> beginIncarnation(Books& books, Random& random) {
    core::base::Bytes16 bytes{};
    random.fill(bytes);
    auto name = core::base::toHex(bytes);
    if (auto put = books.settings().put(kIncarnationSetting, name); !put)
        return core::base::fail(put.error());
    return name;
}

} // namespace core::ports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_values.h"

#include "core/ports/store_codes.h"

namespace core::store {

core::base::Result<void> RowValues::verdict(std::string_view table) const {
    if (!m_misfit) return {};
    return core::base::fail(core::ports::StoreCode::Damaged, std::string(table) + ", column " +
                                                                 std::to_string(*m_misfit) +
                                                                 " of a row is damaged");
}

} // namespace core::store

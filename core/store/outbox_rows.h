// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of `delivery`, `outbox` and `upload` as values, and back. Same thread as the statement.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/statement.h"

#include <string>
#include <string_view>

namespace core::store {

inline constexpr std::string_view kSelectOp =
    "SELECT seq, op_uuid, kind, dossier_uuid, rev, file_uuid, file_key, lane, bytes_left, severity, state, "
    "attempts, "
    "crashes,"
    " next_boot_ms, boot_id, last_http, last_problem, last_detail, request_id, detail,"
    " coalesce((SELECT key_for_courier FROM delivery WHERE delivery.dossier_uuid=outbox.dossier_uuid"
    "  AND delivery.rev=outbox.rev), x'') FROM outbox ";
// `body` is the column, which is sealed, or what stands for it: lists leave the bodies out.
std::string selectDelivery(std::string_view body);

// lane, bytes_left, severity, state, attempts, crashes, next_boot_ms, boot_id, last_http, last_problem,
// request_id, last_detail, detail: what changes while an operation is on its way. The detail is either sealed
// or in clear.
void bindProgress(sqlite::Statement& row, const core::ports::OutboxOp& op, std::string_view sealedDetail);

struct OpRow {
    core::ports::OutboxOp op; // with the detail, if it stands in clear
    std::string sealedDetail;
    std::string keyForCourier; // of its delivery; empty without one
};
[[nodiscard]] core::base::Result<OpRow> opFrom(const sqlite::Statement& statement);
[[nodiscard]] core::base::Result<core::ports::Delivery> deliveryFrom(const sqlite::Statement& statement);
[[nodiscard]] core::base::Result<core::ports::Upload> uploadFrom(const sqlite::Statement& statement);

} // namespace core::store

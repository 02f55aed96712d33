// SPDX-License-Identifier: GPL-3.0-or-later
// One delivery in each state, for the outbox tests: sending, queued, uploaded, acknowledged, needs a clerk.
#pragma once

#include "core/ports/courier.h"
#include "core/usecases/outbox_list.h"

#include <vector>

namespace tests {

inline core::usecases::OutboxRow outboxRow(int number, const char* owner, core::ports::OpState state) {
    core::usecases::OutboxRow row;
    row.dossier = core::base::DossierId{{static_cast<std::uint8_t>(number)}};
    row.number = "H15.50.05.13-261121-09" + std::to_string(70 + number);
    row.procedureName = "Đăng ký khai sinh";
    row.ownerName = owner;
    row.receivedAt = core::base::Instant{1795227300000 - std::int64_t{600'000} * number};
    row.state = state;
    row.files = 3;
    row.attempts = 1;
    return row;
}

inline std::vector<core::usecases::OutboxRow> outboxRows() {
    using core::ports::OpState;
    auto sending = outboxRow(6, "Nguyễn Thị Mẫu", OpState::Sending);
    sending.filesUploaded = 1;
    auto queued = outboxRow(5, "Lê Văn Thử", OpState::Queued);
    queued.nextBootMs = 26'000; // the fake clock says 1,000
    queued.problem = "busy";
    auto uploaded = outboxRow(4, "Phạm Thị Đợi", OpState::Uploaded);
    uploaded.filesUploaded = 3;
    auto done = outboxRow(3, "Hoàng Văn Xong", OpState::Acknowledged);
    done.filesUploaded = 3;
    done.receivedByPortal = core::base::Instant{1795227120000}; // 09:12
    done.receiptSeq = 1842;
    auto refused = outboxRow(2, "Đỗ Thị Sửa", OpState::NeedsClerk);
    refused.problem = "invalid-field";
    refused.detail = "Ngày sinh sau ngày nộp";
    return {sending, queued, uploaded, done, refused};
}

// A portal that gives no receipts has it.
inline core::usecases::OutboxRow unsignedRow() {
    auto row = outboxRow(1, "Ngô Thị Tin", core::ports::OpState::Acknowledged);
    row.filesUploaded = 3;
    row.receivedByPortal = core::base::Instant{1795227120000};
    return row;
}

inline core::ports::CourierStatus sendingStatus() {
    core::ports::CourierStatus status;
    status.link = core::ports::LinkState::Online;
    status.sending = outboxRows().front().dossier;
    status.bytesSent = 430;
    status.bytesTotal = 1000;
    return status;
}

// The same, of a file whose speed is known.
inline core::ports::CourierStatus fastStatus() {
    auto status = sendingStatus();
    status.bytesSent = 2'150'000;
    status.bytesTotal = 5'000'000;
    status.bytesPerSecond = 30'500;
    status.bytesWaiting = 12'400'000;
    return status;
}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/lanes.h"

#include <catch2/catch.hpp>

using core::ports::OpKind;
using core::ports::OpState;
using core::ports::OutboxOp;
using core::sync::earliestDue;
using core::sync::Lanes;

namespace {

OutboxOp op(std::int64_t seq, std::uint8_t dossier, OpKind kind, OpState state = OpState::Queued,
            std::int64_t bytesLeft = 0, int revision = 1) {
    OutboxOp made;
    made.seq = seq;
    made.dossier.bytes[0] = dossier;
    made.revision = revision;
    made.kind = kind;
    made.lane = kind == OpKind::Put ? 1 : kind == OpKind::Commit ? 2 : 4;
    made.state = state;
    made.bytesLeft = bytesLeft;
    return made;
}

std::int64_t next(Lanes& lanes, const std::vector<OutboxOp>& open, std::int64_t now = 0) {
    const auto found = lanes.next(open, now, "boot");
    return found ? found->seq : 0;
}

} // namespace

TEST_CASE("Metadata goes before commits, commits before files") {
    Lanes lanes;
    CHECK(next(lanes, {op(1, 1, OpKind::Put, OpState::Uploaded), op(2, 1, OpKind::File, OpState::Queued, 5),
                       op(3, 2, OpKind::Put, OpState::Uploaded), op(4, 2, OpKind::Commit),
                       op(5, 3, OpKind::Put)}) == 5);
    CHECK(next(lanes, {op(1, 1, OpKind::Put, OpState::Uploaded), op(2, 1, OpKind::File, OpState::Queued, 5),
                       op(3, 2, OpKind::Put, OpState::Uploaded), op(4, 2, OpKind::Commit)}) == 4);
}

TEST_CASE("A file waits for its metadata, a commit for all files") {
    Lanes lanes;
    CHECK(next(lanes, {op(1, 1, OpKind::Put, OpState::NeedsClerk), op(2, 1, OpKind::File, OpState::Queued, 5),
                       op(3, 1, OpKind::Commit)}) == 0);
    CHECK(next(lanes, {op(1, 1, OpKind::Put, OpState::Uploaded), op(2, 1, OpKind::File, OpState::NeedsClerk),
                       op(3, 1, OpKind::Commit)}) == 0);
}

TEST_CASE("Of files the dossier with the least bytes left goes first, but one that has waited for four hours "
          "before it") {
    const std::vector open{
        op(1, 1, OpKind::Put, OpState::Uploaded), op(2, 1, OpKind::File, OpState::Queued, 9'000'000),
        op(3, 2, OpKind::Put, OpState::Uploaded), op(4, 2, OpKind::File, OpState::Queued, 10)};
    Lanes lanes;
    const std::vector large{open[0], open[1]};
    CHECK(next(lanes, large, 0) == 2);
    CHECK(next(lanes, open, 1) == 4);
    CHECK(next(lanes, open, 4LL * 3600 * 1000) == 2);
}

TEST_CASE("A correction follows the revision before it, unless that one needs a clerk") {
    Lanes lanes;
    CHECK(next(lanes, {op(1, 1, OpKind::Put, OpState::Uploaded), op(2, 1, OpKind::Commit),
                       op(3, 1, OpKind::Put, OpState::Queued, 0, 2)}) == 2);
    CHECK(next(lanes, {op(1, 1, OpKind::Put, OpState::NeedsClerk), op(2, 1, OpKind::Commit),
                       op(3, 1, OpKind::Put, OpState::Queued, 0, 2)}) == 3);
}

TEST_CASE("What is not due waits, and says until when") {
    Lanes lanes;
    auto put = op(1, 1, OpKind::Put);
    put.nextBootMs = 500;
    put.bootId = "boot";
    auto blocked = op(2, 2, OpKind::Commit);
    blocked.nextBootMs = 10;
    const std::vector open{put, blocked, op(3, 2, OpKind::Put, OpState::NeedsClerk)};
    CHECK(next(lanes, open, 499) == 0);
    CHECK(earliestDue(open) == 500); // the blocked commit has nothing to wait for
    CHECK(next(lanes, open, 500) == 1);
}

TEST_CASE("On a metered line only files go that have waited for four hours; all else goes as ever") {
    const std::vector open{op(1, 1, OpKind::Put, OpState::Uploaded),
                           op(2, 1, OpKind::File, OpState::Queued, 9), op(3, 2, OpKind::Put)};
    const auto nextOf = [](Lanes& lanes, const std::vector<OutboxOp>& all, std::int64_t now) {
        const auto found = lanes.next(all, now, "boot", true);
        return found ? found->seq : 0;
    };
    Lanes lanes;
    CHECK(nextOf(lanes, open, 0) == 3);
    const std::vector files{open[0], open[1]};
    CHECK(nextOf(lanes, files, 1) == 0);
    CHECK(nextOf(lanes, files, 4LL * 3600 * 1000) == 2);
}

TEST_CASE("What waits is counted in bytes of files that are not at the portal") {
    CHECK(core::sync::bytesWaiting({op(1, 1, OpKind::Put), op(2, 1, OpKind::File, OpState::Uploaded, 0),
                                    op(3, 1, OpKind::File, OpState::Queued, 7),
                                    op(4, 2, OpKind::File, OpState::NeedsClerk, 5)}) == 12);
}

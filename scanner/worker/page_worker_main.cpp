// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-page-worker: cleans and reads one page at a time, or takes a foreign file apart into pages. A
// hostile file crashes or stalls this process alone.
#include "scanner/pipeline/decode_work.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_work.h"
#include "scanner/worker/worker_channel.h"

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include <malloc.h>
#include <sys/resource.h>

namespace {

using namespace scanner;
using worker::Frame;
using worker::FrameKind;
using worker::WorkerChannel;

constexpr std::uint64_t kAddressSpaceBytes = 1ULL << 30U;
constexpr int kBelowNormal = 5;
constexpr int kStartedWrongly = 4;

// Four threads on one page take five times as long as one, and libgomp has read this before main() began.
bool hasOneThreadOnly() {
    const char* limit = std::getenv("OMP_THREAD_LIMIT");
    return limit && std::string_view(limit) == "1";
}

void answer(WorkerChannel& channel, pipeline::PageWork& work, const Frame& frame) {
    const auto order = pipeline::pageOrderFrom(frame.payload);
    if (!order) worker::endOnBrokenFrame();
    const auto done = work.run(*order);
    if (done)
        channel.send(FrameKind::Result, frame.request, "{}");
    else
        channel.send(FrameKind::Error, frame.request, pipeline::toJson(done.error()));
}

// The counter has taken what it was told of; false if it ended instead.
bool isKept(WorkerChannel& channel) {
    const auto frame = channel.receive();
    if (!frame) return false;
    if (frame->kind != FrameKind::Kept) worker::endOnBrokenFrame();
    return true;
}

void decode(WorkerChannel& channel, const Frame& frame) {
    const auto order = pipeline::decodeOrderFrom(frame.payload);
    if (!order) worker::endOnBrokenFrame();
    const auto tell = [&](FrameKind kind, std::string text) {
        channel.send(kind, frame.request, std::move(text));
        return isKept(channel);
    };
    const auto done = pipeline::decodeFile(
        *order,
        {[&](const OpenedFile& file) { return tell(FrameKind::Opened, pipeline::toJson(file)); },
         [&](int number) { return tell(FrameKind::PageDone, "{\"page\":" + std::to_string(number) + "}"); }});
    if (done)
        channel.send(FrameKind::BatchEnd, frame.request, "{}");
    else
        channel.send(FrameKind::Error, frame.request, pipeline::toJson(done.error()));
}

void greet(WorkerChannel& channel, const Frame& frame) {
    if (!pipeline::isGreeting(frame.payload)) worker::endOnBrokenFrame();
    channel.send(FrameKind::Ready, frame.request, pipeline::greeting());
}

// The request that is being worked on.
struct Asked {
    std::uint32_t request = 0;
};

// One page at a time over all workers: the counter says when.
pipeline::FullSizeGate gateOf(WorkerChannel& channel, const Asked& asked) {
    return {[&] {
                channel.send(FrameKind::NeedRoom, asked.request, "{}");
                const auto frame = channel.receive();
                if (!frame) std::_Exit(0); // the counter is gone
                if (frame->kind != FrameKind::Room) worker::endOnBrokenFrame();
            },
            [&] {
                malloc_trim(0); // what the page took goes back to the system
                channel.send(FrameKind::RoomLeft, asked.request, "{}");
            }};
}

void serve(WorkerChannel& channel) {
    Asked asked;
    pipeline::PageWork work(gateOf(channel, asked));
    while (const auto frame = channel.receive()) {
        asked.request = frame->request;
        if (frame->kind == FrameKind::Hello)
            greet(channel, *frame);
        else if (frame->kind == FrameKind::Work)
            answer(channel, work, *frame);
        else if (frame->kind == FrameKind::Decode)
            decode(channel, *frame);
        else if (frame->kind == FrameKind::Ping)
            channel.send(FrameKind::Pong, frame->request, "{}");
        else if (frame->kind == FrameKind::Bye)
            return;
        else
            worker::endOnBrokenFrame();
    }
}

} // namespace

int main() {
    if (!hasOneThreadOnly()) return kStartedWrongly;
    WorkerChannel channel;
    worker::limitProcess(kAddressSpaceBytes);
    setpriority(PRIO_PROCESS, 0, kBelowNormal);
    serve(channel);
    return 0;
}

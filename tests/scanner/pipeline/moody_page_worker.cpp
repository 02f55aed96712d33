// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks the page worker's frames, but does with a page what its raw file says: "ok WORD", "refuse", "die",
// "die once", "hang", "noise", "wrong answer".
#include "scanner/base/code.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_record.h"
#include "scanner/worker/worker_channel.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

namespace {

using namespace scanner;
using worker::Frame;
using worker::FrameKind;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeResults(const pipeline::PageOrder& order, const std::string& word) {
    pipeline::PageRecord record;
    record.width_px = 120;
    record.height_px = 160;
    record.dpi = order.dpi;
    record.text.words = {{word, {1, 1, 50, 20}, 90, 0, 0}};
    std::ofstream(order.cleaned) << "picture";
    std::ofstream(order.preview) << "preview";
    std::ofstream(order.record) << toJson(record);
}

// True the first time it is asked about this page.
bool isFirstTry(const pipeline::PageOrder& order) {
    const auto mark = order.raw.string() + ".tried";
    const bool first = !std::filesystem::exists(mark);
    std::ofstream(mark) << "x";
    return first;
}

void work(worker::WorkerChannel& channel, const Frame& frame) {
    const auto order = pipeline::pageOrderFrom(frame.payload).value();
    const std::string mood = contentOf(order.raw);
    if (mood == "die" || (mood == "die once" && isFirstTry(order))) raise(SIGKILL);
    while (mood == "hang")
        pause();
    if (mood == "noise") {
        writeResults(order, "noise");
        channel.send(static_cast<FrameKind>(999), frame.request, "{}");
    } else if (mood == "wrong answer") {
        channel.send(FrameKind::Result, frame.request + 5, "{}");
    } else if (mood == "refuse") {
        const auto problem = core::base::Error::of(PageCode::TooLarge, "as told");
        channel.send(FrameKind::Error, frame.request, pipeline::toJson(problem));
    } else {
        writeResults(order, mood.rfind("ok ", 0) == 0 ? mood.substr(3) : "again");
        channel.send(FrameKind::Result, frame.request, "{}");
    }
}

} // namespace

int main() {
    worker::WorkerChannel channel;
    while (const auto frame = channel.receive()) {
        if (frame->kind == FrameKind::Hello)
            channel.send(FrameKind::Ready, frame->request, pipeline::greeting());
        else if (frame->kind == FrameKind::Work)
            work(channel, *frame);
    }
    return 0;
}

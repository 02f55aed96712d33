// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks the page worker's frames, but does with a page what its raw file says: "ok WORD", "refuse", "die",
// "die once", "die without median", "hang", "hang until 180", "spin" (takes all of the processor it can get),
// "noise", "wrong answer", "full WORD" (in memory at full size for a while), "die full", "hang full".
#include "scanner/base/code.h"
#include "scanner/base/page_header.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_record.h"
#include "scanner/worker/worker_channel.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fcntl.h>
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
    record.turn_deg = order.turn_deg.value_or(0);
    record.median = order.median;
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

void note(const std::filesystem::path& log, const std::string& line) {
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (write(out, line.data(), line.size()) < 0 || fsync(out) != 0) raise(SIGABRT);
    close(out);
}

void beFullSize(worker::WorkerChannel& channel, const Frame& frame, const pipeline::PageOrder& order,
                const std::string& mood) {
    const auto log = order.raw.parent_path().parent_path() / "full-size.log";
    channel.send(FrameKind::NeedRoom, frame.request, "{}");
    if (channel.receive()->kind != FrameKind::Room) raise(SIGABRT);
    note(log, "begin\n");
    if (mood == "die full") raise(SIGKILL);
    while (mood == "hang full")
        pause();
    note(log, "end\n");
    channel.send(FrameKind::RoomLeft, frame.request, "{}");
}

void work(worker::WorkerChannel& channel, const Frame& frame) {
    const auto order = pipeline::pageOrderFrom(frame.payload).value();
    const std::string mood = contentOf(order.raw);
    if (mood.find("full") != std::string::npos) beFullSize(channel, frame, order, mood);
    if (mood == "die" || (mood == "die once" && isFirstTry(order))) raise(SIGKILL);
    if (mood == "die without median" && !order.median) raise(SIGKILL);
    while (mood == "hang" || (mood == "hang until 180" && order.turn_deg != 180))
        pause();
    for (volatile unsigned turns = 0; mood == "spin";)
        turns = turns + 1;
    if (mood == "noise") {
        writeResults(order, "noise");
        channel.send(static_cast<FrameKind>(999), frame.request, "{}");
    } else if (mood == "wrong answer") {
        channel.send(FrameKind::Result, frame.request + 5, "{}");
    } else if (mood == "refuse") {
        const auto problem = core::base::Error::of(PageCode::TooLarge, "as told");
        channel.send(FrameKind::Error, frame.request, pipeline::toJson(problem));
    } else {
        const auto word = mood.find(' ');
        writeResults(order, mood == "die once" ? "again" : mood.substr(word + 1));
        channel.send(FrameKind::Result, frame.request, "{}");
    }
}

// A page of a file of three, as the real worker leaves it.
void writePage(const pipeline::DecodeOrder& order, int page) {
    PageHeader header{PnmKind::Grey, order.firstNumber + page - order.firstPage, false, 300, 120, 160, 160};
    header.origin = order.origin + ":" + std::to_string(page) + ":3";
    char name[16];
    std::snprintf(name, sizeof name, "%04d.pnm", header.page);
    std::ofstream(order.folder / name) << headerText(header) << std::string(120UL * 160, '\xF0');
}

void tellAndWait(worker::WorkerChannel& channel, FrameKind kind, const Frame& frame, std::string text) {
    channel.send(kind, frame.request, std::move(text));
    channel.receive();
}

void decode(worker::WorkerChannel& channel, const Frame& frame) {
    const auto order = pipeline::decodeOrderFrom(frame.payload).value();
    const std::string mood = contentOf(order.file);
    if (mood == "die") raise(SIGKILL);
    while (mood == "hang")
        pause();
    if (mood == "noise") channel.send(static_cast<FrameKind>(999), frame.request, "{}");
    if (mood == "wrong answer") channel.send(FrameKind::Result, frame.request, "{}");
    if (mood == "no pages")
        channel.send(FrameKind::Opened, frame.request, R"({"treatment":"drawn","pages":0})");
    const auto treatment = mood.starts_with("original") ? FileTreatment::TakenOver : FileTreatment::Pictures;
    tellAndWait(channel, FrameKind::Opened, frame, pipeline::toJson(OpenedFile{treatment, 3, false, false}));
    for (int page = order.firstPage; page <= 3; ++page) {
        const bool isTried = std::filesystem::exists(order.folder.parent_path() / "tried");
        if (mood.ends_with("page 2 dies") && page == 2 && !isTried) {
            std::ofstream(order.folder.parent_path() / "tried") << "x";
            std::ofstream(order.folder / "0002.part") << "half a page";
            raise(SIGKILL);
        }
        while (mood.ends_with("page 2 hangs") && page == 2)
            pause();
        writePage(order, page);
        tellAndWait(channel, FrameKind::PageDone, frame, R"({"page":1})");
    }
    channel.send(FrameKind::BatchEnd, frame.request, "{}");
}

} // namespace

int main() {
    worker::WorkerChannel channel;
    while (const auto frame = channel.receive()) {
        if (frame->kind == FrameKind::Hello)
            channel.send(FrameKind::Ready, frame->request, pipeline::greeting());
        else if (frame->kind == FrameKind::Work)
            work(channel, *frame);
        else if (frame->kind == FrameKind::Decode)
            decode(channel, *frame);
    }
    return 0;
}

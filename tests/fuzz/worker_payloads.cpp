// SPDX-License-Identifier: GPL-3.0-or-later
// What the frames' payloads say, as the counter and both workers read it. The first byte chooses who reads.
#include "scanner/device/worker_payloads.h"
#include "scanner/base/code.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_record.h"
#include "scanner/worker/login.h"
#include "scanner/worker/scan_messages.h"
#include "tests/fuzz/fuzz_body.h"

#include <array>
#include <string>

namespace tests::fuzz {
namespace {

using scanner::pipeline::toJson;
using Reader = void (*)(const std::string&);

// What was read can be written, and read again means the same.
template<class Value, class Read>
void mustComeBack(const Value& value, Read read) {
    const auto text = toJson(value);
    const auto again = read(text);
    must(again.has_value(), "what was read can be written and read again");
    must(toJson(*again) == text, "a message keeps its meaning");
}

void readLogin(const std::string& payload) {
    std::array<char, 64> user{};
    std::array<char, 64> password{};
    if (!scanner::worker::readLogin(payload, user, password)) return;
    must(user.back() == '\0' && password.back() == '\0', "a login ends inside its room");
}

void readOrder(const std::string& payload) {
    const auto order = scanner::pipeline::pageOrderFrom(payload);
    if (order) mustComeBack(*order, scanner::pipeline::pageOrderFrom);
}

void readDecodeOrder(const std::string& payload) {
    const auto order = scanner::pipeline::decodeOrderFrom(payload);
    if (!order) return;
    must(order->firstNumber >= 1 && order->firstPage >= 1, "pages are counted from one");
    mustComeBack(*order, scanner::pipeline::decodeOrderFrom);
}

void readOpenedFile(const std::string& payload) {
    const auto file = scanner::pipeline::openedFileFrom(payload);
    if (!file) return;
    must(file->pages >= 1, "a file has pages");
    mustComeBack(*file, scanner::pipeline::openedFileFrom);
}

void readProblem(const std::string& payload) {
    const auto problem = scanner::pipeline::pageProblemFrom(payload, 7);
    if (problem) must(problem->room == core::base::Room::Page, "a page worker's trouble is a page's");
}

void readRecord(const std::string& payload) {
    const auto record = scanner::pipeline::pageRecordFromJson(payload);
    if (!record) return;
    must(record->width_px > 0 && record->height_px > 0 && record->dpi > 0, "a record has a size");
    mustComeBack(*record, scanner::pipeline::pageRecordFromJson);
}

void readPage(const std::string& payload) {
    static_cast<void>(scanner::device::pageFrom(payload));
    static_cast<void>(scanner::worker::pageFrom(payload));
}

constexpr std::array<Reader, 14> kReaders{
    readLogin,
    readOrder,
    readDecodeOrder,
    readOpenedFile,
    readProblem,
    readRecord,
    readPage,
    [](const std::string& payload) { static_cast<void>(scanner::pipeline::isGreeting(payload)); },
    [](const std::string& payload) { static_cast<void>(scanner::device::openedFrom(payload)); },
    [](const std::string& payload) { static_cast<void>(scanner::device::infoFrom(payload)); },
    [](const std::string& payload) { static_cast<void>(scanner::device::faultFrom(payload)); },
    [](const std::string& payload) {
        static_cast<void>(scanner::device::progressFrom(payload));
        static_cast<void>(scanner::device::resourceFrom(payload));
        static_cast<void>(scanner::device::buttonFrom(payload));
        static_cast<void>(scanner::device::endReasonFrom(payload));
    },
    [](const std::string& payload) { static_cast<void>(scanner::worker::wishesFrom(payload)); },
    [](const std::string& payload) {
        static_cast<void>(scanner::worker::protocolFrom(payload));
        static_cast<void>(scanner::worker::openOrderFrom(payload));
        static_cast<void>(scanner::worker::scanOrderFrom(payload));
    }};

} // namespace

void feed(std::string_view bytes) {
    if (bytes.empty()) return;
    // Letters from 'A', so that seeds can be written by hand.
    const auto chosen = static_cast<unsigned char>(bytes.front() - 'A') % kReaders.size();
    kReaders[chosen](std::string(bytes.substr(1)));
}

} // namespace tests::fuzz

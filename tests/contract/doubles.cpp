// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/doubles.h"

#include <cctype>

namespace tests {

namespace {

const Cannot kNeverFails{"never hangs nor crashes"};
const Cannot kNoFeeder{"one sheet only"};
const Cannot kNetworkOnly{"no such trouble on the wire"};

std::vector<std::string_view> with(std::vector<std::string_view> statuses) {
    return statuses;
}

// A scanner that is busy or warms up is gone on with by itself, and this one's feeder is full at each
// opening.
std::vector<std::string_view> endingABatch() {
    auto statuses = everyStatus();
    std::erase_if(statuses, [](auto status) {
        return status == "DEVICE_BUSY" || status == "WARMING_UP" || status == "INVAL";
    });
    return statuses;
}

void put(Plan& plan, std::initializer_list<Case> cases, const Cannot& why) {
    for (const Case what : cases)
        plan.emplace(what, why);
}

void neverFails(Plan& plan) {
    put(plan,
        {Case::HangInList, Case::HangInOpen, Case::HangInSet, Case::HangInStart, Case::HangInsidePage,
         Case::HangInCancel, Case::CrashInList, Case::CrashInOpen, Case::CrashInSet, Case::CrashInStart,
         Case::CrashInsidePage, Case::CrashInCancel, Case::PrintsToStdout},
        kNeverFails);
}

} // namespace

const Plan& TestDriverDesk::plan() {
    static const Plan plan = [] {
        const Cannot first_read_only{"its codes hold from the first read on"};
        Plan made{
            {Case::Listed, Can{""}},
            {Case::Glass, Can{""}},
            {Case::Stack, Can{""}},
            {Case::TwoSides, Cannot{"no two sides"}},
            {Case::EarlyEnd, Cannot{"always ten sheets"}},
            {Case::EmptyFeeder, Cannot{"always ten sheets"}},
            {Case::Colour, Can{""}},
            {Case::Grey, Can{""}},
            {Case::LineArt, Can{""}},
            {Case::OneBitColour, Can{"depth=1"}},
            {Case::SixteenBit, Can{"depth=16"}},
            {Case::SwappedBytes, Can{"depth=16,invert-endianess=yes"}},
            {Case::ThreePasses, Can{"three-pass=yes,three-pass-order=BGR"}},
            {Case::UnknownHeight, Can{"hand-scanner=yes"}},
            {Case::PaddedLines, Can{"ppl-loss=7"}},
            {Case::FuzzyParameters, Can{"fuzzy-parameters=yes"}},
            {Case::NoWaiting, Cannot{"takes a late first byte for the end of the page"}},
            {Case::Descriptor, Can{"non-blocking=yes,select-fd=yes"}},
            {Case::TinyReads, Can{"read-limit=yes,read-limit-size=97"}},
            {Case::GivenPicture, Cannot{"four patterns of its own"}},
            {Case::Size, Can{""}},
            // Not INVAL: the second try, with standard settings, leaves the option out that asks for it.
            {Case::StatusAtFirstRead,
             Can{"read-return-value=SANE_STATUS_%s",
                 with({"UNSUPPORTED", "CANCELLED", "DEVICE_BUSY", "EOF", "JAMMED", "NO_DOCS", "COVER_OPEN",
                       "IO_ERROR", "NO_MEM", "ACCESS_DENIED"})}},
            {Case::SlowPage,
             Can{"read-limit=yes,read-limit-size=512,read-delay=yes,read-delay-duration=200000"}},
            {Case::ShortPage, Cannot{"its pages are whole"}},
            {Case::HugePage, Cannot{"its glass is 200 mm"}},
        };
        put(made,
            {Case::StatusAtOpen, Case::StatusAtSet, Case::StatusAtStart, Case::StatusBetweenPages,
             Case::StatusInsidePage},
            first_read_only);
        neverFails(made);
        return made;
    }();
    return plan;
}

PnmDriverDesk::PnmDriverDesk() : ScanDesk("pnm:0") {
    const auto write = [this](const char* name, const char* header, int bytes) {
        std::ofstream(folder / name, std::ios::binary)
            << header << std::string(static_cast<std::size_t>(bytes), 'q');
    };
    write("sheet.ppm", "P6\n60 40\n255\n", 60 * 40 * 3);
    write("grey.pgm", "P5\n60 40\n255\n", 60 * 40);
    write("bits.pbm", "P4\n60 40\n", 8 * 40);
    write("half.ppm", "P6\n60 40\n255\n", 60 * 20 * 3);
    write("huge.pgm", "P5\n20000 20000\n255\n", 10);
    heal();
}

const Plan& PnmDriverDesk::plan() {
    static const Plan plan = [] {
        Plan made{
            {Case::Listed, Can{""}},
            {Case::Glass, Can{""}},
            {Case::Colour, Can{""}},
            {Case::Grey, Can{"filename=@grey.pgm"}},
            {Case::LineArt, Can{"filename=@bits.pbm"}},
            {Case::OneBitColour, Cannot{"PNM has none"}},
            {Case::SixteenBit, Cannot{"announces half of what it sends"}},
            {Case::SwappedBytes, Cannot{"announces half of what it sends"}},
            {Case::ThreePasses, Can{"three-pass=yes"}},
            {Case::UnknownHeight, Can{"hand-scanner=yes"}},
            {Case::PaddedLines, Cannot{"no padding"}},
            {Case::FuzzyParameters, Cannot{"exact"}},
            {Case::NoWaiting, Cannot{"always waits"}},
            {Case::Descriptor, Cannot{"always waits"}},
            {Case::TinyReads, Cannot{"reads as asked"}},
            {Case::GivenPicture, Can{"filename=%s"}},
            {Case::Size, Cannot{"the file's own size; the resolution is a label"}},
            {Case::StatusAtFirstRead, Can{"status-%s=yes", with({"EOF", "JAMMED", "NO_DOCS", "COVER_OPEN",
                                                                 "IO_ERROR", "NO_MEM", "ACCESS_DENIED"})}},
            {Case::SlowPage, Cannot{"as fast as the disk"}},
            {Case::ShortPage, Can{"filename=@half.ppm"}},
            {Case::HugePage, Can{"filename=@huge.pgm"}},
        };
        put(made, {Case::Stack, Case::TwoSides, Case::EarlyEnd, Case::EmptyFeeder}, kNoFeeder);
        put(made,
            {Case::StatusAtOpen, Case::StatusAtSet, Case::StatusAtStart, Case::StatusBetweenPages,
             Case::StatusInsidePage},
            Cannot{"its codes hold from the first read on"});
        neverFails(made);
        return made;
    }();
    return plan;
}

std::string PnmDriverDesk::spelled(std::string_view word) {
    if (word.starts_with('/')) return std::string(word);
    std::string name;
    for (const char letter : word)
        if (letter != '_')
            name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(letter))));
    return name;
}

const Plan& FaultyDriverDesk::plan() {
    static const Plan plan{
        {Case::Listed, Can{""}},
        {Case::Glass, Can{""}},
        {Case::Stack, Can{""}},
        {Case::TwoSides, Can{"duplex"}},
        {Case::EarlyEnd, Can{"after 2 NO_DOCS"}},
        {Case::EmptyFeeder, Can{"pages 0"}},
        {Case::Colour, Can{""}},
        {Case::Grey, Can{""}},
        {Case::LineArt, Can{""}},
        {Case::OneBitColour, Can{"depth 1"}},
        {Case::SixteenBit, Can{"depth 16"}},
        {Case::SwappedBytes, Can{"depth 16\nswap bytes"}},
        {Case::ThreePasses, Can{"passes GBR"}},
        {Case::UnknownHeight, Can{"unknown height"}},
        {Case::PaddedLines, Can{"padding 7"}},
        {Case::FuzzyParameters, Can{"fuzzy"}},
        {Case::NoWaiting, Cannot{"always waits"}},
        {Case::Descriptor, Cannot{"always waits"}},
        {Case::TinyReads, Can{"reads 97"}},
        {Case::GivenPicture, Can{"image page 1 %s"}},
        {Case::Size, Can{"options all"}},
        {Case::StatusAtOpen, Can{"open status %s", everyStatus()}},
        {Case::StatusAtSet, Can{"set status %s", everyStatus()}},
        {Case::StatusAtStart, Can{"start page 1 status %s", everyStatus()}},
        {Case::StatusAtFirstRead, Can{"page 1 byte 0 status %s", everyStatus()}},
        {Case::StatusBetweenPages, Can{"start page 3 status %s", endingABatch()}},
        {Case::StatusInsidePage, Can{"page 3 byte 120000 status %s", endingABatch()}},
        {Case::HangInList, Can{"list hang"}},
        {Case::HangInOpen, Can{"open hang"}},
        {Case::HangInSet, Can{"set hang"}},
        {Case::HangInStart, Can{"start page 1 hang"}},
        {Case::HangInsidePage, Can{"page 1 byte 300000 hang"}},
        {Case::HangInCancel, Can{"cancel hang"}},
        {Case::CrashInList, Can{"list abort"}},
        {Case::CrashInOpen, Can{"open abort"}},
        {Case::CrashInSet, Can{"set abort"}},
        {Case::CrashInStart, Can{"start page 1 abort"}},
        {Case::CrashInsidePage, Can{"page 1 byte 300000 abort"}},
        {Case::CrashInCancel, Can{"cancel abort"}},
        {Case::SlowPage, Can{"page 1 byte 1000 trickle"}},
        {Case::ShortPage, Can{"page 1 lines 300 of 560"}},
        {Case::HugePage, Can{"page 1 size 20000 20000"}},
        {Case::PrintsToStdout, Can{"stdout \"driver: 0x1234\""}},
    };
    return plan;
}

const Plan& NetworkScannerDesk::plan() {
    static const Plan plan = [] {
        const Cannot jpeg{"8 bit JPEG only"};
        const Cannot whole{"the driver makes every page as long as it announced"};
        Plan made{
            {Case::Listed, Can{""}},
            {Case::Glass, Can{""}},
            {Case::Stack, Can{""}},
            {Case::TwoSides, Can{""}},
            {Case::EarlyEnd,
             Can{R"({"faults":[{"do":"status","status":404,"path":"NextDocument","skip":2}]})"}},
            {Case::EmptyFeeder, Can{R"({"feeder":[]})"}},
            {Case::Colour, Can{""}},
            {Case::Grey, Can{""}},
            {Case::LineArt, Cannot{"airscan offers colour and grey"}},
            {Case::NoWaiting, Can{""}},
            {Case::Descriptor, Can{""}},
            {Case::TinyReads, Cannot{"the driver reads whole pages from the wire"}},
            {Case::FuzzyParameters, Cannot{"the driver announces what was set"}},
            {Case::GivenPicture, Can{R"({"feeder":["%s"]})"}},
            {Case::Size, Can{""}},
            {Case::StatusAtOpen,
             Can{R"({"faults":[{"do":"status","status":403,"path":"ScannerCapabilities"}]})",
                 with({"IO_ERROR"})}},
            {Case::StatusAtSet, Cannot{"options are set inside the driver"}},
            {Case::StatusAtStart, Can{R"({"faults":[{"method":"POST","path":"ScanJobs",%s}]})",
                                      with({"DEVICE_BUSY", "IO_ERROR"})}},
            {Case::StatusAtFirstRead, Can{R"({"faults":[{"path":"NextDocument",%s}]})",
                                          with({"JAMMED", "COVER_OPEN", "IO_ERROR", "NO_DOCS"})}},
            {Case::StatusBetweenPages, Can{R"({"faults":[{"path":"NextDocument","skip":2,%s}]})",
                                           with({"JAMMED", "COVER_OPEN", "IO_ERROR", "NO_DOCS"})}},
            {Case::StatusInsidePage, Cannot{"the driver reads whole pages from the wire"}},
            {Case::HangInList, Cannot{"listed without being asked"}},
            {Case::HangInOpen, Can{R"({"faults":[{"do":"hold","path":"ScannerCapabilities"}]})"}},
            {Case::HangInSet, Cannot{"options are set inside the driver"}},
            {Case::HangInStart, Can{R"({"faults":[{"do":"hold","method":"POST","path":"ScanJobs"}]})"}},
            {Case::HangInsidePage, Can{R"({"faults":[{"do":"hold","path":"NextDocument"}]})"}},
            {Case::HangInCancel, Can{R"({"faults":[{"do":"hold","method":"DELETE"}]})"}},
            {Case::SlowPage, Can{R"({"faults":[{"do":"trickle","path":"NextDocument","bytes":1000}]})"}},
            {Case::ShortPage, whole},
            {Case::HugePage, whole},
            {Case::PrintsToStdout, kNetworkOnly},
        };
        put(made,
            {Case::OneBitColour, Case::SixteenBit, Case::SwappedBytes, Case::ThreePasses, Case::UnknownHeight,
             Case::PaddedLines},
            jpeg);
        put(made,
            {Case::CrashInList, Case::CrashInOpen, Case::CrashInSet, Case::CrashInStart,
             Case::CrashInsidePage, Case::CrashInCancel},
            kNetworkOnly);
        return made;
    }();
    return plan;
}

// airscan hears of the same things in other words, so the plan is the same.
const Plan& WsdScannerDesk::plan() {
    return NetworkScannerDesk::plan();
}

// What is done on the wire so that airscan gives this status.
std::string NetworkScannerDesk::spelled(std::string_view word) {
    static const std::map<std::string_view, std::string> faults{
        {"DEVICE_BUSY", R"("do":"busy","times":-1)"},
        {"IO_ERROR", R"("do":"status","status":403)"},
        {"NO_DOCS", R"("do":"status","status":404)"},
        {"JAMMED", R"("do":"adf","state":"ScannerAdfJam")"},
        {"COVER_OPEN", R"("do":"adf","state":"ScannerAdfDoorOpen")"}};
    const auto found = faults.find(word);
    return found == faults.end() ? std::string(word) : found->second;
}

} // namespace tests

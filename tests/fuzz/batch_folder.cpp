// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of a batch after any accident: the bytes as its journal, as lines whose checks are right though
// they say anything, and as a raw page that no line knows.
#include "scanner/base/code.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/batch_journal.h"
#include "scanner/pipeline/journal_lines.h"
#include "tests/fuzz/fuzz_body.h"
#include "tests/fuzz/memory_disk.h"
#include "tests/support/fakes.h"

#include <set>

namespace tests::fuzz {
namespace {

using namespace scanner::pipeline;
using scanner::PageCode;

const std::filesystem::path kRoot = "/batches";
constexpr std::string_view kNewLine = R"({"kind":"filed"})";

core::base::BatchId batchId() {
    core::base::BatchId id;
    id.bytes[0] = 7; // "07000000000000000000000000000000" in the seeds
    return id;
}

std::filesystem::path folder() {
    return kRoot / batchId().hex();
}

bool isPageOrStoreTrouble(const core::base::Error& problem) {
    return problem.room == core::base::Room::Page || problem.room == core::base::Room::Store;
}

void mustReplay(const std::string& bytes) {
    MemoryDisk disk;
    static_cast<void>(disk.write(folder() / "journal", bytes));
    BatchJournal journal(folder() / "journal", disk);
    const auto lines = journal.replay();
    if (!lines) return must(lines.error().is(PageCode::BatchDamaged), "damage has a name");
    must(journal.append(kNewLine).has_value(), "a journal that was read can be gone on with");
    auto expected = *lines;
    expected.emplace_back(kNewLine);
    const auto again = BatchJournal(folder() / "journal", disk).replay();
    must(again && *again == expected, "a line that was written is read, behind those that were there");
    for (const auto& line : *lines)
        if (const auto said = journalLineFrom(line))
            must(journalLineFrom(toJson(*said)).has_value(), "lines come back");
}

// The pages of the batch, if it can be opened; opened again they are the same.
void mustOpen(MemoryDisk& disk) {
    const FakeClock clock;
    auto batch = Batch::open(kRoot, batchId(), disk, clock);
    if (!batch)
        return must(isPageOrStoreTrouble(batch.error()), "a batch that cannot be opened has a sentence");
    std::set<int> numbers;
    for (const auto& page : (*batch)->snapshot())
        must(numbers.insert(page.number).second, "no number stands for two pages");
    must(numbers.empty() || (*batch)->nextNumber() > *numbers.rbegin(), "numbers are never used twice");
    batch->reset();
    const auto again = Batch::open(kRoot, batchId(), disk, clock);
    must(again && (*again)->snapshot().size() == numbers.size(), "opened again it has the same pages");
}

std::string sealed(std::string_view text) {
    MemoryDisk disk;
    BatchJournal journal("/sealed", disk);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        static_cast<void>(journal.append(text.substr(at, end - at)));
        at = end + 1;
    }
    return disk.read("/sealed").value_or("");
}

} // namespace

void feed(std::string_view bytes) {
    mustReplay(std::string(bytes));
    mustReplay(sealed(bytes));
    MemoryDisk lying;
    static_cast<void>(lying.write(folder() / "journal", sealed(bytes)));
    mustOpen(lying);
    MemoryDisk strange;
    static_cast<void>(strange.write(folder() / "0003.pnm", bytes));
    mustOpen(strange);
}

} // namespace tests::fuzz

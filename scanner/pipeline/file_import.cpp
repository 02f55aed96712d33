// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/file_import.h"

#include "core/vault/sha256.h"
#include "scanner/base/code.h"
#include "scanner/pipeline/batch_files.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_worker.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace scanner::pipeline {
namespace {

namespace base = core::base;
namespace fs = std::filesystem;
using worker::ChildProcess;
using worker::FrameKind;
using worker::ReceiveEnd;

constexpr std::int64_t kPieceBytes = std::int64_t{16} * 1024 * 1024;
constexpr std::size_t kMostUnread = 8; // as in a scan
constexpr std::chrono::seconds kEndGrace{2};
constexpr std::size_t kOriginDigits = 16;

// What a worker may still use of a file's time.
class Clock {
  public:
    explicit Clock(const ImportSettings& settings) : m_page(settings.pageLimit), m_left(settings.fileLimit) {}

    worker::Received receive(ChildProcess& child, const std::stop_token& stop) {
        const auto start = std::chrono::steady_clock::now();
        auto received = child.receive(start + std::min(m_page, m_left), stop);
        m_left -=
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
        return received;
    }

  private:
    std::chrono::milliseconds m_page;
    std::chrono::milliseconds m_left;
};

class Import {
  public:
    Import(std::shared_ptr<Batch> batch, PageLanes& lanes, core::ports::FileSystem& disk,
           const ImportSettings& settings, fs::path file, const ImportProgress& progress,
           const std::stop_token& stop)
        : m_batch(std::move(batch))
        , m_lanes(lanes)
        , m_disk(disk)
        , m_settings(settings)
        , m_file(std::move(file))
        , m_progress(progress)
        , m_stop(stop)
        , m_names(m_batch->folder())
        , m_copy(m_batch->folder() / "import.part") {}

    base::Result<ImportedFile> run() {
        if (auto adopted = m_batch->adoptLeftovers(); !adopted) return base::fail(adopted.error());
        const auto done = imported();
        // A worker that broke down may have finished a page without having said so.
        const auto adopted = m_batch->adoptLeftovers();
        m_lanes.read(m_batch);
        cleanUp();
        if (!done) return base::fail(done.error());
        if (!adopted) return base::fail(adopted.error());
        m_result.numbers = numbersThere();
        m_result.dpiGuessed = anyGuess();
        return std::move(m_result);
    }

  private:
    base::Result<void> imported() {
        if (auto copied = copy(); !copied) return copied;
        const int pages = pagesTold();
        m_firstPage = static_cast<int>(numbersThere().size()) + 1;
        if (pages == 0 || m_firstPage <= pages) return decode();
        m_result.wasThere = true;
        m_result.about.pages = pages;
        const bool isKept = m_disk.exists(m_names.original(m_origin));
        m_result.about.treatment = isKept ? FileTreatment::TakenOver : FileTreatment::Pictures;
        return {};
    }

    base::Error problem(PageCode code, std::string detail) const {
        return base::Error::of(code, std::move(detail), {m_file.filename().string()});
    }

    // Worked on is a copy of our own: nobody shortens it meanwhile or pulls it out with its stick.
    base::Result<void> copy() {
        std::error_code error;
        if (!fs::is_regular_file(m_file, error))
            return base::fail(problem(PageCode::FileUnreadable, error.message()));
        const auto size = m_disk.size(m_file);
        if (!size) return base::fail(problem(PageCode::FileUnreadable, size.error().detail));
        if (*size > m_settings.mostBytes)
            return base::fail(problem(PageCode::FileTooBig, std::to_string(*size)));
        if (auto begun = m_disk.write(m_copy, ""); !begun) return begun;
        core::vault::Sha256Stream hash;
        for (std::int64_t at = 0; at < *size; at += kPieceBytes) {
            const auto piece = m_disk.readPart(m_file, at, kPieceBytes);
            if (!piece) return base::fail(problem(PageCode::FileUnreadable, piece.error().detail));
            hash.add(*piece);
            if (auto written = m_disk.append(m_copy, *piece); !written) return written;
        }
        m_origin = core::domain::toHex(hash.finish()).substr(0, kOriginDigits);
        return {};
    }

    // By the file's order. Pages came in that order, so that those that are there are the first ones.
    [[nodiscard]] std::vector<int> numbersThere() const {
        std::vector<std::pair<int, int>> found;
        for (const auto& page : m_batch->snapshot())
            if (page.scan.origin && page.scan.origin->file == m_origin)
                found.emplace_back(page.scan.origin->page, page.number);
        std::sort(found.begin(), found.end());
        std::vector<int> numbers;
        numbers.reserve(found.size());
        for (const auto& [page, number] : found)
            numbers.push_back(number);
        return numbers;
    }

    [[nodiscard]] bool anyGuess() const {
        const auto pages = m_batch->snapshot();
        return std::any_of(pages.begin(), pages.end(), [&](const BatchPage& page) {
            return page.scan.dpiGuessed && page.scan.origin && page.scan.origin->file == m_origin;
        });
    }

    // What a page that is there tells of its file; 0 if none is there.
    [[nodiscard]] int pagesTold() const {
        for (const auto& page : m_batch->snapshot())
            if (page.scan.origin && page.scan.origin->file == m_origin) return page.scan.origin->pages;
        return 0;
    }

    base::Result<void> decode() {
        std::string why;
        const auto child = startPageWorker(m_settings.worker, m_stop, why);
        if (!child && m_stop.stop_requested()) return {};
        if (!child) return base::fail(problem(PageCode::WorkerMissing, why));
        const DecodeOrder order{m_copy, m_batch->folder(), m_origin, m_batch->nextNumber(), m_firstPage};
        child->send({FrameKind::Decode, kRequest, toJson(order)});
        Clock clock(m_settings);
        while (true) {
            const auto received = clock.receive(*child, m_stop);
            const auto goesOn = follow(*child, received);
            if (!goesOn) return base::fail(goesOn.error());
            if (!*goesOn) break;
        }
        child->end(kEndGrace);
        return {};
    }

    // False at the end.
    base::Result<bool> follow(ChildProcess& child, const worker::Received& received) {
        switch (received.end) {
        case ReceiveEnd::Got:
            return received.frame.request == kRequest ? obey(child, received.frame) : broken(child);
        case ReceiveEnd::TimedOut:
            child.kill();
            return base::fail(problem(PageCode::FileTooSlow, "page worker killed"));
        case ReceiveEnd::Stopped:
            child.kill();
            return false;
        case ReceiveEnd::Closed:
        case ReceiveEnd::Broken:
            return broken(child);
        }
        return broken(child);
    }

    base::Result<bool> broken(ChildProcess& child) const {
        const auto end = child.kill();
        return base::fail(problem(PageCode::FileDamaged,
                                  (end.signalled ? "worker ended by signal " : "worker ended with code ") +
                                      std::to_string(end.value)));
    }

    base::Result<bool> obey(ChildProcess& child, const worker::Frame& frame) {
        if (frame.kind == FrameKind::BatchEnd) return false;
        if (frame.kind == FrameKind::Error) {
            const auto told = pageProblemFrom(frame.payload, 0);
            if (!told) return broken(child);
            return base::fail(problem(told->as<PageCode>(), told->detail));
        }
        const bool isKnown = frame.kind == FrameKind::Opened || frame.kind == FrameKind::PageDone;
        if (!isKnown) return broken(child);
        const auto kept = frame.kind == FrameKind::Opened ? keepOpened(frame.payload) : keepPage();
        if (!kept) return base::fail(kept.error());
        child.send({FrameKind::Kept, kRequest, "{}"});
        return true;
    }

    base::Result<void> keepOpened(const std::string& payload) {
        const auto opened = openedFileFrom(payload);
        if (!opened) return base::fail(problem(PageCode::FileDamaged, "the worker's answer makes no sense"));
        m_result.about = *opened;
        if (opened->treatment != FileTreatment::TakenOver) return {};
        // Before its first page: a page that is there must find its original.
        if (auto renamed = m_disk.rename(m_copy, m_names.original(m_origin)); !renamed) return renamed;
        return m_disk.syncFolder(m_names.folder());
    }

    base::Result<void> keepPage() {
        if (auto adopted = m_batch->adoptLeftovers(); !adopted) return adopted;
        m_lanes.read(m_batch);
        m_lanes.awaitRoom(*m_batch, kMostUnread, m_stop);
        if (m_progress) m_progress(static_cast<int>(numbersThere().size()), m_result.about.pages);
        return {};
    }

    // What is in the way of nothing may stay: it goes when the batch is opened next.
    void cleanUp() {
        if (const auto entries = m_disk.list(m_names.folder())) {
            for (const auto& entry : *entries)
                if (BatchFiles::isUnfinished(entry) && isOurs(entry)) static_cast<void>(m_disk.remove(entry));
        }
        const auto original = m_names.original(m_origin);
        if (!m_origin.empty() && numbersThere().empty() && m_disk.exists(original))
            static_cast<void>(m_disk.remove(original));
    }

    // The lanes and the journal write *.part files too; those of pages on their way in are plain numbers.
    [[nodiscard]] bool isOurs(const fs::path& part) const {
        const auto stem = part.stem().string();
        return part == m_copy || stem.find_first_not_of("0123456789") == std::string::npos;
    }

    static constexpr std::uint32_t kRequest = 1;

    std::shared_ptr<Batch> m_batch;
    PageLanes& m_lanes;
    core::ports::FileSystem& m_disk;
    const ImportSettings& m_settings;
    fs::path m_file;
    const ImportProgress& m_progress;
    std::stop_token m_stop;
    BatchFiles m_names;
    fs::path m_copy;
    std::string m_origin;
    int m_firstPage = 1;
    ImportedFile m_result;
};

} // namespace

base::Result<ImportedFile> importFile(std::shared_ptr<Batch> batch, PageLanes& lanes,
                                      core::ports::FileSystem& disk, const ImportSettings& settings,
                                      const fs::path& file, const ImportProgress& progress,
                                      const std::stop_token& stop) {
    return Import(std::move(batch), lanes, disk, settings, file, progress, stop).run();
}

} // namespace scanner::pipeline

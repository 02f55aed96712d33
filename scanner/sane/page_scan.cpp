// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/page_scan.h"

#include <algorithm>
#include <array>
#include <vector>

#include <sane/sane.h>

namespace scanner::sane {

namespace {

constexpr std::size_t kReadBytes = std::size_t{64} * 1024;

bool isPass(FrameFormat format) {
    return format != FrameFormat::Grey && format != FrameFormat::Rgb;
}

std::size_t planeOf(FrameFormat format) {
    return format == FrameFormat::Red ? 0 : format == FrameFormat::Green ? 1 : 2;
}

// The bytes of one frame, cut into whole lines.
class LineCutter {
  public:
    using Taker = std::function<Outcome<void>(std::span<const std::uint8_t>)>;

    LineCutter(const FrameParameters& parameters, Taker taker)
        : m_lineBytes(static_cast<std::size_t>(parameters.bytesPerLine))
        , m_promised(parameters.lines)
        , m_taker(std::move(taker)) {}

    [[nodiscard]] int lines() const { return m_lines; }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    [[nodiscard]] bool isWhole() const { return m_promised > 0 && m_lines == m_promised; }

    Outcome<void> add(std::span<const std::uint8_t> bytes) {
        m_bytes += static_cast<std::int64_t>(bytes.size());
        m_rest.insert(m_rest.end(), bytes.begin(), bytes.end());
        std::size_t used = 0;
        while (m_rest.size() - used >= m_lineBytes) {
            if (auto taken = take({m_rest.data() + used, m_lineBytes}); !taken) return taken;
            used += m_lineBytes;
        }
        m_rest.erase(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(used));
        return checkSize();
    }

  private:
    Outcome<void> take(std::span<const std::uint8_t> line) {
        if (m_promised >= 0 && m_lines == m_promised) return {}; // surplus, judged by checkSize
        ++m_lines;
        return m_taker(line);
    }

    Outcome<void> checkSize() const {
        if (m_lines > kLongestSide_px || m_bytes > kMostPageBytes) {
            return fault(FaultKind::TooLarge, Stage::Read, "page grows without end");
        }
        // Some drivers send a few lines too many. Twice as much means that the announced depth was wrong.
        const auto promised = static_cast<std::int64_t>(m_promised) * static_cast<std::int64_t>(m_lineBytes);
        if (m_promised > 0 && m_bytes >= 2 * promised) {
            return fault(FaultKind::NotAnImage, Stage::Read, "twice the announced bytes");
        }
        return {};
    }

    std::size_t m_lineBytes;
    int m_promised;
    Taker m_taker;
    std::vector<std::uint8_t> m_rest;
    int m_lines = 0;
    std::int64_t m_bytes = 0;
};

class PageScan {
  public:
    PageScan(Device& device, const PageOrder& order, const std::atomic<bool>& cancelled,
             const PageWatcher& watcher)
        : m_device(device)
        , m_order(order)
        , m_cancelled(cancelled)
        , m_watcher(watcher)
        , m_file(order.folder, order.page)
        , m_buffer(kReadBytes) {}

    Outcome<DonePage> run() {
        if (auto begun = begin(); !begun) return tl::unexpected(begun.error());
        auto scanned = isPass(m_first.format) ? scanPasses() : scanFrame();
        if (!scanned) return tl::unexpected(scanned.error());
        if (m_lines == 0) return fault(FaultKind::NotAnImage, Stage::Read, "no lines");
        const PageHeader header = headerNow();
        auto file = m_file.finish(header);
        if (!file) return tl::unexpected(file.error());
        return DonePage{std::move(*file), header};
    }

  private:
    // What the driver says before sane_start is an estimate, so it is not asked for.
    Outcome<void> begin() {
        if (auto started = m_device.start(); !started) return started;
        const auto parameters = m_device.parameters();
        if (!parameters) return tl::unexpected(parameters.error());
        m_first = *parameters;
        if (auto checked = checkParameters(m_first, isPass(m_first.format) ? 3 : 1); !checked) return checked;
        m_watcher.begun(m_first);
        return m_file.open();
    }

    Outcome<void> scanFrame() {
        std::string row;
        LineCutter cutter(m_first, [&](std::span<const std::uint8_t> line) {
            row.clear();
            appendRow(m_first, line, row);
            return m_file.append(row);
        });
        auto read = readFrame(cutter);
        m_lines = cutter.lines();
        return read;
    }

    // The colours come one after the other, in any order; a row needs all three.
    Outcome<void> scanPasses() {
        FrameParameters pass = m_first;
        int lines = kLongestSide_px;
        for (int passes = 0; passes < 3; ++passes) {
            std::string& plane = m_planes[planeOf(pass.format)];
            plane.clear();
            plane.reserve(static_cast<std::size_t>(pass.width_px) *
                          static_cast<std::size_t>(std::max(pass.lines, 0)));
            LineCutter cutter(pass, [&](std::span<const std::uint8_t> line) -> Outcome<void> {
                appendSamples(pass, line, plane);
                return {};
            });
            if (auto read = readFrame(cutter); !read) return read;
            lines = std::min(lines, cutter.lines());
            if (pass.last) break;
            if (m_cancelled) return driverFault(Stage::Read, SANE_STATUS_CANCELLED);
            if (auto next = nextPass(pass); !next) return next;
        }
        m_lines = lines;
        return mergePlanes();
    }

    Outcome<void> nextPass(FrameParameters& pass) {
        if (auto started = m_device.start(); !started) return started;
        const auto parameters = m_device.parameters();
        if (!parameters) return tl::unexpected(parameters.error());
        pass = *parameters;
        if (!isPass(pass.format) || pass.width_px != m_first.width_px) {
            return fault(FaultKind::NotAnImage, Stage::Start, "passes do not fit together");
        }
        return checkParameters(pass, 3);
    }

    Outcome<void> mergePlanes() {
        const auto width = static_cast<std::size_t>(m_first.width_px);
        const std::size_t samples = static_cast<std::size_t>(m_lines) * width;
        for (const auto& plane : m_planes) {
            if (plane.size() < samples)
                return fault(FaultKind::NotAnImage, Stage::Read, "a colour is missing");
        }
        std::string row(3 * width, '\0');
        for (std::size_t start = 0; start < samples; start += width) {
            for (std::size_t at = 0; at < 3 * width; ++at)
                row[at] = m_planes[at % 3][start + at / 3];
            if (auto appended = m_file.append(row); !appended) return appended;
        }
        return {};
    }

    Outcome<void> readFrame(LineCutter& cutter) {
        while (!m_cancelled) {
            const auto count = m_device.read(m_buffer);
            if (!count) return outOfPaper(count.error(), cutter);
            if (!*count) return {};
            // Telling of progress here would keep a driver alive for ever that has nothing more to give.
            if (**count == 0) continue;
            if (auto added = cutter.add(std::span(m_buffer).first(**count)); !added) return added;
            m_watcher.progress(cutter.bytes(), cutter.lines());
        }
        if (cutter.isWhole()) return {}; // the driver had no time to say so
        return driverFault(Stage::Read, SANE_STATUS_CANCELLED);
    }

    // Some drivers notice the empty feeder only while reading: without a byte there was no page, else it is
    // cut short.
    Outcome<void> outOfPaper(Fault fault, const LineCutter& cutter) const {
        if (!isStatus(fault, "NO_DOCS")) return tl::unexpected(std::move(fault));
        if (cutter.bytes() > 0) return {};
        fault.stage = Stage::Start;
        return tl::unexpected(std::move(fault));
    }

    PageHeader headerNow() const {
        const int promised = std::max(m_first.lines, 0);
        return {pnmKindOf(m_first), m_order.page, m_order.isBack, m_order.dpi,
                m_first.width_px,   m_lines,      promised,       m_lines < promised};
    }

    Device& m_device;
    const PageOrder& m_order;
    const std::atomic<bool>& m_cancelled;
    const PageWatcher& m_watcher;
    PageFile m_file;
    std::vector<std::uint8_t> m_buffer;
    FrameParameters m_first;
    std::array<std::string, 3> m_planes;
    int m_lines = 0;
};

} // namespace

Outcome<DonePage> scanPage(Device& device, const PageOrder& order, const std::atomic<bool>& cancelled,
                           const PageWatcher& watcher) {
    return PageScan(device, order, cancelled, watcher).run();
}

} // namespace scanner::sane

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/ink_parts.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace scanner::image {
namespace {

constexpr int kWord = 32; // pixels of a word, the first in its highest bit

// Ink side by side in one row.
struct Run {
    int begin = 0;
    int end = 0; // behind its last pixel
    int part = 0;
};

// The first pixel from `x` on that is set, or, of `flip` all ones, that is not.
int next(const l_uint32* line, int x, int width, std::uint32_t flip) {
    for (int word = x / kWord; x < width; x = ++word * kWord) {
        const std::uint32_t rest = (line[word] ^ flip) << (x % kWord);
        if (rest != 0) return std::min(width, x + std::countl_zero(rest));
    }
    return width;
}

void findRuns(const l_uint32* line, int width, std::vector<Run>& runs) {
    constexpr std::uint32_t kAll = 0xFFFFFFFF;
    runs.clear();
    for (int x = next(line, 0, width, 0); x < width;) {
        const int end = next(line, x, width, kAll);
        runs.push_back({x, end, 0});
        x = next(line, end, width, 0);
    }
}

class PartFinder {
  public:
    // `runs` of one row, given their parts; `above`: those of the row above.
    void take(std::vector<Run>& runs, const std::vector<Run>& above, int y) {
        auto near = above.begin();
        for (Run& run : runs) {
            while (near != above.end() && near->end < run.begin)
                ++near;
            run.part = kNone;
            for (auto other = near; other != above.end() && other->begin <= run.end; ++other)
                run.part = run.part == kNone ? rootOf(other->part) : united(run.part, other->part);
            if (run.part == kNone) run.part = newPart(run.begin, y);
            add(m_parts[static_cast<std::size_t>(run.part)], run, y);
        }
    }

    std::vector<InkPart> parts() && {
        std::vector<InkPart> whole;
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            if (m_roots[i] == static_cast<int>(i)) whole.push_back(m_parts[i]);
        return whole;
    }

  private:
    static constexpr int kNone = -1;

    int newPart(int x, int y) {
        m_parts.push_back({{x, y, 0, 0}, 0});
        m_roots.push_back(static_cast<int>(m_roots.size()));
        return m_roots.back();
    }

    static void add(InkPart& part, const Run& run, int y) {
        const int right = std::max(part.box.x + part.box.width, run.end);
        part.box.x = std::min(part.box.x, run.begin);
        part.box.width = right - part.box.x;
        part.box.height = y + 1 - part.box.y;
        part.pixels += run.end - run.begin;
    }

    int rootOf(int part) {
        while (m_roots[static_cast<std::size_t>(part)] != part) {
            int& root = m_roots[static_cast<std::size_t>(part)];
            root = m_roots[static_cast<std::size_t>(root)];
            part = root;
        }
        return part;
    }

    // The earlier of the two takes the other in.
    int united(int a, int b) {
        a = rootOf(a);
        b = rootOf(b);
        if (a == b) return a;
        if (a > b) std::swap(a, b);
        m_roots[static_cast<std::size_t>(b)] = a;
        InkPart& part = m_parts[static_cast<std::size_t>(a)];
        const InkPart& other = m_parts[static_cast<std::size_t>(b)];
        const int right = std::max(part.box.x + part.box.width, other.box.x + other.box.width);
        const int bottom = std::max(part.box.y + part.box.height, other.box.y + other.box.height);
        part.box.x = std::min(part.box.x, other.box.x);
        part.box.y = std::min(part.box.y, other.box.y);
        part.box.width = right - part.box.x;
        part.box.height = bottom - part.box.y;
        part.pixels += other.pixels;
        return a;
    }

    std::vector<InkPart> m_parts;
    std::vector<int> m_roots; // of each part: itself, or one that took it in
};

} // namespace

std::vector<InkPart> inkPartsOf(const Image& bits) {
    PartFinder finder;
    std::vector<Run> runs, above;
    for (int y = 0; y < heightOf(bits); ++y) {
        findRuns(pixGetData(bits.get()) + std::ptrdiff_t{pixGetWpl(bits.get())} * y, widthOf(bits), runs);
        finder.take(runs, above, y);
        std::swap(runs, above);
    }
    return std::move(finder).parts();
}

} // namespace scanner::image

// SPDX-License-Identifier: GPL-3.0-or-later
// A small picture as plain values, for what Leptonica has no call for. Values; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace scanner::image {

struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
};

template<class T>
class Grid {
  public:
    Grid() = default;
    Grid(int width, int height, T value = {})
        : m_width(width)
        , m_height(height)
        , m_cells(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value) {}

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] T* row(int y) { return m_cells.data() + offset(y); }
    [[nodiscard]] const T* row(int y) const { return m_cells.data() + offset(y); }
    [[nodiscard]] T& at(int x, int y) { return row(y)[x]; }
    [[nodiscard]] const T& at(int x, int y) const { return row(y)[x]; }

  private:
    [[nodiscard]] std::size_t offset(int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width);
    }

    int m_width = 0;
    int m_height = 0;
    std::vector<T> m_cells;
};

} // namespace scanner::image

// SPDX-License-Identifier: GPL-3.0-or-later
// How bright the paper is at each place of a page, and how dark its ink. Any thread.
#pragma once

#include "scanner/image/grid.h"
#include "scanner/image/small_copy.h"

#include <vector>

namespace scanner::image {

// The brightest channel of evened paper. One gain for all three channels: paper and ink keep their hue.
constexpr float kEvenedPaper = 250;

// A value for each cell of the page, read between the cells' centres in proportion to their distance.
class CellMap {
  public:
    CellMap() = default;
    CellMap(Grid<float> cells, int side) : m_cells(std::move(cells)), m_side(side) {}

    // One value for each pixel of row `y` of the small copy.
    void row(int y, std::vector<float>& values) const;

  private:
    Grid<float> m_cells;
    int m_side = 1; // of a cell, in pixels of the small copy
};

struct PaperLight {
    CellMap gain;     // evened value / scanned value
    CellMap inkLimit; // evened; what has its brightest channel below is ink
    // A photocopy: the limit is one for the mean of 3 x 3 pixels, since a single one tells little.
    bool isNoisy = false;
    // Evened paper in its own colour: the brightest channel is kEvenedPaper.
    float red = kEvenedPaper;
    float green = kEvenedPaper;
    float blue = kEvenedPaper;
};

// Where no paper is to be seen (a picture, a black field) it is taken to be as bright as around it. Throws
// std::bad_alloc.
PaperLight paperLightOf(const SmallCopy& copy);

} // namespace scanner::image

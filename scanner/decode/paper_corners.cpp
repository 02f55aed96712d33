// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/paper_corners.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace scanner::decode {
namespace {

using image::heightOf;
using image::Image;
using image::widthOf;

constexpr int kSearchSide_px = 400;
constexpr double kLeastArea = 0.08;   // of the photo
constexpr double kRoundest = 1.1;     // hull against its quadrilateral
constexpr double kLeastFilled = 0.75; // of the quadrilateral is light
constexpr double kFillsPhoto = 0.02;  // corners that near to the photo's own
constexpr double kEdgeReach = 0.025;  // of the photo: how far beside an edge is looked
constexpr double kLeastContrast = 25; // grey levels over the edge
constexpr double kLeastSharp = 0.7;   // of an edge's samples
constexpr int kEdgeSamples = 40;

// Twice the area; positive if a, b, c turn clockwise on the screen.
double turn(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

double areaOf(const std::vector<Point>& polygon) {
    double twice = 0;
    for (std::size_t i = 1; i + 1 < polygon.size(); ++i)
        twice += turn(polygon[0], polygon[i], polygon[i + 1]);
    return std::abs(twice) / 2;
}

Image greyCopy(const Image& photo) {
    const Image small = image::scaledTo(photo, kSearchSide_px, kSearchSide_px);
    const Image grey(small ? pixConvertTo8(small.get(), 0) : nullptr);
    return Image(grey ? pixBlockconv(grey.get(), 1, 1) : nullptr);
}

// 1-bit; letters inside the paper are closed.
Image lightRegions(const Image& grey) {
    Pix* dark = nullptr;
    if (pixOtsuAdaptiveThreshold(grey.get(), widthOf(grey), heightOf(grey), 0, 0, 0.0F, nullptr, &dark) != 0)
        return {};
    const Image light(dark);
    pixInvert(light.get(), light.get());
    return Image(pixCloseSafeBrick(nullptr, light.get(), 9, 9));
}

struct Region {
    std::vector<Point> rim; // leftmost and rightmost pixel of each row
    double pixels = 0;
};

Region regionFrom(Pix* mask, const Box* place) {
    int left = 0;
    int top = 0;
    boxGetGeometry(const_cast<Box*>(place), &left, &top, nullptr, nullptr);
    Region region;
    for (int y = 0; y < pixGetHeight(mask); ++y) {
        int first = -1;
        int last = -1;
        for (int x = 0; x < pixGetWidth(mask); ++x) {
            l_uint32 bit = 0;
            pixGetPixel(mask, x, y, &bit);
            if (bit == 0) continue;
            if (first < 0) first = x;
            last = x;
            region.pixels += 1;
        }
        if (first < 0) continue;
        region.rim.push_back({static_cast<double>(left + first), static_cast<double>(top + y)});
        region.rim.push_back({static_cast<double>(left + last), static_cast<double>(top + y)});
    }
    return region;
}

Region largestRegion(const Image& light) {
    Pixa* parts = nullptr;
    Boxa* places = pixConnComp(light.get(), &parts, 8);
    Region largest;
    for (int i = 0; i < pixaGetCount(parts); ++i) {
        Pix* mask = pixaGetPix(parts, i, L_CLONE);
        Box* place = boxaGetBox(places, i, L_CLONE);
        if (pixGetWidth(mask) * pixGetHeight(mask) > largest.pixels) {
            Region region = regionFrom(mask, place);
            if (region.pixels > largest.pixels) largest = std::move(region);
        }
        pixDestroy(&mask);
        boxDestroy(&place);
    }
    pixaDestroy(&parts);
    boxaDestroy(&places);
    return largest;
}

// Andrew's monotone chain.
std::vector<Point> hullOf(std::vector<Point> points) {
    std::sort(points.begin(), points.end(),
              [](const Point& a, const Point& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    std::vector<Point> hull;
    for (int pass = 0; pass < 2; ++pass) {
        const std::size_t start = hull.size();
        for (const Point& point : points) {
            while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), point) <= 0)
                hull.pop_back();
            hull.push_back(point);
        }
        hull.pop_back();
        std::reverse(points.begin(), points.end());
    }
    return hull;
}

// Four corners of the hull that span the largest area: for each diagonal the furthest point on either side.
std::vector<Point> widestQuadrilateral(const std::vector<Point>& hull) {
    std::vector<Point> widest;
    double most = 0;
    for (std::size_t i = 0; i < hull.size(); ++i) {
        for (std::size_t j = i + 2; j < hull.size(); ++j) {
            Point between = hull[i];
            Point beyond = hull[i];
            double inside = 0;
            double outside = 0;
            for (const Point& point : hull) {
                const double side = turn(hull[i], hull[j], point);
                if (side > outside) outside = side, beyond = point;
                if (-side > inside) inside = -side, between = point;
            }
            if (inside + outside > most) {
                most = inside + outside;
                widest = {hull[i], between, hull[j], beyond};
            }
        }
    }
    return widest;
}

Corners fromTopLeft(std::vector<Point> corners) {
    if (turn(corners[0], corners[1], corners[2]) < 0) std::reverse(corners.begin(), corners.end());
    const auto first = std::min_element(corners.begin(), corners.end(),
                                        [](const Point& a, const Point& b) { return a.x + a.y < b.x + b.y; });
    std::rotate(corners.begin(), first, corners.end());
    return {corners[0], corners[1], corners[2], corners[3]};
}

std::optional<double> greyAt(const Image& grey, double x, double y) {
    l_uint32 value = 0;
    const bool isOutside = pixGetPixel(grey.get(), static_cast<int>(std::lround(x)),
                                       static_cast<int>(std::lround(y)), &value) != 0;
    return isOutside ? std::nullopt : std::optional<double>(value);
}

// Along an edge the paper is lighter than what lies outside; where the photo ends, nothing can be said
// against it.
bool isSharp(const Image& grey, const Point& from, const Point& to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length < 1) return false;
    const double reach = kEdgeReach * std::max(widthOf(grey), heightOf(grey));
    const Point out{(to.y - from.y) / length * reach,
                    -(to.x - from.x) / length * reach}; // corners run clockwise
    int sharp = 0;
    for (int i = 0; i < kEdgeSamples; ++i) {
        const double along = (i + 0.5) / kEdgeSamples;
        const Point at{from.x + (to.x - from.x) * along, from.y + (to.y - from.y) * along};
        const auto inside = greyAt(grey, at.x - out.x, at.y - out.y);
        const auto outside = greyAt(grey, at.x + out.x, at.y + out.y);
        if (!outside || (inside && *inside - *outside >= kLeastContrast)) ++sharp;
    }
    return sharp >= kLeastSharp * kEdgeSamples;
}

bool fillsPhoto(const Corners& corners, const Image& grey) {
    const double width = widthOf(grey) - 1;
    const double height = heightOf(grey) - 1;
    const Corners own{{{0, 0}, {width, 0}, {width, height}, {0, height}}};
    const double near = kFillsPhoto * std::max(width, height);
    return std::equal(corners.begin(), corners.end(), own.begin(), [near](const Point& a, const Point& b) {
        return std::hypot(a.x - b.x, a.y - b.y) <= near;
    });
}

std::optional<Corners> cornersOn(const Image& grey) {
    const Image light = lightRegions(grey);
    if (!light) return std::nullopt;
    const Region region = largestRegion(light);
    if (region.rim.size() < 8) return std::nullopt;
    const auto hull = hullOf(region.rim);
    const auto widest = widestQuadrilateral(hull);
    if (widest.size() != 4) return std::nullopt;
    const double area = areaOf(widest);
    const double photo = static_cast<double>(widthOf(grey)) * heightOf(grey);
    if (area < kLeastArea * photo || areaOf(hull) > kRoundest * area || region.pixels < kLeastFilled * area)
        return std::nullopt;
    const Corners corners = fromTopLeft(widest);
    if (fillsPhoto(corners, grey)) return std::nullopt;
    for (std::size_t i = 0; i < 4; ++i)
        if (!isSharp(grey, corners[i], corners[(i + 1) % 4])) return std::nullopt;
    return corners;
}

} // namespace

std::optional<Corners> paperCorners(const Image& photo) {
    const Image grey = greyCopy(photo);
    auto corners = grey ? cornersOn(grey) : std::nullopt;
    if (!corners) return std::nullopt;
    const double scale = static_cast<double>(widthOf(photo)) / widthOf(grey);
    for (Point& corner : *corners)
        corner = {corner.x * scale, corner.y * scale};
    return corners;
}

} // namespace scanner::decode

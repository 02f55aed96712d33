// SPDX-License-Identifier: GPL-3.0-or-later
// Pages drawn for a test, as a scanner would hand them over. Main thread: drawing text needs the one
// QGuiApplication, which is made at first use.
#pragma once

#include <QColor>
#include <QImage>
#include <QString>

#include <cstdint>
#include <filesystem>

namespace tests {

inline constexpr int kA4Width_px = 2480; // at 300 dpi
inline constexpr int kA4Height_px = 3508;
inline constexpr QRgb kPaper = 0xFFF5F4EF; // 96 % white, slightly warm

QImage blankPage(int width_px = kA4Width_px, int height_px = kA4Height_px, QColor paper = QColor(kPaper));

// A line of text with its baseline at y. Throws std::runtime_error if no face with all Vietnamese letters is
// installed.
void write(QImage& page, int x, int y, const QString& text, int height_px = 50,
           QColor ink = QColor(25, 25, 25));
// The upper 20 lines of a page of plain words.
void fillWithText(QImage& page);
// Two rings and a word, 75 % opaque.
void stamp(QImage& page, int x, int y, int diameter_px, QColor ink = QColor(200, 30, 40));

// Clockwise about the middle, size kept.
QImage turnedBy(const QImage& page, double degrees, QColor outside = QColor(kPaper));
// The same noise for the same seed.
void addNoise(QImage& page, double sigma, std::uint32_t seed);

void writeP6(const QImage& page, const std::filesystem::path& file);
void writeP5(const QImage& page, const std::filesystem::path& file);

} // namespace tests

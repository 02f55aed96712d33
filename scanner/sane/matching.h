// SPDX-License-Identifier: GPL-3.0-or-later
// What drivers call the glass, the feeder and the colours: every one otherwise. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scanner::sane {

enum class SourceKind { Flatbed, Feeder, Duplex, Other };
enum class ModeKind { Colour, Grey, LineArt, Other };

// "ADF Duplex", "DP", "2-sided (Binding Top)" are Duplex; "Automatic Document Feeder", "ADF Front" are
// Feeder.
SourceKind sourceKindOf(std::string_view value);
// "24bit Color[Fast]" is Colour, "True Gray" Grey, "Black & White" LineArt; dithered kinds are Other.
ModeKind modeKindOf(std::string_view value);

// The driver's first value of that kind.
std::optional<std::string> sourceAmong(const std::vector<std::string>& choices, SourceKind kind);
std::optional<std::string> modeAmong(const std::vector<std::string>& choices, ModeKind kind);

// Of numbers as text: the same, else the next greater, else the greatest. Nothing if there is no number.
std::optional<std::string> nearestNumber(const std::vector<std::string>& choices, double wanted);

} // namespace scanner::sane

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/matching.h"

#include <catch2/catch.hpp>

using namespace scanner::sane;

TEST_CASE("Duplex is found before the feeder, whatever the driver calls it") {
    for (const auto* value : {"ADF Duplex", "Duplex", "DP", "2-sided (Binding Top)", "ADF (Duplex)",
                              "Automatic Document Feeder(left aligned,Duplex)"}) {
        CAPTURE(value);
        CHECK(sourceKindOf(value) == SourceKind::Duplex);
    }
}

TEST_CASE("The feeder and the glass are found by the names that drivers use") {
    for (const auto* value : {"ADF", "Automatic Document Feeder", "ADF Front", "Document Feeder",
                              "ADF Simplex", "Automatic Document Feeder(centrally aligned)"}) {
        CAPTURE(value);
        CHECK(sourceKindOf(value) == SourceKind::Feeder);
    }
    for (const auto* value : {"Flatbed", "FlatBed", "Platen", "FB", "Document Table"}) {
        CAPTURE(value);
        CHECK(sourceKindOf(value) == SourceKind::Flatbed);
    }
}

TEST_CASE("Back sides alone and slides are neither the feeder nor the glass") {
    CHECK(sourceKindOf("ADF Back") == SourceKind::Other);
    CHECK(sourceKindOf("ADF Rear") == SourceKind::Other);
    CHECK(sourceKindOf("Card Duplex") == SourceKind::Other);
    CHECK(sourceKindOf("Auto") == SourceKind::Other);
    CHECK(sourceKindOf("Transparency Adapter") == SourceKind::Other);
    CHECK(sourceKindOf("Negative Film") == SourceKind::Other);
}

TEST_CASE("Modes are found by the names that drivers use") {
    for (const auto* value : {"Color", "Colour", "24bit Color[Fast]", "24bit Color"}) {
        CAPTURE(value);
        CHECK(modeKindOf(value) == ModeKind::Colour);
    }
    for (const auto* value : {"Gray", "True Gray", "Grayscale", "Grey"}) {
        CAPTURE(value);
        CHECK(modeKindOf(value) == ModeKind::Grey);
    }
    for (const auto* value : {"Lineart", "Black & White", "Binary", "Monochrome"}) {
        CAPTURE(value);
        CHECK(modeKindOf(value) == ModeKind::LineArt);
    }
}

TEST_CASE("Dithered modes are never taken for line art, grey or colour") {
    for (const auto* value : {"Error Diffusion", "Gray[Error Diffusion]", "Halftone", "Color Halftone",
                              "Dithered", "Color Lineart"}) {
        CAPTURE(value);
        CHECK(modeKindOf(value) == ModeKind::Other);
    }
}

TEST_CASE("The driver's first value of a kind is taken") {
    const std::vector<std::string> sources{"Flatbed", "ADF Back", "ADF Front", "ADF Duplex"};
    CHECK(sourceAmong(sources, SourceKind::Feeder) == "ADF Front");
    CHECK(sourceAmong(sources, SourceKind::Duplex) == "ADF Duplex");
    CHECK_FALSE(sourceAmong({"Flatbed"}, SourceKind::Feeder));
    CHECK(modeAmong({"Error Diffusion", "True Gray", "24bit Color[Fast]"}, ModeKind::Colour) ==
          "24bit Color[Fast]");
}

TEST_CASE("Of numbers the same is taken, else the next greater, else the greatest") {
    const std::vector<std::string> dpi{"75", "600", "150", "300"};
    CHECK(nearestNumber(dpi, 300) == "300");
    CHECK(nearestNumber(dpi, 200) == "300");
    CHECK(nearestNumber(dpi, 1200) == "600");
    CHECK_FALSE(nearestNumber({"auto"}, 300));
}

# SPDX-License-Identifier: GPL-3.0-or-later
# Every library that the house uses, found once. README.md says why each is there.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Svg LinguistTools Test)
find_package(ZXing REQUIRED)
find_package(CURL REQUIRED)
find_package(Catch2 2 REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(JPEG REQUIRED)

pkg_check_modules(sane REQUIRED IMPORTED_TARGET sane-backends)
pkg_check_modules(lept REQUIRED IMPORTED_TARGET lept)
pkg_check_modules(tesseract REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)

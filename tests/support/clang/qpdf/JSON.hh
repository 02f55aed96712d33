// SPDX-License-Identifier: GPL-3.0-or-later
// In place of qpdf's own header of this name, which clang 16 cannot compile as C++20 beside libstdc++ 12 (a
// vector of a type that is not complete yet). No room uses what it declares.
#ifndef JSON_HH
#define JSON_HH

class JSON;

#endif

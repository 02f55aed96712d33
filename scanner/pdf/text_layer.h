// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a page as text that is never painted (render mode 3): each lies over its picture, so it can be
// found, marked and copied. Pure; any thread.
#pragma once

#include "scanner/base/words.h"
#include "scanner/pdf/characters.h"

#include <string>
#include <string_view>

namespace scanner::pdf {

// Adds what textLayer() will show.
void addCharacters(const PageText& text, Characters& characters);

// Content operators; nothing for a page without words. `fontName` is the resource's, without the slash.
// Between words of a line stands a blank, so that their order and their gaps do not depend on how a reader
// measures distances.
std::string textLayer(const PageText& text, int pageHeight_px, int dpi, std::string_view fontName,
                      const Characters& characters);

} // namespace scanner::pdf

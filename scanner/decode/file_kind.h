// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is by its first bytes; its name is not asked. Pure; any thread.
#pragma once

#include <string_view>

namespace scanner::decode {

enum class FileKind { Jpeg, Png, Tiff, Pnm, Pdf, Heic, Office, Archive, Unknown };

// `head`: the first 4 KiB, or all of a shorter file.
FileKind kindOf(std::string_view head);

} // namespace scanner::decode

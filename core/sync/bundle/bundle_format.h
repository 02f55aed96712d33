// SPDX-License-Identifier: GPL-3.0-or-later
// How a bundle is written: "CFB1", length of the header (4 bytes, the highest first), header (JSON, in
// clear), sealed body, signature (64 bytes). In the body each operation of the header has its content, in
// their order: length (8 bytes, the highest first) and bytes. Pure; any thread.
#pragma once

#include "core/ports/bundle_book.h"
#include "core/ports/secrets.h"
#include "core/ports/store.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::sync {

// Of one operation: a frozen body, a file, or what a commit asks.
struct BundlePart {
    core::ports::OutboxOp op;
    std::int64_t size_bytes = 0;
    core::domain::Sha256 sha256{}; // of the content; of a commit that of the body
};

struct BundleHeader {
    core::base::BundleId id;
    int number = 0;
    std::string office;
    std::string device;
    std::string incarnation;
    core::ports::Ed25519Public key{};             // whose half signs
    std::optional<core::domain::Sha256> previous; // header of the last one; nothing before the first
    std::vector<BundlePart> parts;
};

std::string toJson(const BundleHeader& header);
// With the magic and the length before it.
std::string headOf(std::string_view headerJson);
// Of the header and of one content.
std::string lengthOf(std::int64_t content_bytes);
// What the device signs.
std::string signedText(const core::domain::Sha256& header, const core::domain::Sha256& body);
// What every chunk of the body is authenticated with.
std::string bodyPlace(const core::base::BundleId& id);
// "CF-<office>-<device>-<n>.cfb"; signs that no file system takes are left out.
std::string fileNameOf(const BundleHeader& header);

} // namespace core::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/bundle/bundle_format.h"

#include "core/sync/portals/base64.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::sync {

using core::ports::OpKind;
using nlohmann::json;

namespace {

constexpr std::string_view kMagic = "CFB1";

std::string bigEndian(std::uint64_t value, int bytes) {
    std::string out;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xFF);
    return out;
}

json partJson(const BundlePart& part) {
    json out{{"op", part.op.op.hex()},
             {"kind", nameOf(part.op.kind)},
             {"dossier", part.op.dossier.hex()},
             {"rev", part.op.revision},
             {"seq", part.op.seq},
             {"size", part.size_bytes},
             {"sha256", core::domain::toHex(part.sha256)}};
    if (part.op.kind == OpKind::File) out["file"] = part.op.file.hex();
    return out;
}

std::string plain(std::string_view name) {
    std::string out(name);
    std::erase_if(out, [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                 c == '_' || c == '.');
    });
    return out;
}

} // namespace

std::string toJson(const BundleHeader& header) {
    json ops = json::array();
    std::int64_t firstSeq = 0;
    std::int64_t lastSeq = 0;
    for (const auto& part : header.parts) {
        ops.push_back(partJson(part));
        firstSeq = firstSeq == 0 ? part.op.seq : std::min(firstSeq, part.op.seq);
        lastSeq = std::max(lastSeq, part.op.seq);
    }
    return json{{"format", "bundle/1"},
                {"bundle", header.id.hex()},
                {"number", header.number},
                {"office", header.office},
                {"device", header.device},
                {"incarnation", header.incarnation},
                {"seq", {firstSeq, lastSeq}},
                {"ed25519", toBase64({reinterpret_cast<const char*>(header.key.data()), header.key.size()})},
                {"previous", header.previous ? json(core::domain::toHex(*header.previous)) : json()},
                {"ops", std::move(ops)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string headOf(std::string_view headerJson) {
    return std::string(kMagic) + bigEndian(headerJson.size(), 4) + std::string(headerJson);
}

std::string lengthOf(std::int64_t content_bytes) {
    return bigEndian(static_cast<std::uint64_t>(content_bytes), 8);
}

std::string signedText(const core::domain::Sha256& header, const core::domain::Sha256& body) {
    return "intake/1 bundle\n" + core::domain::toHex(header) + "\n" + core::domain::toHex(body);
}

std::string bodyPlace(const core::base::BundleId& id) {
    return "bundle/" + id.hex();
}

std::string fileNameOf(const BundleHeader& header) {
    return "CF-" + plain(header.office) + "-" + plain(header.device) + "-" + std::to_string(header.number) +
           ".cfb";
}

} // namespace core::sync

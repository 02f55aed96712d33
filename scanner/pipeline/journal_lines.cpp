// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/journal_lines.h"

#include "scanner/base/code.h"
#include "scanner/worker/json_number.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace scanner::pipeline {
namespace {

using nlohmann::json;
using worker::wholeFrom;

constexpr int kFormat = 1;

json jsonOf(const BatchLine& line) {
    return {{"kind", "batch"}, {"format", kFormat}, {"id", line.id.hex()}, {"created", line.created.ms}};
}

json jsonOf(const PageLine& line) {
    const auto& scan = line.scan;
    json value{{"kind", "page"},         {"page", scan.number},
               {"at", line.at.ms},       {"sha256", core::domain::toHex(scan.sha256)},
               {"width", scan.width_px}, {"height", scan.height_px},
               {"dpi", scan.dpi},        {"promised", scan.linesPromised},
               {"got", scan.linesGot},   {"short", scan.isShort}};
    if (scan.isBack) value["back"] = true;
    if (scan.dpiGuessed) value["dpi_guessed"] = true;
    if (scan.origin)
        value["origin"] = {
            {"file", scan.origin->file}, {"page", scan.origin->page}, {"pages", scan.origin->pages}};
    return value;
}

json jsonOf(const MissingLine& line) {
    return {{"kind", "missing"}, {"page", line.page}, {"back", line.isBack}, {"at", line.at.ms}};
}

json jsonOf(const ReadLine& line) {
    return {{"kind", "read"},
            {"page", line.page},
            {"record_crc", line.recordCrc},
            {"image_bytes", line.imageBytes},
            {"asked", line.asked}};
}

json jsonOf(const FailedLine& line) {
    return {{"kind", "failed"},
            {"page", line.page},
            {"code", nameOf(line.problem.as<PageCode>())},
            {"detail", line.problem.detail},
            {"asked", line.asked}};
}

json jsonOf(const FiledLine&) {
    return {{"kind", "filed"}};
}

json jsonOf(const OrderLine& line) {
    return {{"kind", "order"}, {"pages", line.pages}};
}

json jsonOf(const RotateLine& line) {
    return {{"kind", "rotate"}, {"page", line.page}, {"turn", line.turn_deg}};
}

json jsonOf(const AsideLine& line) {
    return {{"kind", line.aside ? "set_aside" : "restore"}, {"page", line.page}};
}

json jsonOf(const AgainLine& line) {
    return {{"kind", "again"}, {"number", line.number}, {"page", line.page}};
}

json jsonOf(const TakeLine& line) {
    return {{"kind", "take"}, {"page", line.page}, {"taken", line.taken}};
}

json jsonOf(const RetryLine& line) {
    return {{"kind", "retry"}, {"page", line.page}};
}

std::optional<core::domain::Sha256> hashFrom(std::string_view hex) {
    if (hex.size() != 64) return std::nullopt;
    const auto first = core::base::bytes16FromHex(hex.substr(0, 32));
    const auto second = core::base::bytes16FromHex(hex.substr(32));
    if (!first || !second) return std::nullopt;
    core::domain::Sha256 hash{};
    std::copy(first->begin(), first->end(), hash.begin());
    std::copy(second->begin(), second->end(), hash.begin() + 16);
    return hash;
}

std::optional<JournalLine> batchFrom(const json& line) {
    const auto id = core::base::BatchId::fromHex(line.at("id").get<std::string>());
    if (!id || line.at("format") != kFormat) return std::nullopt;
    return BatchLine{*id, {wholeFrom<std::int64_t>(line.at("created"))}};
}

core::ports::PageOrigin originFrom(const json& value) {
    return {value.at("file").get<std::string>(), wholeFrom<int>(value.at("page")),
            wholeFrom<int>(value.at("pages"))};
}

std::optional<JournalLine> pageFrom(const json& line) {
    const auto hash = hashFrom(line.at("sha256").get<std::string>());
    if (!hash) return std::nullopt;
    core::ports::ScannedPage scan;
    scan.number = wholeFrom<int>(line.at("page"));
    scan.sha256 = *hash;
    scan.width_px = wholeFrom<int>(line.at("width"));
    scan.height_px = wholeFrom<int>(line.at("height"));
    scan.dpi = wholeFrom<int>(line.at("dpi"));
    scan.linesPromised = wholeFrom<int>(line.at("promised"));
    scan.linesGot = wholeFrom<int>(line.at("got"));
    scan.isShort = line.at("short").get<bool>();
    scan.isBack = line.value("back", false);
    scan.dpiGuessed = line.value("dpi_guessed", false);
    if (line.contains("origin")) scan.origin = originFrom(line.at("origin"));
    return PageLine{scan, {wholeFrom<std::int64_t>(line.at("at"))}};
}

std::optional<JournalLine> missingFrom(const json& line) {
    return MissingLine{wholeFrom<int>(line.at("page")),
                       line.at("back").get<bool>(),
                       {wholeFrom<std::int64_t>(line.at("at"))}};
}

int askedIn(const json& line) {
    return line.contains("asked") ? wholeFrom<int>(line.at("asked")) : 0;
}

std::optional<JournalLine> readFrom(const json& line) {
    return ReadLine{wholeFrom<int>(line.at("page")), wholeFrom<std::uint32_t>(line.at("record_crc")),
                    wholeFrom<std::int64_t>(line.at("image_bytes")), askedIn(line)};
}

std::optional<JournalLine> failedFrom(const json& line) {
    const int page = wholeFrom<int>(line.at("page"));
    const auto code = pageCodeFrom(line.at("code").get<std::string>());
    if (!code) return std::nullopt;
    return FailedLine{
        page, core::base::Error::of(*code, line.at("detail").get<std::string>(), {std::to_string(page)}),
        askedIn(line)};
}

std::optional<JournalLine> rotateFrom(const json& line) {
    const RotateLine rotate{wholeFrom<int>(line.at("page")), wholeFrom<int>(line.at("turn"))};
    const bool isQuarter = rotate.turn_deg >= 0 && rotate.turn_deg < 360 && rotate.turn_deg % 90 == 0;
    return isQuarter ? std::optional<JournalLine>(rotate) : std::nullopt;
}

OrderLine orderFrom(const json& line) {
    OrderLine order;
    for (const auto& page : line.at("pages"))
        order.pages.push_back(wholeFrom<int>(page));
    return order;
}

// Nothing if the kind is none of these.
std::optional<JournalLine> actFrom(const std::string& kind, const json& line) {
    if (kind == "order") return orderFrom(line);
    if (kind == "rotate") return rotateFrom(line);
    if (kind == "set_aside" || kind == "restore")
        return AsideLine{wholeFrom<int>(line.at("page")), kind == "set_aside"};
    if (kind == "again") return AgainLine{wholeFrom<int>(line.at("number")), wholeFrom<int>(line.at("page"))};
    if (kind == "take") return TakeLine{wholeFrom<int>(line.at("page")), line.at("taken").get<bool>()};
    if (kind == "retry") return RetryLine{wholeFrom<int>(line.at("page"))};
    return std::nullopt;
}

} // namespace

std::string toJson(const JournalLine& line) {
    return std::visit(
        [](const auto& each) { return jsonOf(each).dump(-1, ' ', false, json::error_handler_t::replace); },
        line);
}

std::optional<JournalLine> journalLineFrom(std::string_view text) {
    try {
        const json line = json::parse(text);
        const auto kind = line.at("kind").get<std::string>();
        if (kind == "batch") return batchFrom(line);
        if (kind == "page") return pageFrom(line);
        if (kind == "missing") return missingFrom(line);
        if (kind == "read") return readFrom(line);
        if (kind == "failed") return failedFrom(line);
        if (kind == "filed") return FiledLine{};
        return actFrom(kind, line);
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

} // namespace scanner::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_record.h"

#include "scanner/base/code.h"
#include "scanner/worker/json_number.h"

#include <nlohmann/json.hpp>

namespace scanner::pipeline {
namespace {

using nlohmann::json;
using worker::realFrom;
using worker::wholeFrom;

constexpr int kFormat = 3;

// A word is a row: text, box, confidence, block, line. A page has hundreds of them.
json jsonOf(const PageText& text) {
    json words = json::array();
    for (const auto& word : text.words) {
        words.push_back({word.text, word.box.x, word.box.y, word.box.width, word.box.height, word.confidence,
                         word.block, word.line});
    }
    return {{"mean_confidence", text.meanConfidence}, {"partial", text.partial}, {"words", std::move(words)}};
}

Box boxFrom(const json& row, std::size_t first) {
    return {wholeFrom<int>(row.at(first)), wholeFrom<int>(row.at(first + 1)),
            wholeFrom<int>(row.at(first + 2)), wholeFrom<int>(row.at(first + 3))};
}

Word wordFrom(const json& row) {
    Word word;
    word.text = row.at(0).get<std::string>();
    word.box = boxFrom(row, 1);
    word.confidence = realFrom<float>(row.at(5));
    word.block = wholeFrom<int>(row.at(6));
    word.line = wholeFrom<int>(row.at(7));
    return word;
}

PageText textFrom(const json& value) {
    PageText text;
    text.meanConfidence = realFrom<float>(value.at("mean_confidence"));
    text.partial = value.at("partial").get<bool>();
    for (const auto& row : value.at("words"))
        text.words.push_back(wordFrom(row));
    return text;
}

json jsonOf(const std::vector<CodeOnPage>& codes) {
    json rows = json::array();
    for (const auto& code : codes)
        rows.push_back({code.text, code.box.x, code.box.y, code.box.width, code.box.height});
    return rows;
}

std::vector<CodeOnPage> codesFrom(const json& rows) {
    std::vector<CodeOnPage> codes;
    for (const auto& row : rows)
        codes.push_back({row.at(0).get<std::string>(), boxFrom(row, 1)});
    return codes;
}

// A part is a row: width, height, offset, bytes; nothing for one that does not exist.
json jsonOf(const EncodedPart& part) {
    if (!part.exists()) return nullptr;
    return {part.width_px, part.height_px, part.offset, part.bytes};
}

EncodedPart partFrom(const json& row) {
    if (row.is_null()) return {};
    return {wholeFrom<int>(row.at(0)), wholeFrom<int>(row.at(1)), wholeFrom<std::int64_t>(row.at(2)),
            wholeFrom<std::int64_t>(row.at(3))};
}

json jsonOf(const Picture& picture) {
    json layers = json::array();
    for (const auto& layer : picture.layers) {
        const Box& area = layer.area;
        layers.push_back({{"area", {area.x, area.y, area.width, area.height}},
                          {"jpeg", jsonOf(layer.jpeg)},
                          {"stencil", jsonOf(layer.stencil)}});
    }
    return layers;
}

Picture pictureFrom(const json& layers) {
    Picture picture;
    for (const auto& value : layers) {
        const auto& area = value.at("area");
        picture.layers.push_back({{wholeFrom<int>(area.at(0)), wholeFrom<int>(area.at(1)),
                                   wholeFrom<int>(area.at(2)), wholeFrom<int>(area.at(3))},
                                  partFrom(value.at("jpeg")),
                                  partFrom(value.at("stencil"))});
    }
    return picture;
}

json jsonOf(const Box& box) {
    return {box.x, box.y, box.width, box.height};
}

json jsonOf(const std::vector<Box>& boxes) {
    json rows = json::array();
    for (const auto& box : boxes)
        rows.push_back(jsonOf(box));
    return rows;
}

std::vector<Box> boxesFrom(const json& rows) {
    std::vector<Box> boxes;
    for (const auto& row : rows)
        boxes.push_back(boxFrom(row, 0));
    return boxes;
}

json jsonOf(const std::vector<Streak>& streaks) {
    json rows = json::array();
    for (const auto& streak : streaks)
        rows.push_back({streak.x, streak.width, streak.removed});
    return rows;
}

std::vector<Streak> streaksFrom(const json& rows) {
    std::vector<Streak> streaks;
    for (const auto& row : rows)
        streaks.push_back({wholeFrom<int>(row.at(0)), wholeFrom<int>(row.at(1)), row.at(2).get<bool>()});
    return streaks;
}

PageRecord recordFrom(const json& value) {
    PageRecord record;
    record.width_px = wholeFrom<int>(value.at("width"));
    record.height_px = wholeFrom<int>(value.at("height"));
    record.dpi = wholeFrom<int>(value.at("dpi"));
    record.picture = pictureFrom(value.at("layers"));
    record.turn_deg = wholeFrom<int>(value.at("turn"));
    if (record.turn_deg % 90 != 0 || record.turn_deg < 0 || record.turn_deg >= 360)
        throw json::out_of_range::create(406, "no turn of a page", &value);
    record.skewDegrees = realFrom<double>(value.at("skew_degrees"));
    record.median = value.at("median").get<bool>();
    record.blank = value.at("blank").get<bool>();
    record.inkShare = realFrom<double>(value.at("ink_share"));
    record.card = value.at("card").get<bool>();
    record.holes = boxesFrom(value.at("holes"));
    record.streaks = streaksFrom(value.at("streaks"));
    record.codes = codesFrom(value.at("codes"));
    if (value.contains("machine_lines")) record.machineLines = codesFrom(value.at("machine_lines"));
    record.text = textFrom(value.at("text"));
    record.unreadPlaces = boxesFrom(value.at("unread_places"));
    record.engine = value.at("engine").get<std::string>();
    record.readingKey = value.at("reading_key").get<std::string>();
    record.readable = value.at("readable").get<bool>();
    record.cleanSeconds = realFrom<double>(value.at("clean_seconds"));
    record.readSeconds = realFrom<double>(value.at("read_seconds"));
    return record;
}

} // namespace

std::string toJson(const PageRecord& record) {
    const json value = {{"format", kFormat},
                        {"width", record.width_px},
                        {"height", record.height_px},
                        {"dpi", record.dpi},
                        {"layers", jsonOf(record.picture)},
                        {"profile", nameOf(record.profile)},
                        {"turn", record.turn_deg},
                        {"skew_degrees", record.skewDegrees},
                        {"median", record.median},
                        {"blank", record.blank},
                        {"ink_share", record.inkShare},
                        {"card", record.card},
                        {"holes", jsonOf(record.holes)},
                        {"streaks", jsonOf(record.streaks)},
                        {"codes", jsonOf(record.codes)},
                        {"machine_lines", jsonOf(record.machineLines)},
                        {"text", jsonOf(record.text)},
                        {"unread_places", jsonOf(record.unreadPlaces)},
                        {"engine", record.engine},
                        {"reading_key", record.readingKey},
                        {"readable", record.readable},
                        {"clean_seconds", record.cleanSeconds},
                        {"read_seconds", record.readSeconds}};
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

core::base::Result<PageRecord> pageRecordFromJson(std::string_view text) {
    try {
        const json value = json::parse(text);
        PageRecord record = recordFrom(value);
        const auto profile = pictureProfileFrom(value.at("profile").get<std::string>());
        if (value.at("format") != kFormat || !profile || record.width_px <= 0 || record.height_px <= 0 ||
            record.dpi <= 0)
            return core::base::fail(PageCode::BatchDamaged, "record of a page: format, profile or size");
        record.profile = *profile;
        return record;
    } catch (const json::exception& error) {
        return core::base::fail(PageCode::BatchDamaged, std::string("record of a page: ") + error.what());
    }
}

} // namespace scanner::pipeline

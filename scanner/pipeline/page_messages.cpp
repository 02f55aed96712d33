// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_messages.h"

#include "scanner/base/code.h"
#include "scanner/worker/frame.h"
#include "scanner/worker/json_number.h"

#include <nlohmann/json.hpp>

namespace scanner::pipeline {
namespace {

using nlohmann::json;
using worker::wholeFrom;

std::string textOf(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<PageOrder> orderFrom(const json& value) {
    PageOrder order;
    order.page = wholeFrom<int>(value.at("page"));
    order.dpi = wholeFrom<int>(value.at("dpi"));
    order.raw = value.at("raw").get<std::string>();
    order.cleaned = value.at("cleaned").get<std::string>();
    order.preview = value.at("preview").get<std::string>();
    order.record = value.at("record").get<std::string>();
    for (const auto& earlier : value.at("earlier"))
        order.earlier.emplace_back(earlier.get<std::string>());
    order.tessdata = value.at("tessdata").get<std::string>();
    const auto profile = pictureProfileFrom(value.at("profile").get<std::string>());
    if (!profile) return std::nullopt;
    order.profile = *profile;
    if (const auto& turn = value.at("turn"); !turn.is_null()) order.turn_deg = wholeFrom<int>(turn);
    if (order.turn_deg && (*order.turn_deg < 0 || *order.turn_deg > 270 || *order.turn_deg % 90 != 0))
        return {};
    order.neighbourTurned = value.at("neighbour_turned").get<bool>();
    order.median = value.at("median").get<bool>();
    order.keepMarks = value.at("keep_marks").get<bool>();
    for (const auto& column : value.at("streaks"))
        order.streaks.push_back(wholeFrom<int>(column));
    order.card = value.at("card").get<bool>();
    order.cardBack = value.at("card_back").get<std::string>();
    return order;
}

} // namespace

std::string toJson(const PageOrder& order) {
    json earlier = json::array();
    for (const auto& record : order.earlier)
        earlier.push_back(record.string());
    return textOf({{"page", order.page},
                   {"dpi", order.dpi},
                   {"raw", order.raw.string()},
                   {"cleaned", order.cleaned.string()},
                   {"preview", order.preview.string()},
                   {"record", order.record.string()},
                   {"earlier", std::move(earlier)},
                   {"tessdata", order.tessdata},
                   {"profile", nameOf(order.profile)},
                   {"turn", order.turn_deg ? json(*order.turn_deg) : json()},
                   {"neighbour_turned", order.neighbourTurned},
                   {"median", order.median},
                   {"keep_marks", order.keepMarks},
                   {"streaks", order.streaks},
                   {"card", order.card},
                   {"card_back", order.cardBack.string()}});
}

std::optional<PageOrder> pageOrderFrom(std::string_view text) {
    try {
        return orderFrom(json::parse(text));
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

std::string toJson(const DecodeOrder& order) {
    return textOf({{"file", order.file.string()},
                   {"folder", order.folder.string()},
                   {"origin", order.origin},
                   {"first_number", order.firstNumber},
                   {"first_page", order.firstPage}});
}

std::optional<DecodeOrder> decodeOrderFrom(std::string_view text) {
    try {
        const json value = json::parse(text);
        DecodeOrder order;
        order.file = value.at("file").get<std::string>();
        order.folder = value.at("folder").get<std::string>();
        order.origin = value.at("origin").get<std::string>();
        order.firstNumber = wholeFrom<int>(value.at("first_number"));
        order.firstPage = wholeFrom<int>(value.at("first_page"));
        if (order.firstNumber < 1 || order.firstPage < 1) return std::nullopt;
        return order;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

std::string toJson(const OpenedFile& file) {
    return textOf({{"treatment", nameOf(file.treatment)},
                   {"pages", file.pages},
                   {"signed", file.isSigned},
                   {"says_pdfa", file.saysPdfA}});
}

std::optional<OpenedFile> openedFileFrom(std::string_view text) {
    try {
        const json value = json::parse(text);
        const auto treatment = fileTreatmentFrom(value.at("treatment").get<std::string>());
        const int pages = wholeFrom<int>(value.at("pages"));
        if (!treatment || pages < 1) return std::nullopt;
        return OpenedFile{*treatment, pages, value.at("signed").get<bool>(),
                          value.at("says_pdfa").get<bool>()};
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

std::string toJson(const core::base::Error& problem) {
    return textOf({{"code", problem.name}, {"detail", problem.detail}});
}

std::optional<core::base::Error> pageProblemFrom(std::string_view text, int page) {
    try {
        const json value = json::parse(text);
        const auto code = pageCodeFrom(value.at("code").get<std::string>());
        if (!code) return std::nullopt;
        return core::base::Error::of(*code, value.at("detail").get<std::string>(), {std::to_string(page)});
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

std::string greeting() {
    return textOf({{"protocol", worker::kProtocolVersion}});
}

bool isGreeting(std::string_view text) {
    const json value = json::parse(text, nullptr, false);
    return value.is_object() && value.value("protocol", json()) == worker::kProtocolVersion;
}

} // namespace scanner::pipeline

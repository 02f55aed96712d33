// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/worker_payloads.h"

#include "scanner/worker/frame.h"
#include "scanner/worker/json_number.h"
#include "scanner/worker/login.h"

#include <nlohmann/json.hpp>

namespace scanner::device {

using core::ports::ScanMode;
using core::ports::ScannedPage;
using core::ports::ScannerInfo;
using core::ports::ScanRequest;
using nlohmann::json;
using worker::wholeFrom;

namespace {

std::string textOf(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// nlohmann throws on what is not there; none of it leaves this file.
template<class Make>
auto parsed(const std::string& payload, Make make) -> std::optional<decltype(make(json{}))> {
    try {
        return make(json::parse(payload));
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

std::string_view nameOf(ScanMode mode) {
    switch (mode) {
    case ScanMode::Colour:
        return "colour";
    case ScanMode::Grey:
        return "grey";
    case ScanMode::LineArt:
        return "line_art";
    }
    return "colour";
}

// Zeros if the text is no hash; the batch finds out by reading the file.
core::domain::Sha256 hashFrom(const std::string& hex) {
    core::domain::Sha256 hash{};
    if (hex.size() != 2 * hash.size()) return hash;
    const auto first = core::base::bytes16FromHex(std::string_view(hex).substr(0, 32));
    const auto second = core::base::bytes16FromHex(std::string_view(hex).substr(32));
    if (!first || !second) return hash;
    std::copy(first->begin(), first->end(), hash.begin());
    std::copy(second->begin(), second->end(), hash.begin() + 16);
    return hash;
}

ScannerOption optionFrom(const json& value) {
    ScannerOption option;
    option.name = value.at("name").get<std::string>();
    option.title = value.at("title").get<std::string>();
    option.type = value.at("type").get<std::string>();
    option.unit = value.at("unit").get<std::string>();
    option.value = value.at("value").get<std::string>();
    option.choices = value.at("choices").get<std::vector<std::string>>();
    if (value.contains("range")) option.range = value.at("range").get<std::array<double, 3>>();
    option.flags = value.at("flags").get<std::vector<std::string>>();
    return option;
}

} // namespace

std::string helloPayload() {
    return textOf({{"protocol", worker::kProtocolVersion}});
}

std::string openPayload(const std::string& name, bool polls_buttons) {
    return textOf({{"device", name}, {"buttons", polls_buttons}});
}

std::string wishesPayload(const ScanRequest& request) {
    return textOf({{"source", request.source},
                   {"mode", nameOf(request.mode)},
                   {"dpi", request.dpi},
                   {"width_mm", request.paperWidth_mm},
                   {"height_mm", request.paperHeight_mm},
                   {"multi_feed", request.detectsMultiFeed},
                   {"skip_blank", request.skipsBlank},
                   {"options", request.options}});
}

std::string scanPayload(const ScanRequest& request) {
    return textOf({{"folder", request.folder.string()},
                   {"first_page", request.firstPage},
                   {"most_pages", request.mostPages}});
}

std::string keptPayload(int page) {
    return textOf({{"page", page}});
}

std::string loginPayload(const std::optional<core::ports::ScannerLogin>& login) {
    return login ? worker::loginText(login->user, login->password) : worker::loginText({}, {});
}

std::optional<ScannerInfo> infoFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        return ScannerInfo{value.at("name").get<std::string>(), value.at("vendor").get<std::string>(),
                           value.at("model").get<std::string>(), value.at("type").get<std::string>()};
    });
}

std::optional<OpenedScanner> openedFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        OpenedScanner opened{{}, value.at("has_buttons").get<bool>()};
        for (const auto& option : value.at("options"))
            opened.options.push_back(optionFrom(option));
        return opened;
    });
}

std::optional<std::string> resourceFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) { return value.at("resource").get<std::string>(); });
}

std::optional<std::string> buttonFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) { return value.at("button").get<std::string>(); });
}

std::optional<PageProgress> progressFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        return PageProgress{wholeFrom<int>(value.at("page")), wholeFrom<int>(value.at("lines"))};
    });
}

std::optional<ScannedPage> pageFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        ScannedPage page;
        page.number = wholeFrom<int>(value.at("page"));
        page.file = value.at("file").get<std::string>();
        page.sha256 = hashFrom(value.at("sha256").get<std::string>());
        page.width_px = wholeFrom<int>(value.at("width"));
        page.height_px = wholeFrom<int>(value.at("height"));
        page.dpi = wholeFrom<int>(value.at("dpi"));
        page.linesPromised = wholeFrom<int>(value.at("lines_promised"));
        page.linesGot = page.height_px;
        page.isShort = value.at("short").get<bool>();
        page.isBack = value.at("back").get<bool>();
        return page;
    });
}

std::optional<bool> singlePageFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) { return value.at("single_page").get<bool>(); });
}

std::optional<std::string> endReasonFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) { return value.at("reason").get<std::string>(); });
}

std::optional<DriverFault> faultFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        return DriverFault{value.at("kind").get<std::string>(), value.at("stage").get<std::string>(),
                           value.at("status").get<std::string>(), value.at("text").get<std::string>()};
    });
}

} // namespace scanner::device

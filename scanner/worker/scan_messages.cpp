// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/scan_messages.h"

#include "scanner/worker/frame.h"
#include "scanner/worker/json_number.h"

#include <nlohmann/json.hpp>

namespace scanner::worker {

namespace {

using nlohmann::json;

// Drivers' texts may be no UTF-8: those bytes are replaced.
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

sane::SourceKind sourceFrom(const std::string& name) {
    if (name == "flatbed") return sane::SourceKind::Flatbed;
    if (name == "feeder") return sane::SourceKind::Feeder;
    if (name == "duplex") return sane::SourceKind::Duplex;
    return sane::SourceKind::Other;
}

sane::ModeKind modeFrom(const std::string& name) {
    if (name == "grey") return sane::ModeKind::Grey;
    if (name == "line_art") return sane::ModeKind::LineArt;
    return sane::ModeKind::Colour;
}

std::string_view nameOf(sane::OptionType type) {
    switch (type) {
    case sane::OptionType::Bool:
        return "bool";
    case sane::OptionType::Int:
        return "int";
    case sane::OptionType::Fixed:
        return "fixed";
    case sane::OptionType::String:
        return "string";
    case sane::OptionType::Button:
        return "button";
    case sane::OptionType::Group:
        return "group";
    }
    return "unknown";
}

std::string_view nameOf(sane::OptionUnit unit) {
    switch (unit) {
    case sane::OptionUnit::None:
        return "";
    case sane::OptionUnit::Pixel:
        return "px";
    case sane::OptionUnit::Bit:
        return "bit";
    case sane::OptionUnit::Mm:
        return "mm";
    case sane::OptionUnit::Dpi:
        return "dpi";
    case sane::OptionUnit::Percent:
        return "%";
    case sane::OptionUnit::Microsecond:
        return "us";
    }
    return "";
}

std::vector<std::string_view> flagsOf(const sane::Option& option) {
    std::vector<std::string_view> flags;
    const auto add = [&flags](bool is_set, std::string_view name) {
        if (is_set) flags.push_back(name);
    };
    add(option.settable, "settable");
    add(option.readable, "readable");
    add(!option.active, "inactive");
    add(option.isHardware, "hardware");
    add(option.isEmulated, "emulated");
    add(option.isAutomatic, "automatic");
    add(option.isAdvanced, "advanced");
    return flags;
}

json toJson(const sane::Option& option) {
    json value{{"name", option.name},         {"title", option.title},       {"type", nameOf(option.type)},
               {"unit", nameOf(option.unit)}, {"settable", option.settable}, {"active", option.active},
               {"value", option.value},       {"choices", option.choices},   {"flags", flagsOf(option)}};
    if (option.range) value["range"] = {option.range->least, option.range->most, option.range->step};
    return value;
}

json toJson(const sane::Options& options) {
    json list = json::array();
    for (const auto& option : options)
        list.push_back(toJson(option));
    return list;
}

} // namespace

std::optional<int> protocolFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) { return wholeFrom<int>(value.at("protocol")); });
}

std::optional<OpenOrder> openOrderFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        return OpenOrder{value.at("device").get<std::string>(), value.value("buttons", true)};
    });
}

std::optional<sane::Wishes> wishesFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        sane::Wishes wishes;
        wishes.source = sourceFrom(value.at("source").get<std::string>());
        wishes.mode = modeFrom(value.at("mode").get<std::string>());
        wishes.dpi = wholeFrom<int>(value.at("dpi"));
        wishes.width_mm = value.value("width_mm", wishes.width_mm);
        wishes.height_mm = value.value("height_mm", wishes.height_mm);
        wishes.detectsMultiFeed = value.value("multi_feed", false);
        wishes.skipsBlank = value.value("skip_blank", false);
        for (const auto& [name, wish] : value.at("options").items()) {
            wishes.options.emplace_back(name, wish.get<std::string>());
        }
        return wishes;
    });
}

std::optional<ScanOrder> scanOrderFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) {
        return ScanOrder{value.at("folder").get<std::string>(), wholeFrom<int>(value.at("first_page")),
                         wholeFrom<int>(value.at("most_pages"))};
    });
}

std::optional<int> pageFrom(const std::string& payload) {
    return parsed(payload, [](const json& value) { return wholeFrom<int>(value.at("page")); });
}

std::string readyText(const std::string& sane_version, int pid) {
    return textOf({{"protocol", kProtocolVersion}, {"sane", sane_version}, {"pid", pid}});
}

std::string deviceText(const sane::FoundDevice& device) {
    return textOf(
        {{"name", device.name}, {"vendor", device.vendor}, {"model", device.model}, {"type", device.type}});
}

std::string openedText(const sane::Options& options, bool has_buttons) {
    return textOf({{"options", toJson(options)}, {"has_buttons", has_buttons}});
}

std::string needAuthText(std::string_view resource, bool digest) {
    return textOf({{"resource", resource}, {"digest", digest}});
}

std::string buttonText(const std::string& button) {
    return textOf({{"button", button}});
}

std::string optionsText(const sane::Applied& applied) {
    json value{{"options", toJson(applied.options)},
               {"inexact", applied.inexact},
               {"refused", applied.refused},
               {"dpi", applied.dpi},
               {"single_page", applied.singlePage}};
    if (applied.estimate) {
        value["estimate"] = {{"width", applied.estimate->width_px},
                             {"lines", applied.estimate->lines},
                             {"depth", applied.estimate->depth}};
    }
    return textOf(value);
}

std::string pageBeginText(int page, const sane::FrameParameters& parameters) {
    return textOf({{"page", page},
                   {"width", parameters.width_px},
                   {"lines", parameters.lines},
                   {"depth", parameters.depth},
                   {"line_bytes", parameters.bytesPerLine}});
}

std::string progressText(int page, std::int64_t bytes, int lines) {
    return textOf({{"page", page}, {"bytes", bytes}, {"lines", lines}});
}

std::string pageDoneText(const sane::DonePage& page, const std::string& sha256_hex) {
    const sane::PageHeader& header = page.header;
    return textOf({{"page", header.page},
                   {"file", page.file.string()},
                   {"sha256", sha256_hex},
                   {"back", header.isBack},
                   {"dpi", header.dpi},
                   {"width", header.width_px},
                   {"height", header.height_px},
                   {"lines_promised", header.linesPromised},
                   {"short", header.isShort},
                   {"unknown_height", header.linesPromised == 0}});
}

std::string batchEndText(const std::string& reason, int pages) {
    return textOf({{"reason", reason}, {"pages", pages}});
}

std::string pongText(const sane::CallWatch::Now& now) {
    return textOf({{"call", now.call}, {"age_ms", now.age.count()}});
}

std::string faultText(const sane::Fault& fault, int page) {
    return textOf({{"kind", sane::nameOf(fault.kind)},
                   {"stage", sane::nameOf(fault.stage)},
                   {"status", fault.status},
                   {"text", fault.text},
                   {"page", page}});
}

} // namespace scanner::worker

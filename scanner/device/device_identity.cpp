// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/device_identity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>

namespace scanner::device {

using core::ports::ScannerInfo;

namespace {

constexpr std::string_view kPrefix = "scanner:";
constexpr std::string_view kEscaped = "/%= \t";

struct KindName {
    MarkKind kind;
    std::string_view name;
};
constexpr std::array kKinds{KindName{MarkKind::Serial, "serial"}, KindName{MarkKind::Uuid, "uuid"},
                            KindName{MarkKind::Host, "host"}, KindName{MarkKind::Port, "port"}};

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char letter : text) {
        if (kEscaped.find(letter) == std::string_view::npos) {
            result.push_back(letter);
        } else {
            result += {'%', digits[static_cast<unsigned char>(letter) >> 4U],
                       digits[static_cast<unsigned char>(letter) & 15U]};
        }
    }
    return result;
}

std::optional<std::string> unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            result.push_back(text[at]);
            continue;
        }
        unsigned value = 0;
        const auto* const first = text.data() + at + 1;
        if (at + 2 >= text.size() || std::from_chars(first, first + 2, value, 16).ptr != first + 2) {
            return std::nullopt;
        }
        result.push_back(static_cast<char>(value));
        at += 2;
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

struct Mark {
    MarkKind kind;
    std::string value;
};

std::optional<std::string> captured(const std::string& text, const std::regex& pattern) {
    std::smatch match;
    return std::regex_search(text, match, pattern) ? std::optional(match[1].str()) : std::nullopt;
}

// Drivers that put a serial number into their names: `fujitsu:fi-7160:123`, `hpaio:/usb/X?serial=CN1`,
// `pixma:04A91749_247936`.
std::optional<Mark> serialInName(const std::string& name) {
    static const std::regex serial(
        R"((?:[?&]serial=|(?:^|:)fujitsu:[^:]+:|(?:^|:)pixma:[0-9A-F]{8}_)([^&:]+)$)");
    if (auto found = captured(name, serial)) return Mark{MarkKind::Serial, *found};
    return std::nullopt;
}

std::optional<Mark> usbMark(const std::string& name, const UsbPlaces& usb) {
    static const std::regex place(R"((?:libusb:|:bus)(\d+)(?::|;dev)(\d+))");
    std::smatch match;
    if (!std::regex_search(name, match, place)) return std::nullopt;
    const auto found = usb.at(std::stoi(match[1].str()), std::stoi(match[2].str()));
    if (!found) return Mark{MarkKind::Port, {}}; // bus and number change with each plugging: no mark
    if (!found->serial.empty()) return Mark{MarkKind::Serial, found->serial};
    return Mark{MarkKind::Port, found->port};
}

std::optional<Mark> networkMark(const ScannerInfo& info) {
    static const std::regex uuid(
        "([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})");
    static const std::regex host(
        R"((?:https?://|:net:|^net:|[?&]ip=|^pixma:[^_]*_)(\[[^\]]+\]|[^/:;?&]+(?::\d+(?=/))?))");
    static const std::regex address(R"(^ip=(\S+)$)"); // sane-airscan tells it as the type
    if (auto found = captured(info.name + " " + info.type, uuid)) return Mark{MarkKind::Uuid, *found};
    if (auto found = captured(info.name, host)) return Mark{MarkKind::Host, *found};
    if (auto found = captured(info.type, address)) return Mark{MarkKind::Host, *found};
    return std::nullopt;
}

Mark markOf(const ScannerInfo& info, const UsbPlaces& usb) {
    if (auto mark = serialInName(info.name)) return *mark;
    if (auto mark = networkMark(info)) return *mark;
    if (auto mark = usbMark(info.name, usb)) return *mark;
    const auto colon = info.name.find(':');
    return {MarkKind::Port, colon == std::string::npos ? std::string{} : info.name.substr(colon + 1)};
}

bool isAlike(const DeviceIdentity& one, const DeviceIdentity& other) {
    return one.backend == other.backend && one.vendor == other.vendor && one.model == other.model;
}

bool isSure(MarkKind kind) {
    return kind == MarkKind::Serial || kind == MarkKind::Uuid;
}

bool wasSeen(const std::string& id, const std::vector<ScannerInfo>& before) {
    return std::any_of(before.begin(), before.end(),
                       [&id](const ScannerInfo& info) { return info.id == id; });
}

} // namespace

std::string DeviceIdentity::text() const {
    const auto kind_name = std::find_if(kKinds.begin(), kKinds.end(), [this](const KindName& row) {
                               return row.kind == kind;
                           })->name;
    return std::string(kPrefix) + escaped(backend) + "/" + escaped(vendor) + "/" + escaped(model) + "/" +
           std::string(kind_name) + "=" + escaped(mark);
}

std::optional<DeviceIdentity> DeviceIdentity::parse(std::string_view text) {
    if (!text.starts_with(kPrefix)) return std::nullopt;
    const auto parts = split(text.substr(kPrefix.size()), '/');
    if (parts.size() != 4) return std::nullopt;
    const auto equals = parts[3].find('=');
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& row) {
        return row.name == parts[3].substr(0, equals);
    });
    if (equals == std::string_view::npos || kind == kKinds.end()) return std::nullopt;
    const auto backend = unescaped(parts[0]);
    const auto vendor = unescaped(parts[1]);
    const auto model = unescaped(parts[2]);
    const auto mark = unescaped(parts[3].substr(equals + 1));
    if (!backend || !vendor || !model || !mark) return std::nullopt;
    return DeviceIdentity{*backend, *vendor, *model, kind->kind, *mark};
}

DeviceIdentity identityOf(const ScannerInfo& info, const UsbPlaces& usb) {
    Mark mark = markOf(info, usb);
    return {backendOf(info.name), info.vendor, info.model, mark.kind, std::move(mark.value)};
}

const ScannerInfo* sameDevice(const DeviceIdentity& wanted, const std::vector<ScannerInfo>& now,
                              const std::vector<ScannerInfo>& before) {
    const std::string id = wanted.text();
    const ScannerInfo* moved = nullptr;
    for (const auto& info : now) {
        if (info.id == id) return &info;
        const auto other = DeviceIdentity::parse(info.id);
        if (!other || !isAlike(wanted, *other)) continue;
        if (isSure(wanted.kind) && isSure(other->kind)) continue;
        if (wasSeen(id, before) && wasSeen(info.id, before)) continue;
        if (moved) return nullptr;
        moved = &info;
    }
    return moved;
}

std::string labelOf(const std::string& device) {
    const auto identity = DeviceIdentity::parse(device);
    return identity ? identity->vendor + " " + identity->model : device;
}

std::string backendOf(const std::string& device) {
    if (const auto identity = DeviceIdentity::parse(device)) return identity->backend;
    return device.substr(0, device.find(':'));
}

} // namespace scanner::device

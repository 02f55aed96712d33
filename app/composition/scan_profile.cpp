// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/scan_profile.h"

#include "core/domain/codes.h"
#include "scanner/pipeline/paper_run.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace app::composition {
namespace base = core::base;
namespace ports = core::ports;

namespace {

using core::domain::DomainCode;
using nlohmann::json;

constexpr char kSettingKey[] = "scan_profile";

constexpr std::array<std::pair<std::string_view, ports::ScanMode>, 3> kModes{
    {{"colour", ports::ScanMode::Colour},
     {"grey", ports::ScanMode::Grey},
     {"lineart", ports::ScanMode::LineArt}}};

std::string_view nameOf(ports::ScanMode mode) {
    return std::find_if(kModes.begin(), kModes.end(), [&](const auto& m) { return m.second == mode; })->first;
}

base::Result<ScanProfile> profileFrom(const json& value) {
    ScanProfile profile;
    profile.request.device = value.value("device", "");
    profile.request.source = value.value("source", "");
    profile.request.dpi = value.value("dpi", 300);
    profile.request.options = value.value("options", std::map<std::string, std::string>{});
    profile.backends = value.value("backends", std::vector<std::string>{});
    profile.stack = value.value("stack", "");
    const auto mode = value.value("mode", "colour");
    const auto known =
        std::find_if(kModes.begin(), kModes.end(), [&](const auto& m) { return m.first == mode; });
    if (known == kModes.end()) return base::fail(DomainCode::NotSetUp, "scan mode", {"mode"});
    profile.request.mode = known->second;
    return profile;
}

base::Result<std::vector<std::filesystem::path>> sheetsOf(const std::filesystem::path& stack) {
    std::vector<std::filesystem::path> sheets;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(stack, error)) {
        const auto type = entry.path().extension();
        if (type == ".pnm" || type == ".ppm" || type == ".pgm" || type == ".pbm")
            sheets.push_back(entry.path());
    }
    if (error) return base::fail(ports::ScanCode::DeviceGone, error.message(), {stack.string()});
    std::sort(sheets.begin(), sheets.end());
    return sheets;
}

} // namespace

base::Result<ScanProfile> profileFromJson(std::string_view text) {
    try {
        return profileFrom(json::parse(text));
    } catch (const json::exception& e) {
        return base::fail(DomainCode::NotSetUp, e.what(), {"scanner"});
    }
}

std::string toJson(const ScanProfile& profile) {
    return json{{"device", profile.request.device},     {"source", profile.request.source},
                {"mode", nameOf(profile.request.mode)}, {"dpi", profile.request.dpi},
                {"options", profile.request.options},   {"backends", profile.backends},
                {"stack", profile.stack.string()}}
        .dump();
}

base::Result<ScanProfile> loadProfile(ports::Books& books) {
    const auto kept = books.settings().get(kSettingKey);
    if (!kept) return base::fail(kept.error());
    return *kept ? profileFromJson(**kept) : ScanProfile{};
}

base::Result<void> saveProfile(ports::Books& books, const ScanProfile& profile) {
    return books.settings().put(kSettingKey, toJson(profile));
}

base::Result<ports::ScanEnd> scanStack(std::shared_ptr<scanner::pipeline::Batch> batch,
                                       scanner::pipeline::PageLanes& lanes, ports::ScanSource& scanner,
                                       const ScanProfile& profile, std::stop_token stop) {
    if (profile.stack.empty())
        return scanner::pipeline::scanInto(batch, lanes, scanner, profile.request, stop);
    const auto sheets = sheetsOf(profile.stack);
    if (!sheets) return base::fail(sheets.error());
    auto next = static_cast<std::size_t>(batch->nextNumber() - 1);
    if (next >= sheets->size()) return base::fail(ports::ScanCode::FeederEmpty);
    for (; next < sheets->size(); ++next) {
        auto request = profile.request;
        request.options["filename"] = (*sheets)[next].string();
        request.mostPages = 1;
        const auto end = scanner::pipeline::scanInto(batch, lanes, scanner, request, stop);
        if (!end || *end == ports::ScanEnd::Stopped) return end;
    }
    return ports::ScanEnd::FeederEmpty;
}

} // namespace app::composition

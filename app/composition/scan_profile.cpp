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

constexpr std::array<std::pair<std::string_view, PaperKind>, 3> kKinds{
    {{"documents", PaperKind::Documents}, {"id_card", PaperKind::IdCard}, {"photo", PaperKind::Photo}}};
constexpr int kCardDpi = 400; // the QR of an ID card needs it
constexpr int kPhotoDpi = 600;
constexpr double kA6Width_mm = 105;
constexpr double kA6Height_mm = 148;

ScanProfile fromGlass(const ScanProfile& documents, int dpi) {
    ScanProfile profile;
    profile.request.device = documents.request.device;
    profile.request.source = "flatbed";
    profile.request.dpi = dpi;
    profile.deviceOptions = documents.deviceOptions;
    profile.backends = documents.backends;
    return profile;
}

// What `value` does not say stays as in `profile`.
base::Result<ScanProfile> profileFrom(const json& value, ScanProfile profile) {
    ports::ScanRequest& request = profile.request;
    request.device = value.value("device", request.device);
    request.source = value.value("source", request.source);
    request.dpi = value.value("dpi", request.dpi);
    request.paperWidth_mm = value.value("width_mm", request.paperWidth_mm);
    request.paperHeight_mm = value.value("height_mm", request.paperHeight_mm);
    request.detectsMultiFeed = value.value("multi_feed", request.detectsMultiFeed);
    request.skipsBlank = value.value("skip_blank", request.skipsBlank);
    request.options = value.value("options", request.options);
    profile.deviceOptions = value.value("device_options", profile.deviceOptions);
    profile.backends = value.value("backends", profile.backends);
    profile.stack = value.value("stack", profile.stack.string());
    const auto mode = value.value("mode", std::string(nameOf(request.mode)));
    const auto known =
        std::find_if(kModes.begin(), kModes.end(), [&](const auto& m) { return m.first == mode; });
    if (known == kModes.end()) return base::fail(DomainCode::NotSetUp, "scan mode", {"mode"});
    request.mode = known->second;
    return profile;
}

json jsonOf(const ScanProfile& profile) {
    const ports::ScanRequest& request = profile.request;
    return {{"device", request.device},
            {"source", request.source},
            {"mode", nameOf(request.mode)},
            {"dpi", request.dpi},
            {"width_mm", request.paperWidth_mm},
            {"height_mm", request.paperHeight_mm},
            {"multi_feed", request.detectsMultiFeed},
            {"skip_blank", request.skipsBlank},
            {"options", request.options},
            {"device_options", profile.deviceOptions},
            {"backends", profile.backends},
            {"stack", profile.stack.string()}};
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

// Sheets taken from the stack before the page with this number, or before the next one.
std::size_t sheetsBefore(const scanner::pipeline::Batch& batch, int number) {
    const auto pages = batch.snapshot();
    return static_cast<std::size_t>(std::count_if(pages.begin(), pages.end(), [&](const auto& page) {
        return page.inPlaceOf == 0 && page.number < number;
    }));
}

int firstNumberOf(const scanner::pipeline::Batch& batch, int number) {
    for (const auto& page : batch.snapshot())
        if (page.number == number && page.inPlaceOf > 0) return page.inPlaceOf;
    return number;
}

} // namespace

ports::ScanRequest ScanProfile::wish() const {
    auto wished = request;
    const auto own = deviceOptions.find(request.device);
    if (own == deviceOptions.end()) return wished;
    for (const auto& [option, value] : own->second)
        wished.options[option] = value;
    return wished;
}

ScanProfiles::ScanProfiles(ScanProfile documents_profile)
    : documents(std::move(documents_profile))
    , idCard(fromGlass(documents, kCardDpi))
    , photo(fromGlass(documents, kPhotoDpi)) {
    photo.request.paperWidth_mm = kA6Width_mm;
    photo.request.paperHeight_mm = kA6Height_mm;
}

const ScanProfile& ScanProfiles::of(PaperKind kind) const {
    return kind == PaperKind::Documents ? documents : kind == PaperKind::IdCard ? idCard : photo;
}

ScanProfile& ScanProfiles::of(PaperKind kind) {
    return kind == PaperKind::Documents ? documents : kind == PaperKind::IdCard ? idCard : photo;
}

std::string_view nameOf(PaperKind kind) {
    return std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& k) { return k.second == kind; })->first;
}

std::optional<PaperKind> paperKindFrom(std::string_view name) {
    const auto known =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& k) { return k.first == name; });
    return known == kKinds.end() ? std::nullopt : std::optional(known->second);
}

base::Result<ScanProfiles> profilesFromJson(std::string_view text) {
    try {
        const json value = json::parse(text);
        const auto documents = profileFrom(value, {});
        if (!documents) return base::fail(documents.error());
        ScanProfiles profiles(*documents);
        for (const auto kind : {PaperKind::IdCard, PaperKind::Photo}) {
            const auto own = value.value(std::string(nameOf(kind)), json::object());
            auto profile = profileFrom(own, profiles.of(kind));
            if (!profile) return base::fail(profile.error());
            profiles.of(kind) = std::move(*profile);
        }
        const auto picture = scanner::pictureProfileFrom(
            value.value("picture", std::string(scanner::nameOf(profiles.picture))));
        if (!picture) return base::fail(DomainCode::NotSetUp, "picture profile", {"picture"});
        profiles.picture = *picture;
        return profiles;
    } catch (const json::exception& e) {
        return base::fail(DomainCode::NotSetUp, e.what(), {"scanner"});
    }
}

std::string toJson(const ScanProfiles& profiles) {
    json value = jsonOf(profiles.documents);
    value["picture"] = scanner::nameOf(profiles.picture);
    for (const auto kind : {PaperKind::IdCard, PaperKind::Photo})
        value[std::string(nameOf(kind))] = jsonOf(profiles.of(kind));
    return value.dump();
}

base::Result<ScanProfiles> loadProfiles(ports::Books& books) {
    const auto kept = books.settings().get(kSettingKey);
    if (!kept) return base::fail(kept.error());
    return *kept ? profilesFromJson(**kept) : ScanProfiles{};
}

base::Result<void> saveProfiles(ports::Books& books, const ScanProfiles& profiles) {
    return books.settings().put(kSettingKey, toJson(profiles));
}

base::Result<ports::ScanEnd> scanStack(const std::shared_ptr<scanner::pipeline::Batch>& batch,
                                       scanner::pipeline::PageLanes& lanes, ports::ScanSource& scanner,
                                       const ScanProfile& profile, const std::stop_token& stop) {
    if (profile.stack.empty())
        return scanner::pipeline::scanInto(batch, lanes, scanner, profile.wish(), stop);
    const auto sheets = sheetsOf(profile.stack);
    if (!sheets) return base::fail(sheets.error());
    auto next = sheetsBefore(*batch, batch->nextNumber());
    if (next >= sheets->size()) return base::fail(ports::ScanCode::FeederEmpty);
    for (; next < sheets->size(); ++next) {
        auto request = profile.wish();
        request.options["filename"] = (*sheets)[next].string();
        request.mostPages = 1;
        auto end = scanner::pipeline::scanInto(batch, lanes, scanner, request, stop);
        if (!end || *end == ports::ScanEnd::Stopped) return end;
    }
    return ports::ScanEnd::FeederEmpty;
}

base::Result<ports::ScanEnd> scanPageAgain(const std::shared_ptr<scanner::pipeline::Batch>& batch,
                                           scanner::pipeline::PageLanes& lanes, ports::ScanSource& scanner,
                                           const ScanProfile& profile, int page,
                                           const std::stop_token& stop) {
    auto request = profile.wish();
    if (!profile.stack.empty()) {
        const auto sheets = sheetsOf(profile.stack);
        if (!sheets) return base::fail(sheets.error());
        const auto sheet = sheetsBefore(*batch, firstNumberOf(*batch, page));
        if (sheet >= sheets->size()) return base::fail(ports::ScanCode::FeederEmpty);
        request.options["filename"] = (*sheets)[sheet].string();
    }
    return scanner::pipeline::scanAgain(batch, lanes, scanner, request, page, stop);
}

} // namespace app::composition

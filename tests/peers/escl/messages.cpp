// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/escl/messages.h"

#include <algorithm>
#include <cstdlib>

namespace peers::escl {

namespace {

constexpr char kHead[] = R"(<?xml version="1.0" encoding="UTF-8"?>
)";
constexpr char kNames[] = R"( xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03")"
                          R"( xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">)";

std::string element(const std::string& name, const std::string& content) {
    return "<" + name + ">" + content + "</" + name + ">\n";
}

std::string resolutions() {
    std::string list;
    for (const char* dpi : {"75", "100", "150", "200", "300", "400", "600"}) {
        list += element("scan:DiscreteResolution",
                        element("scan:XResolution", dpi) + element("scan:YResolution", dpi));
    }
    return element("scan:SupportedResolutions", element("scan:DiscreteResolutions", list));
}

std::string inputCaps(const std::string& name) {
    const auto profile =
        element("scan:ColorModes",
                element("scan:ColorMode", "Grayscale8") + element("scan:ColorMode", "RGB24")) +
        element("scan:DocumentFormats", element("pwg:DocumentFormat", "image/jpeg") +
                                            element("scan:DocumentFormatExt", "image/jpeg")) +
        resolutions();
    return element(name, element("scan:MinWidth", "16") +
                             element("scan:MaxWidth", std::to_string(kWidestRegion)) +
                             element("scan:MinHeight", "16") +
                             element("scan:MaxHeight", std::to_string(kLongestRegion)) +
                             element("scan:MaxScanRegions", "1") +
                             element("scan:SettingProfiles", element("scan:SettingProfile", profile)));
}

// The text of the first element of that name, whatever its prefix; empty: none.
std::string textOf(const std::string& xml, const std::string& name) {
    const auto tag = xml.find(":" + name + ">");
    if (tag == std::string::npos) return {};
    const auto from = tag + name.size() + 2;
    return xml.substr(from, xml.find('<', from) - from);
}

int numberOf(const std::string& xml, const std::string& name, int least, int most, int standard) {
    const auto text = textOf(xml, name);
    return text.empty() ? standard : std::clamp(std::atoi(text.c_str()), least, most);
}

} // namespace

std::string capabilitiesXml() {
    return kHead + ("<scan:ScannerCapabilities" + std::string(kNames)) + element("pwg:Version", "2.6") +
           element("pwg:MakeAndModel", kMakeAndModel) + element("scan:Manufacturer", "Counterfoil") +
           element("pwg:SerialNumber", "CF-0001") + element("scan:UUID", kUuid) +
           element("scan:Platen", inputCaps("scan:PlatenInputCaps")) +
           element("scan:Adf", inputCaps("scan:AdfSimplexInputCaps") + inputCaps("scan:AdfDuplexInputCaps") +
                                   element("scan:FeederCapacity", "50")) +
           "</scan:ScannerCapabilities>\n";
}

std::string statusXml(const std::string& state, const std::string& adf_state) {
    return kHead + ("<scan:ScannerStatus" + std::string(kNames)) + element("pwg:Version", "2.6") +
           element("pwg:State", state) + element("scan:AdfState", adf_state) + "</scan:ScannerStatus>\n";
}

ScanSettings settingsFrom(const std::string& xml) {
    ScanSettings settings;
    settings.isFeeder = textOf(xml, "InputSource") == "Feeder";
    settings.isDuplex = textOf(xml, "Duplex") == "true";
    settings.isColour = textOf(xml, "ColorMode") != "Grayscale8";
    settings.dpi = numberOf(xml, "XResolution", 75, 600, settings.dpi);
    settings.width = numberOf(xml, "Width", 16, kWidestRegion, settings.width);
    settings.height = numberOf(xml, "Height", 16, kLongestRegion, settings.height);
    return settings;
}

} // namespace peers::escl

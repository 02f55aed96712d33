// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

namespace app::ctl {
namespace {

base::Result<Answer> run(const Globals& globals, const std::vector<std::string>& backends) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto devices = (*house)->scanner(backends).list({});
    if (!devices) return base::fail(devices.error());
    Answer answer{{{"devices", nlohmann::json::array()}}};
    for (const auto& device : *devices) {
        answer.json["devices"].push_back({{"name", device.name},
                                          {"vendor", device.vendor},
                                          {"model", device.model},
                                          {"type", device.type}});
        answer.text += device.name + "\t" + device.vendor + " " + device.model + "\t" + device.type + "\n";
    }
    return answer;
}

} // namespace

Command addDevices(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("devices", "List the scanners that answer");
    auto backends = std::make_shared<std::vector<std::string>>();
    command->add_option("--backend", *backends, "Load this SANE driver too, e.g. test or pnm")
        ->delimiter(',');
    return [&globals, backends] { return run(globals, *backends); };
}

} // namespace app::ctl

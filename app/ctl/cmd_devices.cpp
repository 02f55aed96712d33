// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "scanner/device/worker_scan_source.h"

#include <cstdio>

namespace app::ctl {
namespace {

using core::ports::ScannerInfo;
using scanner::device::ScannerOption;
using scanner::device::WorkerScanSource;

struct Options {
    std::vector<std::string> backends;
    bool dumps = false;
    std::string device;
};

// On stderr: the answer on stdout is for programs, too.
scanner::device::SearchWatcher progress() {
    scanner::device::SearchWatcher watcher;
    watcher.found = [](const ScannerInfo& info) {
        std::fprintf(stderr, "found: %s %s\n", info.vendor.c_str(), info.model.c_str());
    };
    watcher.progress = [](std::size_t asked, std::size_t of) {
        if (asked % 10 == 0 || asked == of) std::fprintf(stderr, "drivers asked: %zu of %zu\n", asked, of);
    };
    return watcher;
}

nlohmann::json jsonOf(const ScannerOption& option) {
    nlohmann::json json{{"name", option.name},   {"title", option.title},    {"type", option.type},
                        {"unit", option.unit},   {"value", option.value},    {"choices", option.choices},
                        {"flags", option.flags}, {"range", nlohmann::json()}};
    if (option.range) {
        json["range"] = {
            {"least", (*option.range)[0]}, {"most", (*option.range)[1]}, {"step", (*option.range)[2]}};
    }
    return json;
}

std::string joined(const std::vector<std::string>& texts, char between) {
    std::string all;
    for (const auto& text : texts)
        all += (all.empty() ? "" : std::string(1, between)) + text;
    return all;
}

std::string textOf(const ScannerOption& option) {
    if (option.type == "group") return "[" + option.title + "]\n";
    std::string allowed = joined(option.choices, '|');
    if (option.range) {
        char range[96];
        std::snprintf(range, sizeof range, "%g..%g step %g", (*option.range)[0], (*option.range)[1],
                      (*option.range)[2]);
        allowed = range;
    }
    return "  " + option.name + "\t" + option.type + "\t" + option.value + option.unit + "\t" + allowed +
           "\t" + joined(option.flags, ',') + "\t" + option.title + "\n";
}

nlohmann::json jsonOf(const ScannerInfo& info) {
    return {{"id", info.id},
            {"name", info.name},
            {"vendor", info.vendor},
            {"model", info.model},
            {"type", info.type}};
}

base::Result<void> dump(WorkerScanSource& source, const std::string& device, nlohmann::json json,
                        Answer& answer) {
    std::fprintf(stderr, "opening: %s\n", device.c_str());
    const auto options = source.options(device, {});
    if (!options) return base::fail(options.error());
    json["options"] = nlohmann::json::array();
    answer.text += device + "\n";
    for (const auto& option : *options) {
        json["options"].push_back(jsonOf(option));
        answer.text += textOf(option);
    }
    answer.json["devices"].push_back(std::move(json));
    return {};
}

base::Result<Answer> list(WorkerScanSource& source, bool dumps) {
    const auto devices = source.list(progress(), {});
    if (!devices) return base::fail(devices.error());
    Answer answer{{{"devices", nlohmann::json::array()}}};
    for (const auto& device : *devices) {
        if (dumps) {
            if (const auto done = dump(source, device.id, jsonOf(device), answer); !done)
                return base::fail(done.error());
            continue;
        }
        answer.json["devices"].push_back(jsonOf(device));
        answer.text += device.name + "\t" + device.vendor + " " + device.model + "\t" + device.type + "\t" +
                       device.id + "\n";
    }
    return answer;
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    composition::ScanProfile profile;
    profile.backends = options.backends;
    auto& source = (*house)->scanner(profile);
    if (options.device.empty()) return list(source, options.dumps);
    Answer answer{{{"devices", nlohmann::json::array()}}};
    if (const auto done = dump(source, options.device, {{"id", options.device}}, answer); !done)
        return base::fail(done.error());
    return answer;
}

} // namespace

Command addDevices(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("devices", "List the scanners that answer");
    auto options = std::make_shared<Options>();
    command->add_option("--backend", options->backends, "Load this SANE driver too, e.g. test or pnm")
        ->delimiter(',');
    auto* dumps = command->add_flag("--dump", options->dumps, "All options of each scanner, for support");
    command->add_option("--device", options->device, "With --dump: this scanner alone, by id or SANE name")
        ->needs(dumps);
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

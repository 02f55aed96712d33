// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner on the desk of a test: the real worker over SANE's `test` and `pnm` drivers or over
// libsane-faulty.
#pragma once

#include "scanner/device/worker_scan_source.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

namespace tests {

struct Pnm {
    std::string kind; // "P4", "P5" or "P6"
    int width = 0;
    int height = 0;
    std::string pixels;
};

inline std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline Pnm readPnm(const std::filesystem::path& file) {
    std::istringstream in(contentOf(file));
    Pnm pnm;
    std::string comment;
    int highest = 0;
    std::getline(in, pnm.kind);
    std::getline(in, comment);
    in >> pnm.width >> pnm.height;
    if (pnm.kind != "P4") in >> highest;
    in.get();
    pnm.pixels.assign(std::istreambuf_iterator<char>(in), {});
    return pnm;
}

class RecordingEvents final : public core::ports::ScanEvents {
  public:
    std::vector<int> begun;
    std::vector<core::ports::ScannedPage> pages;
    std::function<void(int page)> onBegun = [](int) {};
    std::function<void()> tellScanner = [] {}; // for a double that waits until a page has begun
    std::function<core::base::Result<void>(const core::ports::ScannedPage&)> onDone =
        [](const core::ports::ScannedPage&) { return core::base::Result<void>{}; };

    void pageBegun(int number) override {
        begun.push_back(number);
        tellScanner();
        onBegun(number);
    }
    void progress(int /*number*/, int /*percent*/) override {}
    [[nodiscard]] core::base::Result<void> pageDone(const core::ports::ScannedPage& page) override {
        pages.push_back(page);
        return onDone(page);
    }
};

class RecordingTalk final : public core::ports::ScannerTalk {
  public:
    std::vector<std::pair<core::ports::ScanWait, int>> waits;
    int standards = 0;
    std::vector<std::string> resources;
    std::function<void(int seconds)> onWait = [](int) {};
    std::function<std::optional<core::ports::ScannerLogin>(const std::stop_token&)> onLogin =
        [](const std::stop_token&) { return std::nullopt; };
    std::function<void(const std::string&)> onButton = [](const std::string&) {};

    void waiting(core::ports::ScanWait why, int seconds) override {
        waits.emplace_back(why, seconds);
        onWait(seconds);
    }
    void standardSettingsUsed() override { ++standards; }
    void buttonPressed(const std::string& device, const std::string& button) override {
        onButton(device + " " + button);
    }
    std::optional<core::ports::ScannerLogin> loginFor(const std::string& resource,
                                                      const std::stop_token& stop) override {
        resources.push_back(resource);
        return onLogin(stop);
    }
};

struct ScanDesk {
    TempFolder folder;
    RecordingEvents events;
    RecordingTalk talk;
    scanner::device::WorkerScanSettings settings;
    core::ports::ScanRequest request;

    explicit ScanDesk(const std::string& device) {
        settings.worker = SCAN_WORKER;
        settings.configFolder = folder / "config";
        settings.onlyBackends = {device.substr(0, device.find(':'))};
        settings.environment = {{"LD_LIBRARY_PATH", FAULTY_FOLDER}, {"FAULTY_SCRIPT", folder / "script"}};
        request.device = device;
        request.folder = folder / "pages";
        std::filesystem::create_directory(request.folder);
    }

    void script(const std::string& rules) const { std::ofstream(folder / "script") << rules; }

    // For rules that wait: the driver is there now, and may go on.
    void makePipes() const {
        for (const char* pipe : {"script.hangs", "script.goes"})
            mkfifo((folder / pipe).c_str(), 0600);
    }
    void awaitDriver() const { contentOf(folder / "script.hangs"); }
    void letDriverGo() const { std::ofstream(folder / "script.goes"); }

    [[nodiscard]] std::vector<std::string> fileNames() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(request.folder)) {
            names.push_back(entry.path().filename());
        }
        std::sort(names.begin(), names.end());
        return names;
    }
};

// What Linux tells of the USB devices, as far as the scanner's room reads it.
class UsbDesk {
  public:
    void plug(const std::string& port, int bus, int device, const std::string& serial = {}) const {
        const auto folder = m_root / port;
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "busnum") << bus << "\n";
        std::ofstream(folder / "devnum") << device << "\n";
        if (!serial.empty()) std::ofstream(folder / "serial") << serial << "\n";
    }
    void unplug(const std::string& port) const { std::filesystem::remove_all(m_root / port); }
    [[nodiscard]] scanner::device::UsbPlaces places() const {
        return scanner::device::UsbPlaces(m_root.path());
    }

  private:
    TempFolder m_root;
};

// Children of this process that are still there, in whatever state.
inline std::vector<pid_t> childProcesses() {
    std::vector<pid_t> children;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream in(entry.path() / "children");
        for (pid_t pid = 0; in >> pid;)
            children.push_back(pid);
    }
    return children;
}

} // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner as the counter sees it. Calls block: never on the GUI thread; one call at a time per source. What
// a scanner says beside its pages goes to a ScannerTalk.
#pragma once

#include "core/base/result.h"
#include "core/domain/dossier.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::ports {

enum class ScanCode {
    DeviceGone,       // open failed: switched off or unplugged; args: device
    NoDevice,         // none found
    SettingsRefused,  // the scanner refused this combination, the standard one too
    Busy,             // in use by another PC or program
    WarmingUp,        // for longer than it is waited for
    TransportLocked,  // the lock for its transport is on
    FeederEmpty,      // nothing at page 1
    Jammed,           // args: pages kept
    CoverOpen,        // args: pages kept
    ConnectionBroken, // args: page to put in again, pages kept
    NoMemory,
    NoMemoryAgain, // the second time running: fewer dots per inch help
    AccessDenied,  // args: "login" if it had asked for name and password
    Unsupported,
    DriverCrashed,    // the driver stopped; args: page to put in again, pages kept
    DriverHung,       // no answer in time; the worker was killed; args as DriverCrashed
    DriverUnreliable, // stopped or hung three times within ten minutes; args as DriverCrashed
    DiskFull,
    NotAnImage, // the driver's frames make no picture
    PageTooLarge,
    WorkerMissing, // counterfoil-scan-worker could not be started
    Failed,        // args: the driver's own code
};

constexpr core::base::Room roomOf(ScanCode) {
    return core::base::Room::Scan;
}
std::string_view nameOf(ScanCode code);

struct ScannerInfo {
    std::string name; // the SANE name; may change when replugged
    std::string vendor;
    std::string model;
    std::string type;
    std::string id{}; // stays the same when replugged, renamed or restarted; what requests name
};

enum class ScanMode { Colour, Grey, LineArt };

struct ScanRequest {
    std::string device; // ScannerInfo::id, or a SANE name, e.g. airscan:escl:Desk:http://192.168.1.9/eSCL
    std::string source; // empty: the driver's choice; "flatbed", "feeder", "duplex" are matched
    ScanMode mode = ScanMode::Colour;
    int dpi = 300;
    std::map<std::string, std::string> options; // further options by name, set last
    std::filesystem::path folder;               // pages are written here as NNNN.pnm
    int firstPage = 1;
    int mostPages = 0; // 0: until the feeder is empty
    double paperWidth_mm = 210;
    double paperHeight_mm = 297;
    bool detectsMultiFeed = true; // where the scanner offers it
    bool skipsBlank = false;      // in the scanner itself: what it drops can be neither counted nor restored
};

// What lies in the scanner; each has settings of its own.
enum class PaperKind { Documents, IdCard, Photo };

// Where a page that was not scanned comes from.
struct PageOrigin {
    std::string file; // the first 16 hex digits of its SHA-256
    int page = 0;     // of the file, from 1
    int pages = 0;    // of the file
    bool operator==(const PageOrigin&) const = default;
};

// A page that lies fsynced in the folder.
struct ScannedPage {
    int number = 0;
    std::filesystem::path file;
    core::domain::Sha256 sha256{}; // of the raw file
    int width_px = 0;
    int height_px = 0;
    int dpi = 0;
    int linesPromised = 0; // 0: the driver did not know
    int linesGot = 0;
    bool isShort = false; // fewer lines than promised
    bool isBack = false;
    bool isUpsideDown = false;          // as this model delivers it
    std::string quirk{};                // the rule for this model that was used; empty: none
    bool dpiGuessed = false;            // from the shape of the paper
    std::optional<PageOrigin> origin{}; // of a page of an imported file
};

class ScanEvents {
  public:
    virtual ~ScanEvents() = default;
    virtual void pageBegun(int number) = 0;
    virtual void progress(int number, int percent) = 0;
    // The answer "kept" goes back to the worker when this returns with success.
    [[nodiscard]] virtual core::base::Result<void> pageDone(const ScannedPage& page) = 0;
};

enum class ScanEnd { FeederEmpty, Enough, Stopped };

enum class ScanWait { Busy, WarmingUp };

// Wiped when it goes; never logged nor kept.
struct ScannerLogin {
    std::string user;
    std::string password;

    ScannerLogin(std::string user_name, std::string secret)
        : user(std::move(user_name)), password(std::move(secret)) {}
    ScannerLogin(ScannerLogin&&) noexcept = default;
    ScannerLogin& operator=(ScannerLogin&&) = delete;
    ~ScannerLogin();
};

// Called while a scan runs, on its thread; buttons on a thread of the source. Answer soon and never call the
// source from inside.
class ScannerTalk {
  public:
    virtual ~ScannerTalk() = default;
    // The next try comes in so many seconds; told once a second. 0: now.
    virtual void waiting(ScanWait /*why*/, int /*seconds*/) {}
    // The scanner refused the settings asked for; it goes on with the standard ones.
    virtual void standardSettingsUsed() {}
    // A button of the scanner itself, while it is open and idle.
    virtual void buttonPressed(const std::string& /*device*/, const std::string& /*button*/) {}
    // The scanner asks for a password. May block for a minute, until `stop`. Nothing: none is given.
    virtual std::optional<ScannerLogin> loginFor(const std::string& /*resource*/,
                                                 const std::stop_token& /*stop*/) {
        return std::nullopt;
    }
};

class ScanSource {
  public:
    virtual ~ScanSource() = default;
    [[nodiscard]] virtual core::base::Result<std::vector<ScannerInfo>> list(const std::stop_token& stop) = 0;
    // Pages delivered before an error are safe and were announced by pageDone.
    [[nodiscard]] virtual core::base::Result<ScanEnd> scan(const ScanRequest& request, ScanEvents& events,
                                                           const std::stop_token& stop) = 0;
    // After ScanEnd::Stopped, before the folder is used again: waits until the scanner was let go. A page
    // that came whole meanwhile lies in the folder, unannounced. Answers with the page whose sheet was drawn
    // from a feeder and gave no file; 0: none.
    [[nodiscard]] virtual int finishStop() { return 0; }
};

} // namespace core::ports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/library.h"

#include "scanner/sane/login_digest.h"

#include <utility>

#include <sane/sane.h>

namespace scanner::sane {

namespace {

// SANE's callback carries no pointer of ours; there is one library in a process.
LoginAsker& theAsker() {
    static LoginAsker asker;
    return asker;
}

void askLogin(SANE_String_Const resource, SANE_Char* user, SANE_Char* password) {
    *user = '\0';
    *password = '\0';
    theAsker()(resource, {user, SANE_MAX_USERNAME_LEN}, {password, SANE_MAX_PASSWORD_LEN});
    if (*password != '\0' && wantsDigest(resource)) {
        digestPassword(resource, {password, SANE_MAX_PASSWORD_LEN});
    }
}

} // namespace

Library::Library(CallWatch& watch, LoginAsker asker) : m_watch(watch) {
    theAsker() = std::move(asker);
    const CallWatch::Mark mark(m_watch, "sane_init");
    SANE_Int code = 0;
    sane_init(&code, askLogin);
    m_version = std::to_string(SANE_VERSION_MAJOR(code)) + "." + std::to_string(SANE_VERSION_MINOR(code)) +
                "." + std::to_string(SANE_VERSION_BUILD(code));
}

Library::~Library() {
    const CallWatch::Mark mark(m_watch, "sane_exit");
    sane_exit();
}

Outcome<std::vector<FoundDevice>> Library::list() {
    const CallWatch::Mark mark(m_watch, "sane_get_devices");
    const SANE_Device** devices = nullptr;
    const SANE_Status status = sane_get_devices(&devices, SANE_FALSE);
    if (status != SANE_STATUS_GOOD) return driverFault(Stage::List, status);
    std::vector<FoundDevice> found;
    for (; devices && *devices; ++devices) {
        const SANE_Device& device = **devices;
        found.push_back(
            {device.name, driverText(device.vendor), driverText(device.model), driverText(device.type)});
    }
    return found;
}

Outcome<Device> Library::open(const std::string& name) {
    const CallWatch::Mark mark(m_watch, "sane_open");
    SANE_Handle handle = nullptr;
    const SANE_Status status = sane_open(name.c_str(), &handle);
    if (status != SANE_STATUS_GOOD) return driverFault(Stage::Open, status);
    return Device(handle, m_watch);
}

} // namespace scanner::sane

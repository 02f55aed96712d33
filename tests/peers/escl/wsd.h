// SPDX-License-Identifier: GPL-3.0-or-later
// The same scanner in the words of WS-Scan (Microsoft's Web Services on Devices: SOAP 1.2, pages as MTOM
// attachments), as far as drivers ask for it. Pure functions; any thread.
#pragma once

#include "tests/peers/escl/messages.h"
#include "tests/peers/http/http.h"

#include <string>

namespace peers::escl::wsd {

inline constexpr char kPath[] = "/wsd";

inline bool isWsd(const Request& request) {
    return request.path.starts_with(kPath);
}

// What eSCL would have asked for, so that a fault strikes both alike: CreateScanJob is POST
// /wsd/ScanJobs, RetrieveImage GET /wsd/ScanJobs/1/NextDocument and so on. Unknown: the path as it was.
Request inEscl(Request request, const std::string& envelope);

ScanSettings settingsFrom(const std::string& envelope);
std::string capabilitiesXml();
std::string statusXml(const std::string& state, const std::string& adf_state);

// eSCL's answer to `request`, said in SOAP; a status that SOAP has no word for stays as it is.
Answer inSoap(const Request& request, const Answer& answer);

} // namespace peers::escl::wsd

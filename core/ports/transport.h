// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP as the sync engine sees it. Blocks: sync thread only.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>

namespace core::ports {

enum class PortalCode {
    NoLink,              // no answer: name, connect, time-out, cut
    NotThePortal,        // an answer, but not the portal's: captive page, redirect, HTML
    Insecure,            // plain HTTP to another machine, or a set-up with which TLS cannot be had
    UnknownAuthority,    // TLS: certified by another authority, for another name or with a key that is not
                         // pinned
    CertificateOutdated, // TLS: the portal's certificate does not hold at this time, as far as we know the
                         // time
    DeviceRefused,       // TLS: this device's certificate is missing, has ended or was revoked
    CodeRefused,         // the code of an enrolment; args: the portal's own words
    SignInRefused,       // 401, 403
    DeviceRevoked,       // the province has taken this device, or its office, out of service
    Unsealed,            // what waits is not sealed for the portal; args: how many dossiers
    WrongCommand,        // a command that the root key has not signed, or for another device
    Wiped,               // the keys of this counter are gone by the province's command
    Refused,             // the portal refuses this dossier; args: the portal's own words
    Busy,                // 425, 429, 503
    PortalFull,          // 507
    Conflict,            // the portal holds another content under this id
    OutcomeUnknown,      // the portal may have taken the dossier, and cannot be asked
    WrongReceipt,        // a receipt that does not verify, or speaks of something else
    WrongAnswer,         // our JSON, but not the promised content
    UploadGone,          // 404 or 410 on an upload
    WrongOffset,         // the peer counts otherwise than we do
    FileDamaged,         // the local file is missing or changed
    Stopped,             // by us
    NotConfigured,       // no portal address
    NothingToSend,       // for a bundle
    NoPortalKey,         // the set-up names no key that a bundle could be sealed to
    NoReceiptFile,       // the file is no receipt of a bundle, or was cut; args: file
    ReceiptOfAnother,    // of another counter, portal, or bundle; args: file
};

constexpr core::base::Room roomOf(PortalCode) {
    return core::base::Room::Portal;
}
std::string_view nameOf(PortalCode code);

struct HttpRequest {
    std::string method;
    std::string url;
    std::map<std::string, std::string> headers;
    std::string body;
    bool onlyOnce =
        false; // not even repeated when a kept-alive connection turns out to be dead; costs a new one
    bool isFile = false; // as long as bytes move it may take its time; so may a PATCH
};

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;                           // at most 1 MiB
};

class Transport {
  public:
    virtual ~Transport() = default;
    // Sends once; never follows a redirect. `sent` reports body bytes handed to the network.
    // Errors: NoLink, Insecure, UnknownAuthority, CertificateOutdated, DeviceRefused, Stopped, NotThePortal
    // (an endless answer).
    [[nodiscard]] virtual core::base::Result<HttpAnswer>
    perform(const HttpRequest& request, const std::function<void(std::int64_t sent)>& progress,
            const std::stop_token& stop) = 0;
};

} // namespace core::ports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/intake_answers.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::base::Error;
using core::ports::HttpAnswer;
using core::ports::PortalCode;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::Verdict;
using nlohmann::json;

namespace {

constexpr int kInfo = 1;
constexpr int kAttention = 2;
constexpr int kSupervisor = 3;
constexpr int kAlarm = 4;

// The table of the wire protocol for answers to whole requests, by status and the last part of the problem's
// type.
Setback byTable(int status, std::string_view problem) {
    switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
        return setbackOf(PortalCode::Refused, Verdict::Refused, Scope::Item, kAttention);
    case 412:
        return setbackOf(PortalCode::Conflict, Verdict::Refused, Scope::Item, kAttention);
    case 401:
        return setbackOf(PortalCode::SignInRefused, Verdict::Later, Scope::Auth, kInfo);
    case 403: {
        const bool revoked = problem == "device-revoked" || problem == "office-suspended";
        if (revoked) return setbackOf(PortalCode::DeviceRevoked, Verdict::Later, Scope::Device, kInfo);
        return setbackOf(PortalCode::SignInRefused, Verdict::Later, Scope::Auth, kInfo);
    }
    case 409:
        if (problem == "already-exists-different")
            return setbackOf(PortalCode::Conflict, Verdict::Refused, Scope::Item, kSupervisor);
        return setbackOf(PortalCode::Busy, Verdict::Later, Scope::Item, kInfo);
    case 202:
    case 423:
        return setbackOf(PortalCode::Busy, Verdict::Later, Scope::Item, kInfo);
    case 425:
    case 429:
    case 503:
        return setbackOf(PortalCode::Busy, Verdict::Later, Scope::Queue, kInfo);
    case 507:
        return setbackOf(PortalCode::PortalFull, Verdict::Later, Scope::Queue, kSupervisor);
    case 406:
    case 426:
        return setbackOf(PortalCode::WrongAnswer, Verdict::Later, Scope::Queue, kAttention);
    default:
        return setbackOf(PortalCode::NoLink, Verdict::Unknown, Scope::Item, kInfo);
    }
}

// A front that ends TLS (nginx: 495 and 496 inside, 400 with a page of its own outside) has not got the
// certificate that it wants of us.
bool isDeviceRefused(const HttpAnswer& answer) {
    if (answer.status == 495 || answer.status == 496) return true;
    return answer.status == 400 && !isProblem(answer) &&
           answer.body.find("SSL certificate") != std::string::npos;
}

// Statuses whose meaning is clear although a front answers for the portal, without our problem object.
bool isPlain(int status) {
    return status == 401 || status == 202 || status == 423 || status == 425 || status == 429 ||
           status == 503 || status == 507;
}

// The portal's own word on whom it stops beats the table; a word we do not know stops the queue.
Scope scopeFrom(const json& problem, Scope byDefault) {
    const auto name = text(problem, "scope");
    if (name.empty()) return byDefault;
    if (name == "item") return Scope::Item;
    if (name == "auth") return Scope::Auth;
    return name == "device" ? Scope::Device : Scope::Queue;
}

Verdict verdictFrom(const json& problem, Scope scope, Verdict byDefault) {
    if (scope != Scope::Item) return Verdict::Later;
    const auto found = problem.find("retryable");
    const bool final = found != problem.end() && found->is_boolean() && !found->get<bool>();
    return final && byDefault == Verdict::Unknown ? Verdict::Refused : byDefault;
}

std::optional<std::int64_t> retryAfter(const HttpAnswer& answer) {
    const auto value = header(answer, "retry-after");
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (value.empty() || error != std::errc() || end != value.data() + value.size() || seconds < 0)
        return std::nullopt;
    return std::min<std::int64_t>(seconds, 365L * 24 * 3600) * 1000;
}

Setback notThePortal(const HttpAnswer& answer) {
    auto setback =
        setbackOf(PortalCode::NotThePortal, Verdict::Later, Scope::Queue, kInfo,
                  "status " + std::to_string(answer.status) + ", " + header(answer, "content-type"));
    setback.http = answer.status;
    return setback;
}

bool hasType(const HttpAnswer& answer, std::string_view type) {
    const auto value = header(answer, "content-type");
    return std::string_view(value).substr(0, value.find(';')) == type;
}

} // namespace

json jsonFrom(std::string_view bytes) {
    auto parsed = json::parse(bytes, nullptr, false);
    return parsed.is_object() ? parsed : json();
}

std::string text(const json& object, const char* name) {
    if (!object.is_object()) return {};
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::int64_t> number(const json& object, const char* name) {
    if (!object.is_object()) return std::nullopt;
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer()) return std::nullopt;
    return found->get<std::int64_t>();
}

std::optional<core::domain::Sha256> sha256FromHex(std::string_view hex) {
    core::domain::Sha256 hash{};
    if (hex.size() != hash.size() * 2) return std::nullopt;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const auto* from = hex.data() + 2 * i;
        const auto [end, error] = std::from_chars(from, from + 2, hash[i], 16);
        if (error != std::errc() || end != from + 2) return std::nullopt;
    }
    return hash;
}

std::string header(const HttpAnswer& answer, const char* name) {
    const auto found = answer.headers.find(name);
    return found == answer.headers.end() ? std::string() : found->second;
}

bool isJson(const HttpAnswer& answer) {
    return hasType(answer, "application/json");
}

bool isProblem(const HttpAnswer& answer) {
    return hasType(answer, "application/problem+json");
}

std::string wordsOf(const json& problem) {
    std::string words = text(problem, "title");
    if (const auto detail = text(problem, "detail"); !detail.empty())
        words += (words.empty() ? "" : "\n") + detail;
    if (!problem.contains("errors") || !problem["errors"].is_array()) return words;
    for (const auto& error : problem["errors"]) {
        const auto pointer = text(error, "pointer");
        words +=
            (words.empty() ? "" : "\n") + (pointer.empty() ? "" : pointer + ": ") + text(error, "reason_vi");
    }
    return words;
}

Setback setbackOf(PortalCode code, Verdict verdict, Scope scope, int severity, std::string detail) {
    Setback setback;
    setback.verdict = verdict;
    setback.scope = scope;
    setback.error = Error::of(code, std::move(detail));
    setback.problem = nameOf(code);
    setback.severity = severity;
    return setback;
}

Setback setbackOf(const Error& transportError) {
    auto setback = setbackOf(PortalCode::NoLink, Verdict::Unknown, Scope::Item, kInfo);
    if (transportError.is(PortalCode::Stopped)) setback.verdict = Verdict::Stopped;
    for (const auto& [code, scope] :
         {std::pair{PortalCode::Insecure, Scope::Queue}, std::pair{PortalCode::NotThePortal, Scope::Queue},
          std::pair{PortalCode::UnknownAuthority, Scope::Queue},
          std::pair{PortalCode::CertificateOutdated, Scope::Queue},
          std::pair{PortalCode::DeviceRefused, Scope::Auth}}) {
        if (!transportError.is(code)) continue;
        setback.verdict = Verdict::Later;
        setback.scope = scope;
    }
    setback.error = transportError;
    setback.problem = transportError.name;
    return setback;
}

Setback setbackOf(const HttpAnswer& answer) {
    const bool isRedirect = answer.status >= 300 && answer.status < 400;
    const bool isForeignSuccess =
        answer.status >= 200 && answer.status < 300 && answer.status != 202 && !isJson(answer);
    if (isRedirect || isForeignSuccess || answer.status == 511) return notThePortal(answer);
    if (isDeviceRefused(answer)) {
        auto refused = setbackOf(PortalCode::DeviceRefused, Verdict::Later, Scope::Auth, kInfo);
        refused.http = answer.status;
        return refused;
    }
    const auto problem = isProblem(answer) ? jsonFrom(answer.body) : json();
    const auto type = text(problem, "type");
    const auto name = type.substr(type.rfind(':') == std::string::npos ? 0 : type.rfind(':') + 1);
    auto setback =
        problem.is_null() && !isPlain(answer.status) ? byTable(0, {}) : byTable(answer.status, name);
    setback.http = answer.status;
    setback.retryAfter_ms = retryAfter(answer);
    if (problem.is_null()) return setback;
    setback.scope = scopeFrom(problem, setback.scope);
    setback.verdict = verdictFrom(problem, setback.scope, setback.verdict);
    if (setback.verdict == Verdict::Refused) setback.severity = std::max(setback.severity, kAttention);
    if (!name.empty()) setback.problem = name;
    setback.words = wordsOf(problem);
    if (!setback.words.empty()) setback.error.args = {setback.words};
    return setback;
}

Setback tusSetbackOf(const HttpAnswer& answer) {
    const bool isOurs = !header(answer, "tus-resumable").empty();
    if (isProblem(answer)) return setbackOf(answer);
    Setback setback;
    switch (answer.status) {
    case 404:
    case 410:
        setback = setbackOf(PortalCode::UploadGone, Verdict::Later, Scope::Item, kInfo);
        break;
    case 409:
        setback = setbackOf(PortalCode::WrongOffset, Verdict::Later, Scope::Item, kInfo);
        break;
    case 413:
        setback = setbackOf(PortalCode::Refused, Verdict::Refused, Scope::Item, kAttention);
        break;
    case 400:
    case 403:
    case 412:
    case 415:
        if (!isOurs) return setbackOf(answer);
        setback = setbackOf(PortalCode::Refused, Verdict::Refused, Scope::Item, kAttention);
        break;
    default:
        if (answer.status >= 200 && answer.status < 300) return notThePortal(answer);
        return setbackOf(answer);
    }
    setback.http = answer.status;
    setback.retryAfter_ms = retryAfter(answer);
    return setback;
}

Setback wrongAnswer(std::string detail) {
    return setbackOf(PortalCode::WrongAnswer, Verdict::Alarm, Scope::Item, kAlarm, std::move(detail));
}

} // namespace core::sync

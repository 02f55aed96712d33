// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that the portal gives the counter.
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_v1.h"

#include <nlohmann/json.hpp>

namespace core::sync {

using core::ports::LeasedNumbers;
using core::ports::NumberLease;
using core::ports::PortalCode;
using core::ports::RequestStamp;
using core::ports::Scope;
using core::ports::Verdict;
using nlohmann::json;

namespace {

constexpr char kSequence[] = "intake";

// Empty: the answer is that to what was asked.
std::string firstForeign(const json& answer, const NumberLease& lease, const std::string& op) {
    if (text(answer, "op") != op) return "operation";
    if (text(answer, "counter") != lease.counter) return "counter";
    if (text(answer, "unit") != lease.unitCode) return "unit";
    if (text(answer, "sequence") != kSequence) return "sequence";
    return text(answer, "mode") == nameOf(lease.mode) ? "" : "mode";
}

} // namespace

IntakeV1::Answer<LeasedNumbers> IntakeV1::leaseNumbers(const NumberLease& lease, const RequestStamp& stamp,
                                                       const std::stop_token& stop) {
    auto post = request("POST", "/v1/number-blocks", stamp);
    post.headers["Content-Type"] = "application/json";
    post.body = json{{"op", stamp.op.hex()},  {"unit", lease.unitCode},     {"counter", lease.counter},
                     {"sequence", kSequence}, {"mode", nameOf(lease.mode)}, {"want", lease.want}}
                    .dump();
    const auto answer = send(post, {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if ((answer->status != 200 && answer->status != 201) || !isJson(*answer))
        return tl::unexpected(setbackOf(*answer));
    const auto body = jsonFrom(answer->body);
    if (body.is_null())
        return tl::unexpected(
            setbackOf(PortalCode::NoLink, Verdict::Unknown, Scope::Item, 1, "half an answer"));
    if (const auto foreign = firstForeign(body, lease, stamp.op.hex()); !foreign.empty())
        return tl::unexpected(wrongAnswer("numbers of another " + foreign));
    const auto first = number(body, "from");
    const auto last = number(body, "to");
    const auto most = core::domain::lastNumber(lease.mode);
    if (text(body, "block").empty() || !first || !last || *first < 1 || *last < *first || *last > most)
        return tl::unexpected(wrongAnswer("a block without name, or outside the sequence"));
    return LeasedNumbers{text(body, "block"), static_cast<int>(*first), static_cast<int>(*last)};
}

} // namespace core::sync

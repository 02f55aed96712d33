// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/exchange_portal.h"

#include "core/sync/portals/intake_answers.h"

namespace core::sync {

ExchangePortal::Answer<core::ports::LeasedNumbers>
ExchangePortal::leaseNumbers(const core::ports::NumberLease&, const core::ports::RequestStamp&,
                             const std::stop_token&) {
    return tl::unexpected(wrongAnswer("this portal gives no numbers in advance"));
}

ExchangePortal::Answer<void> ExchangePortal::sendHead(const core::ports::SignedHead&,
                                                      const core::ports::RequestStamp&,
                                                      const std::stop_token&) {
    return tl::unexpected(wrongAnswer("this portal takes no heads"));
}

ExchangePortal::Answer<core::ports::Changes> ExchangePortal::changes(const core::ports::FeedPlace&,
                                                                     const core::ports::RequestStamp&,
                                                                     const std::stop_token&) {
    return tl::unexpected(wrongAnswer("this portal tells no changes"));
}

ExchangePortal::Answer<core::ports::Holdings>
ExchangePortal::holdings(const std::string&, const core::ports::RequestStamp&, const std::stop_token&) {
    return tl::unexpected(wrongAnswer("this portal gives no list"));
}

} // namespace core::sync

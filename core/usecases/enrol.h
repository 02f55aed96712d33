// SPDX-License-Identifier: GPL-3.0-or-later
// The PC becomes a device of the province by a one-time code. Everything that it will need is on the platter
// before it says so. Blocks while the portal is asked.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/enrolment.h"
#include "core/ports/store.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/sign_in.h"

#include <string>

namespace core::usecases {

struct EnrolmentOrder {
    std::string code;
    std::string portalUrl;
    std::string portalPins; // as in the set-up
};

class Enrol {
  public:
    Enrol(ports::Store& store, ports::Secrets& secrets, const ports::Clock& clock)
        : m_store(store), m_secrets(secrets), m_clock(clock) {}

    // After an answer that was lost: again, with the same code. Whatever goes wrong, an earlier enrolment
    // stays in force. Errors: NotAllowed, NotSetUp, CodeRefused, WrongAnswer (not for our key), those of
    // `ask`, StoreCode.
    [[nodiscard]] base::Result<ports::EnrolmentAnswer> enrol(const EnrolmentOrder& order, const SignedIn& by,
                                                             const ports::AskForEnrolment& ask);

    // What the portal has told and the root key has signed. Errors: NotSetUp, StoreCode.
    [[nodiscard]] base::Result<void> keep(const ports::PortalKeys& keys);

  private:
    [[nodiscard]] base::Result<ports::EnrolmentQuestion> question(const std::string& code);
    [[nodiscard]] base::Result<void> put(const EnrolmentOrder& order, const ports::EnrolmentAnswer& answer,
                                         const SignedIn& by);

    ports::Store& m_store;
    ports::Secrets& m_secrets;
    const ports::Clock& m_clock;
};

} // namespace core::usecases

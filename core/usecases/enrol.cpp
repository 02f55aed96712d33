// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/enrol.h"

#include "core/domain/codes.h"
#include "core/ports/transport.h"
#include "core/usecases/permissions.h"

namespace core::usecases {

using ports::PortalCode;

base::Result<ports::EnrolmentAnswer> Enrol::enrol(const EnrolmentOrder& order, const SignedIn& by,
                                                  const ports::AskForEnrolment& ask) {
    if (auto allowed = allow(by.role, Act::Enrol); !allowed) return base::fail(allowed.error());
    const auto asked = question(order.code);
    if (!asked) return base::fail(asked.error());
    auto answer = ask(*asked);
    if (!answer) return answer;
    if (auto kept = put(order, *answer, by); !kept) return base::fail(kept.error());
    return answer;
}

// The keys are on the platter before the first byte leaves: whoever has to ask again asks for the same.
base::Result<ports::EnrolmentQuestion> Enrol::question(const std::string& code) {
    ports::EnrolmentQuestion question;
    question.code = code;
    const auto prepared = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto setup = loadSetup(books);
        if (!setup) return base::fail(setup.error());
        question.office = setup->officeId;
        const auto device = books.keys().deviceKey();
        if (!device) return base::fail(device.error());
        if (!*device) return base::fail(ports::StoreCode::Damaged, "a counter without the device's key");
        question.ed25519 = (*device)->publicHalf;
        question.x25519 = m_secrets.exchangeKeyOf((*device)->publicHalf);
        auto wish = books.keys().wish();
        if (!wish) return base::fail(wish.error());
        if (*wish) {
            question.request = (*wish)->request;
            return {};
        }
        const auto made = m_secrets.newCertificateWish();
        question.request = made.request;
        return books.keys().putWish(made);
    });
    if (!prepared) return base::fail(prepared.error());
    return question;
}

base::Result<void> Enrol::put(const EnrolmentOrder& order, const ports::EnrolmentAnswer& answer,
                              const SignedIn& by) {
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto wish = books.keys().wish();
        if (!wish) return base::fail(wish.error());
        if (!*wish || !m_secrets.isCertificateOf(answer.certificate, (*wish)->key))
            return base::fail(PortalCode::WrongAnswer, "a certificate for another key");
        auto setup = loadSetup(books);
        if (!setup) return base::fail(setup.error());
        setup->portalUrl = order.portalUrl;
        setup->portalPins = order.portalPins;
        setup->portalAuthority = answer.authority;
        setup->rootKeyHex = domain::toHex(answer.rootKey);
        setup->deviceId = answer.device;
        if (const auto usable = setupFromJson(toJson(*setup)); !usable) return base::fail(usable.error());
        if (auto granted = books.keys().grantWish(answer.certificate); !granted) return granted;
        if (auto saved = saveSetup(books, *setup); !saved) return saved;
        return books.audit().append({"device_enrolled", by.clerk.hex(), "", "{}", m_clock.now()});
    });
}

base::Result<void> Enrol::keep(const ports::PortalKeys& keys) {
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        auto setup = loadSetup(books);
        if (!setup) return base::fail(setup.error());
        const auto before = toJson(*setup);
        setup->portalName = keys.portal;
        if (!keys.receipts.contains(setup->receiptKeyId) && !keys.receipts.empty())
            setup->receiptKeyId = keys.receipts.begin()->first;
        if (const auto key = keys.receipts.find(setup->receiptKeyId); key != keys.receipts.end())
            setup->receiptKeyHex = domain::toHex(key->second);
        if (keys.seal) setup->portalKeyHex = domain::toHex(*keys.seal);
        return toJson(*setup) == before ? base::Result<void>() : saveSetup(books, *setup);
    });
}

} // namespace core::usecases

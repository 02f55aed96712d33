// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/slots.h"

#include "core/base/log.h"
#include "core/domain/codes.h"

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;

base::Result<ports::Account> openAccount(ports::Books& books, const std::string& name) {
    auto found = books.accounts().findByName(name);
    if (!found) return base::fail(found.error());
    if (!*found || (*found)->isClosed())
        return base::fail(core::domain::DomainCode::AccountUnknown, "", {name});
    return std::move(**found);
}

void forgetTries(ports::Account& account, const ports::Clock& clock) {
    account.fails = 0;
    account.waitLeftMs = 0;
    account.waitSinceBootMs = clock.bootMs();
    account.waitBootId = clock.bootId();
}

void wipeOldSlot(ports::Store& store) {
    if (auto wiped = store.wipeLog(); !wiped)
        base::log(base::LogLevel::Warning, "keys",
                  "what was sealed or replaced is still in the log: " + base::describe(wiped.error()));
}

} // namespace core::usecases

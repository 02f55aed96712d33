// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/permissions.h"

#include "core/domain/codes.h"

#include <algorithm>

namespace core::usecases {
namespace {

using core::ports::Role;

struct Permission {
    Act act;
    Role role;
};

// A technician brings what waits to the portal and sees no dossier: that needs no permission.
constexpr Permission kPermissions[] = {
    {Act::ReceiveDossier, Role::Clerk},       {Act::ReceiveDossier, Role::Supervisor},
    {Act::ReadDossier, Role::Clerk},          {Act::ReadDossier, Role::Supervisor},
    {Act::AddAccount, Role::Supervisor},      {Act::CloseAccount, Role::Supervisor},
    {Act::ChangeKeys, Role::Supervisor},      {Act::EndWait, Role::Supervisor},
    {Act::ShredScans, Role::Supervisor},      {Act::Enrol, Role::Supervisor},
    {Act::Enrol, Role::Technician},           {Act::Wipe, Role::Supervisor},
    {Act::ChangeCatalogue, Role::Supervisor},
};

} // namespace

core::base::Result<void> allow(Role role, Act act) {
    const bool isListed = std::ranges::any_of(kPermissions, [&](const auto& permission) {
        return permission.act == act && permission.role == role;
    });
    if (!isListed) return core::base::fail(core::domain::DomainCode::NotAllowed, std::string(nameOf(role)));
    return {};
}

} // namespace core::usecases

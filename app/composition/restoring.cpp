// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/restoring.h"

#include "app/lifecycle/system_clock.h"
#include "core/store/posix_file_system.h"
#include "core/usecases/new_life.h"
#include "core/vault/sodium_secrets.h"
#include "core/vault/system_random.h"

namespace app::composition {

core::base::Result<core::store::backup::RestoredCopy> restoreInto(const std::filesystem::path& data,
                                                                  const RestoreWish& wish) {
    using core::store::backup::RestoredCopy;
    core::store::PosixFileSystem disk;
    core::vault::SodiumSecrets secrets;
    core::vault::SystemRandom random;
    const lifecycle::SystemClock clock;
    return core::store::backup::restore(disk, secrets, {wish.from, wish.copy, {data}},
                                        [&](core::ports::Books& books, const RestoredCopy& restored) {
                                            return core::usecases::beginNewLife(
                                                books, {restored.copy, restored.head}, wish.block, clock,
                                                random);
                                        });
}

} // namespace app::composition

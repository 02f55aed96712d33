// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/dossier.h"
#include "core/store/file_handle.h"
#include "core/store/posix_file_system.h"
#include "core/vault/box_keys.h"

#include <fcntl.h>

#include <algorithm>

namespace app::ctl {
namespace {

std::string digitsOf(const core::vault::SecretBytes& secret) {
    core::ports::BoxSecret bytes{};
    std::ranges::copy(secret.span(), bytes.begin());
    return core::domain::toHex(bytes);
}

// Never over another key.
base::Result<void> writeSecret(const std::filesystem::path& file, std::string_view hex) {
    const auto handle = core::store::FileHandle::open(file, O_WRONLY | O_CREAT | O_EXCL);
    if (!handle) return base::fail(handle.error());
    if (auto written = handle->write(std::string(hex) + "\n", file); !written) return written;
    if (auto synced = handle->sync(file); !synced) return synced;
    core::store::PosixFileSystem disk;
    return disk.syncFolder(file.parent_path());
}

base::Result<Answer> make(const std::filesystem::path& out) {
    const auto file = std::filesystem::absolute(out);
    const auto pair = core::vault::newBoxPair();
    if (auto written = writeSecret(file, digitsOf(pair.secret)); !written) return base::fail(written.error());
    const auto open = core::domain::toHex(pair.open);
    return Answer{{{"public", open}, {"private_file", file.string()}}, open + "\n"};
}

base::Result<Answer> change(const Globals& globals, const SignInOptions& signIn) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto by = signIn.signIn(**house);
    if (!by) return base::fail(by.error());
    if (const auto changed = (*house)->signIn().changeKeys(*by); !changed) return base::fail(changed.error());
    if (const auto done = (*house)->resealing().carryOn(); !done) return base::fail(done.error());
    return Answer{};
}

} // namespace

Command addKeys(CLI::App& app, const Globals& globals) {
    struct Options {
        std::filesystem::path out;
        SignInOptions signIn;
    };
    auto* command = app.add_subcommand("keys", "Make a pair of keys, or change the counter's data key");
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();
    auto* makes = command->add_subcommand(
        "make", "A pair, the supervisor's for recovery or the portal's for what waits: the private half into "
                "a file, the public half as answer");
    makes
        ->add_option("--out", options->out,
                     "New file for the private half: 64 hex digits, for its owner alone. It is kept nowhere "
                     "else, so bring it to a safe place, and off this PC")
        ->required();
    makes->footer("The public half is recoveryKeyHex or portalKeyHex of a counter's set-up.");
    auto* changes = command->add_subcommand(
        "change", "A new data key, by a supervisor: when a copy of the disk may be in wrong hands. Nobody's "
                  "passphrase changes; an old copy with an old passphrase opens nothing newer");
    options->signIn.addTo(*changes)->required();
    return [&globals, options, makes] {
        return makes->parsed() ? make(options->out) : change(globals, options->signIn);
    };
}

} // namespace app::ctl

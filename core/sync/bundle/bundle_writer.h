// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what waits for the portal into bundles on a stick, sealed to the portal and signed by this device.
// What they carry goes on waiting, and goes over the network as before: the portal takes each once, whichever
// way it comes. A delivery whose body or file does not open here is left out. Files are never whole in
// memory. Blocks; any thread but the GUI's. Needs the courier's key.
#pragma once

#include "core/ports/bundle_sealer.h"
#include "core/ports/clock.h"
#include "core/ports/document_files.h"
#include "core/ports/portal.h"
#include "core/ports/random.h"
#include "core/ports/sealer.h"
#include "core/ports/stick.h"
#include "core/ports/store.h"
#include "core/sync/bundle/bundle_format.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core::sync {

struct WrittenBundle {
    int number = 0;
    std::filesystem::path file;
    std::int64_t size_bytes = 0;
    int dossiers = 0; // revisions of them
};

struct BundleReport {
    std::vector<WrittenBundle> bundles;
    std::vector<core::base::DossierId> leftOut; // they do not open here, or are larger than a bundle may be
};

class BundleWriter {
  public:
    struct Rooms {
        core::ports::Store& store;
        core::ports::DocumentFiles& files;
        core::ports::Sealer& sealer;
        core::ports::BundleSealer& bundleSealer;
        core::ports::Secrets& secrets;
        core::ports::Stick& stick;
        const core::ports::Clock& clock;
        core::ports::Random& random;
    };
    struct Sender {
        std::string office;
        std::string device;
        core::ports::BoxPublic portal{};
    };
    static constexpr std::int64_t kMost_bytes = std::int64_t{2} << 30; // of a file: every stick takes that

    BundleWriter(Rooms rooms, Sender sender) : m_rooms(rooms), m_sender(std::move(sender)) {}

    // All that has no receipt and needs nobody, in as many bundles as it takes. When one fails, those before
    // it are good. Errors: NothingToSend, VaultLocked, StoreCode.
    [[nodiscard]] core::base::Result<BundleReport> write(const std::filesystem::path& folder,
                                                         std::int64_t most_bytes = kMost_bytes);

  private:
    // A frozen revision with its operations, as it goes into a bundle; bodies are read when they are written.
    struct Load {
        core::ports::RevisionKey revision;
        std::vector<BundlePart> parts;
        std::int64_t size_bytes = 0;
    };
    struct Opened {
        core::ports::Delivery delivery;
        std::vector<core::ports::OutboxOp> ops;
    };
    using Done = core::base::Result<void>;

    [[nodiscard]] core::base::Result<std::vector<core::ports::RevisionKey>> waiting();
    // Nothing: it does not open.
    [[nodiscard]] core::base::Result<std::optional<Load>> loadOf(const core::ports::RevisionKey& revision);
    [[nodiscard]] core::base::Result<Opened> open(const core::ports::RevisionKey& revision);
    // Errors: FileMissing, FileChanged.
    [[nodiscard]] Done checkFiles(const std::vector<core::ports::RevisionFile>& files);
    [[nodiscard]] core::base::Result<WrittenBundle> writeOne(const std::filesystem::path& folder,
                                                             const std::vector<Load>& loads);
    [[nodiscard]] core::base::Result<BundleHeader> begin(const std::filesystem::path& folder,
                                                         const std::vector<Load>& loads);
    [[nodiscard]] Done writeBody(core::ports::StickFile& file, core::ports::SealedStream& stream,
                                 const std::vector<Load>& loads);
    [[nodiscard]] Done writePart(core::ports::StickFile& file, core::ports::SealedStream& stream,
                                 const core::ports::Delivery& delivery, const BundlePart& part);
    [[nodiscard]] Done put(core::ports::StickFile& file, std::string_view bytes);
    [[nodiscard]] core::base::Result<std::string> signature(const std::string& text);

    Rooms m_rooms;
    Sender m_sender;
    std::int64_t m_written_bytes = 0; // of the bundle in hand
};

} // namespace core::sync

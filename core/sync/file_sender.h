// SPDX-License-Identifier: GPL-3.0-or-later
// Brings one file to the portal, a chunk per step, and goes on after a cut from where the portal says it
// stands. It believes no offset that it has not compared, and starts over only when the portal has lost the
// upload. Sync thread only.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/document_files.h"
#include "core/ports/portal.h"
#include "core/ports/store.h"
#include "core/sync/chunk_size.h"
#include "core/sync/run_report.h"
#include "core/sync/step.h"

#include <functional>
#include <map>
#include <string>

namespace core::sync {

class FileSender {
  public:
    struct Rooms {
        core::ports::Store& store;
        core::ports::DocumentFiles& files;
        core::ports::Portal& portal;
        const core::ports::Clock& clock;
    };

    FileSender(Rooms rooms, RunReport& report);

    struct Where {
        std::int64_t offset = 0;
        std::string location; // empty: the portal had the whole file already
        bool complete = false;
        bool startedOver = false; // the peer counted wrong twice: a supervisor should know
    };

    // At most one chunk; the whole file where the portal takes no parts. Answers where the upload stands now;
    // the caller keeps it with the operation.
    [[nodiscard]] Step<Where> advance(const core::ports::RevisionFile& file,
                                      const core::ports::RequestStamp& stamp,
                                      const std::function<void(std::int64_t inAir)>& progress,
                                      const std::stop_token& stop);
    // The portal has it with another hash although ours is whole: away with it, so that it is sent anew.
    [[nodiscard]] Step<void> discard(const core::base::DocumentId& file,
                                     const core::ports::RequestStamp& stamp, const std::stop_token& stop);
    // Success: the local file is there and unchanged.
    [[nodiscard]] Step<void> checkLocal(const core::ports::RevisionFile& file);
    // How fast the last chunks went; 0: none did yet.
    [[nodiscard]] std::int64_t perSecond_bytes() const { return m_chunk.perSecond_bytes(); }
    // Another stay of the program, or a pause, lies between: ask the portal again.
    void forgetOffsets() { m_known.clear(); }

  private:
    struct Known {
        std::string location;
        std::int64_t offset = 0;
    };
    struct InAir {
        std::int64_t from = 0;
        std::int64_t sent = 0;
    };
    using Progress = std::function<void(std::int64_t)>;

    [[nodiscard]] Step<Known> standing(const core::ports::RevisionFile& file,
                                       const core::ports::RequestStamp& stamp, const std::stop_token& stop,
                                       bool& complete);
    [[nodiscard]] Step<std::optional<Known>> ask(const core::ports::RevisionFile& file,
                                                 const std::string& location,
                                                 const core::ports::RequestStamp& stamp,
                                                 const std::stop_token& stop);
    [[nodiscard]] Step<Known> create(const core::ports::RevisionFile& file,
                                     const core::ports::RequestStamp& stamp, const std::stop_token& stop);
    [[nodiscard]] Step<Where> sendWhole(const core::ports::RevisionFile& file,
                                        const core::ports::RequestStamp& stamp, const Progress& progress,
                                        const std::stop_token& stop);
    [[nodiscard]] Step<std::string> bytesOf(const core::ports::RevisionFile& file, std::int64_t offset,
                                            std::int64_t length);
    [[nodiscard]] Step<Where> sendFrom(const core::ports::RevisionFile& file, const Known& known,
                                       const core::ports::RequestStamp& stamp, const Progress& progress,
                                       const std::stop_token& stop);
    [[nodiscard]] Step<Where> miscounted(const core::ports::RevisionFile& file, const Known& known,
                                         const core::ports::RequestStamp& stamp, const std::stop_token& stop);
    [[nodiscard]] core::ports::Setback chunkSetback(core::ports::Setback setback);
    [[nodiscard]] Step<void> remember(const core::base::DocumentId& file, const Known& known);
    [[nodiscard]] Step<void> forget(const core::base::DocumentId& file);
    void settleWaste(const core::base::DocumentId& file, std::int64_t offset);

    Rooms m_rooms;
    RunReport& m_report;
    ChunkSize m_chunk;
    std::map<core::base::DocumentId, Known> m_known; // offsets that the portal has confirmed
    std::map<core::base::DocumentId, InAir> m_inAir; // sent, and never answered
    std::map<core::base::DocumentId, int> m_miscounts;
};

} // namespace core::sync

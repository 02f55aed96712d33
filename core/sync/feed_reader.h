// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps up with what the portal tells: asks for its changes, at most each 30 s by the boot clock unless there
// is a reason to ask at once, and keeps events and place in one transaction. When the portal lives another
// life (it was restored), or this counter's store does, it first compares what the portal holds with what was
// received: whatever the portal has lost is sent anew, under the same operations. Sync thread only.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/portal.h"
#include "core/ports/random.h"
#include "core/ports/store.h"
#include "core/sync/step.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace core::sync {

class FeedReader {
  public:
    struct Rooms {
        core::ports::Store& store;
        core::ports::Portal& portal;
        const core::ports::Clock& clock;
        core::ports::Random& random;
    };

    explicit FeedReader(Rooms rooms) : m_rooms(rooms) {}

    // What was asked before the program ended counts. Inside a transaction; once, before all others.
    [[nodiscard]] core::base::Result<void> start(core::ports::Books& books, const std::string& incarnation);
    // What the portal holds is compared before its next changes are asked for. Inside a transaction; also
    // from another thread.
    [[nodiscard]] static core::base::Result<void> compareAnew(core::ports::Books& books);
    // Another run of the engine: perhaps somebody has signed in meanwhile.
    void beginRun();
    // The link came up, a person wants it, or the portal does not know what it has taken.
    void askNow();

    [[nodiscard]] bool isDue() const;
    // Nothing: not before somebody has signed in.
    [[nodiscard]] std::optional<std::int64_t> due_ms() const;

    enum class Told {
        Nothing,
        News,     // events were kept
        Compared, // operations were queued anew, and no upload lies where it lay
    };
    // One request. After a setback it waits by itself.
    [[nodiscard]] Step<Told> step(const std::string& requestId, const std::stop_token& stop);

  private:
    using Books = core::ports::Books;
    using Done = core::base::Result<void>;
    using Revision = std::pair<core::ports::DossierId, int>;

    // A list of what the portal holds, while it comes in.
    struct List {
        std::string epoch;
        std::string cursor;
        std::map<Revision, core::ports::Holding> rows;
    };
    // Where the reading stands; kept beside the place.
    struct Mark {
        std::string comparedWith; // "<epoch>/<incarnation>"
        std::string bootId;       // of the last question
        std::int64_t asked_ms = 0;
    };

    [[nodiscard]] Step<Told> askForChanges(const core::ports::FeedPlace& since,
                                           const core::ports::RequestStamp& stamp,
                                           const std::stop_token& stop);
    [[nodiscard]] Step<Told> askForList(const core::ports::RequestStamp& stamp, const std::stop_token& stop);
    [[nodiscard]] Done compare(Books& books);
    [[nodiscard]] Done compareReceived(Books& books);
    [[nodiscard]] static core::base::Result<bool>
    isHeld(Books& books, const core::ports::ReceivedRevision& revision, const core::ports::Holding& held);
    [[nodiscard]] Done sendAnew(Books& books, const core::ports::ReceivedRevision& revision);
    [[nodiscard]] static Done queueOpen(Books& books);
    [[nodiscard]] Done keepMark(Books& books);
    [[nodiscard]] tl::unexpected<Trouble> waitAfter(core::ports::Setback setback);
    void askedNow(bool goesOn);

    Rooms m_rooms;
    std::string m_incarnation;
    Mark m_mark;
    std::optional<List> m_list;
    std::optional<std::int64_t> m_compared_ms; // the last time
    std::int64_t m_due_ms = 0;
    int m_attempts = 0;
    bool m_locked = false; // nobody has signed in yet: no event could be kept
};

} // namespace core::sync

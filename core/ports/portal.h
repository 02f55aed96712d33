// SPDX-License-Identifier: GPL-3.0-or-later
// The portal as the sync engine sees it; one adapter per kind of portal. An answer is a value: what was asked
// for, or a Setback that says what the answer means, whom it stops and what the portal said. Every write may
// reach the portal twice: the stamp's op names it. Blocks: sync thread only.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/dossier.h"
#include "core/ports/sealer.h"
#include "core/ports/store.h"
#include "core/ports/transport.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace core::ports {

enum class Verdict {
    Unknown, // perhaps done, perhaps not: after a wait ask, or send the same again
    Later,   // not done: after a wait send the same again
    Refused, // a person has to look
    Alarm,   // the data or the receipt are not what they should be: a person has to look now
    Stopped, // by us
};

// Whom a setback stops.
enum class Scope { Item, Queue, Auth, Device };

struct Setback {
    Verdict verdict = Verdict::Unknown;
    Scope scope = Scope::Item;
    core::base::Error error; // a PortalCode; args hold the portal's own words
    int http = 0;            // 0: no answer
    std::string problem;     // machine name: the portal's, else that of the error
    std::string words;       // the portal's own, for the clerk; may be empty
    std::string requestId;
    int severity = 1;                          // 0 info .. 4 alarm
    std::optional<std::int64_t> retryAfter_ms; // the portal's wish
};

template<class T>
using PortalAnswer = tl::expected<T, Setback>;

// Goes with each request of an operation.
struct RequestStamp {
    OpId op;
    std::string requestId;
    std::string deviceSeq; // "<incarnation>/<seq>": the portal sees gaps
    bool isSeen = false;   // somebody has seen at the portal what the last commit() was to bring there
    // An earlier try of this operation may have arrived without our knowing: the program died in it, or the
    // store is older than what was sent since.
    bool mayBeOut = false;
};

// One file of a frozen revision.
struct RevisionFile {
    DossierId dossier;
    int revision = 1;
    DocumentId file;
    std::int64_t size_bytes = 0;
    core::domain::Sha256 sha256{};
    FileKey key{}; // what opens ours; the portal's adapter leaves it empty
};

struct PortalFacts {
    std::string epoch; // one life of the portal's database
};

// A revision that the portal has taken.
struct Accepted {
    std::string etag;   // of it, or what its adapter has to know of it later; comes back with the delivery
    std::string number; // the official one that the portal has given the dossier now; empty: none
};

struct UploadFound {
    std::string location;
    bool complete = false;
};

struct UploadPosition {
    std::int64_t offset = 0;
    std::optional<std::int64_t> length; // as the portal knows it
};

struct Receipt {
    std::string raw; // as it came, with its signature
    std::string epoch;
    std::int64_t seq = 0;
    core::base::Instant receivedAt;
};

// Exactly one of the four is filled.
struct CommitAnswer {
    std::optional<Receipt> receipt;  // verified: signature, addressee, dossier, hash, files; or, of a portal
                                     // that signs none (seq 0), what it holds as it was read back
    std::vector<DocumentId> missing; // files the portal does not have
    std::vector<DocumentId> mismatched; // files the portal has with another hash
    std::string stage; // one of several steps is done: this etag has to be durable before the next commit()
};

// What has happened at the portal since a place.
struct Changes {
    bool nothingNew = false; // then all else is empty
    bool expired = false;    // the portal does not know this place: it has lost it, or lives another life
    bool hasMore = false;
    FeedPage page;
};

// A revision of ours as the portal holds it.
struct Holding {
    DossierId dossier;
    int revision = 1;
    core::domain::Sha256 bodySha256{};
    bool complete = false; // with all its files: it has given its receipt
    std::optional<core::domain::PortalState> state;
};

struct Holdings {
    std::string epoch;
    std::string nextCursor; // empty: these were the last
    std::vector<Holding> rows;
};

// What a kind of portal can do beside taking dossiers.
struct PortalAbilities {
    bool tellsChanges = true; // changes() and holdings()
    bool takesHeads = true;   // sendHead()
    bool givesNumbers = true; // leaseNumbers()
    bool takesParts = true;   // of files; else each one goes as a whole: sendWhole()
    // A commit() that it never answered may be sent again. False: nobody can find out but a person.
    bool takesRepeats = true;
};

// Numbers as the portal gave them.
struct LeasedNumbers {
    std::string name; // of the block, the portal's
    int first = 0;
    int last = 0;
};

class Portal {
  public:
    virtual ~Portal() = default;

    [[nodiscard]] virtual PortalAbilities abilities() const { return {}; }

    // The files named by the frozen body. Errors: WrongAnswer when the body is not of this portal's format.
    [[nodiscard]] virtual core::base::Result<std::vector<RevisionFile>>
    filesOf(const Delivery& delivery) const = 0;

    // Is this the portal, and does it know us? Nothing else may be sent while a pause lasts.
    [[nodiscard]] virtual PortalAnswer<PortalFacts> probe(const std::string& requestId,
                                                          const std::stop_token& stop) = 0;

    // Sends the frozen body. `etagBefore` is that of the last accepted revision, empty for the first.
    [[nodiscard]] virtual PortalAnswer<Accepted> putRevision(const Delivery& delivery,
                                                             std::string_view etagBefore,
                                                             const RequestStamp& stamp,
                                                             const std::stop_token& stop) = 0;

    // Nothing: the portal has no upload of this file; only then may one be created.
    [[nodiscard]] virtual PortalAnswer<std::optional<UploadFound>>
    findUpload(const RevisionFile& file, const RequestStamp& stamp, const std::stop_token& stop) = 0;
    // Answers the location. Alarm when it lies on another host.
    [[nodiscard]] virtual PortalAnswer<std::string>
    createUpload(const RevisionFile& file, const RequestStamp& stamp, const std::stop_token& stop) = 0;
    // UploadGone: forget the location, ask by findUpload().
    [[nodiscard]] virtual PortalAnswer<UploadPosition>
    uploadPosition(const std::string& location, const RequestStamp& stamp, const std::stop_token& stop) = 0;
    // Answers the new offset as the portal counts it: compare. `progress` reports bytes handed to the
    // network. WrongOffset: ask by uploadPosition(). HTTP 413: send less at once.
    [[nodiscard]] virtual PortalAnswer<std::int64_t>
    sendChunk(const std::string& location, std::int64_t offset, std::string bytes, const RequestStamp& stamp,
              const std::function<void(std::int64_t sent)>& progress, const std::stop_token& stop) = 0;
    // Success also when it was gone already.
    [[nodiscard]] virtual PortalAnswer<void>
    deleteUpload(const std::string& location, const RequestStamp& stamp, const std::stop_token& stop) = 0;

    // For a portal that takes no parts, in place of the above but deleteUpload(). Answers where it lies;
    // `progress` reports bytes of the file. Again: it may lie there twice, and the one that was never told is
    // nobody's.
    [[nodiscard]] virtual PortalAnswer<std::string>
    sendWhole(const RevisionFile& file, std::string bytes, const RequestStamp& stamp,
              const std::function<void(std::int64_t sent)>& progress, const std::stop_token& stop) = 0;

    // `uploads`: where its files lie. Unknown: the portal perhaps has it, see PortalAbilities. With `isSeen`
    // nothing is sent and nothing fails: it goes on behind what was seen.
    [[nodiscard]] virtual PortalAnswer<CommitAnswer> commit(const Delivery& delivery,
                                                            const std::vector<Upload>& uploads,
                                                            const RequestStamp& stamp,
                                                            const std::stop_token& stop) = 0;

    // Success also when the portal has it already. Alarm when the portal has another end in its place.
    [[nodiscard]] virtual PortalAnswer<void> sendHead(const SignedHead& head, const RequestStamp& stamp,
                                                      const std::stop_token& stop) = 0;

    // The same operation gets the same block. Alarm when the answer is another counter's, or of another kind
    // than was asked for.
    [[nodiscard]] virtual PortalAnswer<LeasedNumbers>
    leaseNumbers(const NumberLease& lease, const RequestStamp& stamp, const std::stop_token& stop) = 0;

    // One page of what has happened since. An empty cursor: from the oldest that the portal keeps. The page
    // is of the portal's present epoch: compare.
    [[nodiscard]] virtual PortalAnswer<Changes> changes(const FeedPlace& since, const RequestStamp& stamp,
                                                        const std::stop_token& stop) = 0;
    // One page of what this device has sent. An empty cursor: the first.
    [[nodiscard]] virtual PortalAnswer<Holdings>
    holdings(const std::string& cursor, const RequestStamp& stamp, const std::stop_token& stop) = 0;
};

} // namespace core::ports

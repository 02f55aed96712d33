// SPDX-License-Identifier: GPL-3.0-or-later
// The counter's store: one act at the counter is one transaction. The store's own thread runs every
// transaction; callers of any thread wait for it. What write() has answered with success is on the platter.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/domain/dossier.h"
#include "core/ports/bundle_book.h"
#include "core/ports/custody_book.h"
#include "core/ports/document_files.h"
#include "core/ports/fee_book.h"
#include "core/ports/feed_book.h"
#include "core/ports/number_book.h"
#include "core/ports/result_book.h"
#include "core/ports/shift_book.h"
#include "core/ports/store_codes.h"
#include "core/ports/ticket_book.h"
#include "core/ports/vault.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::ports {

using core::base::DocumentId;
using core::base::DossierId;
using core::base::OpId;
using core::base::Result;

// ---- Dossiers
// -------------------------------------------------------------------------------------------------

struct DossierRow {
    core::domain::Dossier dossier;
    std::int64_t seq = 0; // order of taking; never the wall clock
    // The retention rule has erased what is sealed: persons, abstract, place of return, the clerk's name,
    // names and hashes of documents are empty.
    bool isErased = false;
};

// What can be read of a dossier while the vault is locked.
struct DossierHead {
    DossierId id;
    int revision = 1;
    core::domain::DossierNumber number;
    std::string procedureName;
    core::base::Instant receivedAt;
    int documents = 0;
};

// Persons, abstract, place of return, the clerk's name, names and hashes of documents are sealed: what reads
// or writes them answers VaultLocked while nobody is signed in.
class DossierBook {
  public:
    virtual ~DossierBook() = default;
    // With its documents and what it is found by; `files` are the documents', in the same order.
    [[nodiscard]] virtual Result<void> insert(const core::domain::Dossier& dossier,
                                              const std::vector<SealedFile>& files) = 0;
    [[nodiscard]] virtual Result<std::optional<DossierRow>> find(const DossierId& id) = 0;
    // By official or provisional number, exact.
    [[nodiscard]] virtual Result<std::optional<DossierRow>> findByNumber(std::string_view number) = 0;
    // Newest first.
    [[nodiscard]] virtual Result<std::vector<DossierRow>> newest(int limit) = 0;
    // These six need no key.
    // How many there are of each procedure, by code, among so many that were taken last.
    [[nodiscard]] virtual Result<std::map<std::string, int, std::less<>>> procedureUses(int newest) = 0;
    [[nodiscard]] virtual Result<std::optional<DossierHead>> head(const DossierId& id) = 0;
    // In the order of taking.
    [[nodiscard]] virtual Result<std::vector<DossierHead>> heads() = 0;
    [[nodiscard]] virtual Result<std::optional<SealedFile>> file(const DocumentId& document) = 0;
    // The official number of a dossier that has a provisional one alone, which stays. False: the dossier has
    // another, or the number is another's or burned; nothing changes. Again, or of a dossier that is not
    // here: nothing changes either.
    [[nodiscard]] virtual Result<bool> giveOfficialNumber(const DossierId& id, std::string_view number) = 0;
    // Of every document of every dossier.
    [[nodiscard]] virtual Result<std::vector<SealedFile>> files() = 0;
};

// ---- Drafts
// ---------------------------------------------------------------------------------------------------

// A half-done intake. `content` is the JSON of core/usecases/keep_draft.h; it is sealed.
struct DraftRow {
    DossierId dossier;
    core::base::ClerkId clerk;
    std::string content;
    std::int64_t changedSeq = 0;
};

class DraftBook {
  public:
    virtual ~DraftBook() = default;
    [[nodiscard]] virtual Result<void> put(const DraftRow& draft) = 0;
    [[nodiscard]] virtual Result<void> remove(const DossierId& dossier) = 0;
    [[nodiscard]] virtual Result<std::vector<DraftRow>> all() = 0; // last changed first
};

// Batches whose pages are filed or given up: their files may go.
class ReleaseBook {
  public:
    virtual ~ReleaseBook() = default;
    // Again: nothing changes.
    [[nodiscard]] virtual Result<void> put(const core::base::BatchId& batch) = 0;
    [[nodiscard]] virtual Result<void> remove(const core::base::BatchId& batch) = 0;
    [[nodiscard]] virtual Result<std::vector<core::base::BatchId>> all() = 0;
};

// ---- Outbox
// ---------------------------------------------------------------------------------------------------

enum class OpKind { Put, File, Commit, Lease, Event };
enum class OpState { Queued, Sending, Uploaded, Acknowledged, NeedsClerk };
std::string_view nameOf(OpKind kind);
std::string_view nameOf(OpState state);
std::optional<OpKind> opKindFrom(std::string_view name);
std::optional<OpState> opStateFrom(std::string_view name);

// In `lastProblem` of an operation: somebody has seen at the portal what it was to bring there.
inline constexpr std::string_view kSeenAtPortal = "seen-at-portal";

// One operation of a delivery; or one that belongs to none, whose matter is found by `op`: an event, which is
// a signed head of the audit, or a lease of numbers. Lanes: 0 lease, 1 put, 2 commit, 3 event, 4 file.
struct OutboxOp {
    std::int64_t seq = 0; // given by the store, never reused
    OpId op;
    OpKind kind = OpKind::Put;
    DossierId dossier; // empty unless it is of a delivery
    int revision = 1;
    DocumentId file;     // empty unless kind is File
    std::string fileKey; // of it, under the delivery's key; given by the store
    int lane = 1;
    std::int64_t bytesLeft = 0; // of the file
    int severity = 0;           // 0 info .. 4 alarm
    OpState state = OpState::Queued;
    int attempts = 0;
    int crashes = 0;                        // times the program died while this was `Sending`
    std::optional<std::int64_t> nextBootMs; // not before, by the clock of `bootId`
    std::string bootId;
    int lastHttp = 0;
    std::string lastProblem; // machine name, e.g. "invalid-field", "captive-portal"
    std::string lastDetail;  // the portal's own words, for the clerk
    std::string requestId;

    [[nodiscard]] bool isOfDelivery() const { return kind != OpKind::Event && kind != OpKind::Lease; }
};

// A frozen revision on its way. `body` never changes after it was written; it is sealed under a key of its
// own, which the courier can open while the vault is locked.
struct Delivery {
    DossierId dossier;
    int revision = 1;
    std::string body;                  // empty: erased after its receipt
    core::domain::Sha256 bodySha256{}; // of `body`, computed when it is read
    DeliveryKey key;                   // given by the store
    OpState state = OpState::Queued;
    std::string receipt; // raw bytes of the verified receipt; empty before
    std::string receiptEpoch;
    std::int64_t receiptSeq = 0;
    std::optional<core::base::Instant> receivedByPortal;
    std::string etag; // of the accepted revision
};

struct Upload {
    DocumentId file;
    std::string location;    // empty: not created yet
    std::int64_t offset = 0; // a hint; HEAD is the truth
};

struct ReceivedRevision {
    DossierId dossier;
    int revision = 1;
    bool erased = false; // its body is gone
};

class OutboxBook {
  public:
    virtual ~OutboxBook() = default;
    // `portal`: whom the delivery's key is sealed to as well.
    [[nodiscard]] virtual Result<void> addDelivery(const Delivery& delivery,
                                                   const std::optional<BoxPublic>& portal) = 0;
    // Of a delivery and a document that are there, if it is of one.
    [[nodiscard]] virtual Result<void> addOp(const OutboxOp& op) = 0;
    [[nodiscard]] virtual Result<void>
    updateOp(const OutboxOp& op) = 0; // and the state of its delivery with it
    [[nodiscard]] virtual Result<std::vector<OutboxOp>>
    openOps() = 0; // all but Acknowledged, by lane, then seq
    [[nodiscard]] virtual Result<std::vector<OutboxOp>> opsOf(const DossierId& dossier, int revision) = 0;
    [[nodiscard]] virtual Result<Delivery> delivery(const DossierId& dossier, int revision) = 0;
    [[nodiscard]] virtual Result<std::vector<Delivery>>
    deliveries(int limit) = 0; // newest first; bodies left empty
    // Dossiers whose frozen body is not what was sealed, by hashes that stand in clear; erased ones are none.
    // Needs no key.
    [[nodiscard]] virtual Result<std::vector<DossierId>> changedBodies() = 0;
    // Stores the etag of an accepted put.
    [[nodiscard]] virtual Result<void> setEtag(const DossierId& dossier, int revision,
                                               std::string_view etag) = 0;
    // Keeps the receipt and closes every op of the delivery.
    [[nodiscard]] virtual Result<void> acknowledge(const Delivery& withReceipt) = 0;
    // Those with a receipt, oldest first.
    [[nodiscard]] virtual Result<std::vector<ReceivedRevision>> received() = 0;
    // The portal lacks it: whatever does not need a clerk is queued once more, each operation under its own
    // id, and where its uploads lay is forgotten. Errors: Failed, when its body is erased.
    [[nodiscard]] virtual Result<void> sendAnew(const DossierId& dossier, int revision) = 0;
    [[nodiscard]] virtual Result<std::optional<Upload>> upload(const DocumentId& file) = 0;
    [[nodiscard]] virtual Result<void> putUpload(const Upload& upload) = 0;
    [[nodiscard]] virtual Result<void> forgetUpload(const DocumentId& file) = 0;
    // By the portal's clock, when it gave the newest receipt; nothing before the first.
    [[nodiscard]] virtual Result<std::optional<core::base::Instant>> lastReceiptAt() = 0;
    // Deliveries by state: what waits, before anybody signs in.
    [[nodiscard]] virtual Result<std::map<OpState, int>> counts() = 0;
};

// ---- Retention
// ------------------------------------------------------------------------------------------------

enum class Scans { Kept, Shredding, Shredded };
// Reopened: something has come in since, which is erased in its turn.
enum class Records { Kept, Erasing, Erased, Reopened };

// Why a dossier's scans and what is sealed of it are here, or that they are not. Times are those for which
// this PC was on, since the counter was set up: see core/usecases/time_on.h.
struct Retained {
    DossierId dossier;
    std::string number;
    int documents = 0;
    bool received =
        false; // every frozen revision has its verified receipt, and outlives a loss at the portal
    Scans scans = Scans::Kept;
    std::optional<std::int64_t> sinceOnMs; // its originals are in other hands as well; nothing: not yet
    Records records = Records::Kept;
    // And no original, no result and no money in an open drawer is here; nothing: not so, or not looked at
    // since something moved.
    std::optional<std::int64_t> settledOnMs;
};

// Needs no key. Errors of what changes: Failed, when receipts or hand-over are missing: the schema holds it.
class RetentionBook {
  public:
    virtual ~RetentionBook() = default;
    [[nodiscard]] virtual Result<std::optional<Retained>> find(const DossierId& dossier) = 0;
    // Days are counted from now on for whatever was received and has left our hands, and for whatever is
    // settled. One that comes back, or moves, is not counted any more.
    [[nodiscard]] virtual Result<void> beginAll(std::int64_t on_ms) = 0;
    // Kept, and counted since then or before; oldest first.
    [[nodiscard]] virtual Result<std::vector<Retained>> countedSince(std::int64_t on_ms, int limit) = 0;
    [[nodiscard]] virtual Result<std::vector<Retained>> shredding() = 0;
    // Bodies and keys of at most `limit` frozen revisions that have their signed receipt and, as far as the
    // portal tells, outlive its own loss. Answers how many.
    [[nodiscard]] virtual Result<int> eraseReceived(int limit) = 0;
    // Every key of its scans is overwritten, and the words on them are deleted: nobody opens them any more.
    // Kept -> Shredding.
    [[nodiscard]] virtual Result<void> eraseKeys(const DossierId& dossier) = 0;
    [[nodiscard]] virtual Result<std::vector<DocumentId>> documents(const DossierId& dossier) = 0;
    // Its files are off the disk. Shredding -> Shredded.
    [[nodiscard]] virtual Result<void> finish(const DossierId& dossier) = 0;

    // Not erased, and settled since then or before; oldest first.
    [[nodiscard]] virtual Result<std::vector<Retained>> settledSince(std::int64_t on_ms, int limit) = 0;
    [[nodiscard]] virtual Result<std::vector<Retained>> erasing() = 0;
    // What is sealed of it is overwritten in every row, once its scans are shredded. Numbers, states, sums,
    // times, counts and the audit stay. Kept, Reopened -> Erasing.
    [[nodiscard]] virtual Result<void> eraseRecords(const DossierId& dossier) = 0;
    // No log holds it any more. Erasing -> Erased.
    [[nodiscard]] virtual Result<void> finishRecords(const DossierId& dossier) = 0;
    // Dossiers in which something was overwritten in that way, though the rule has not erased them.
    [[nodiscard]] virtual Result<std::vector<DossierId>> erasedOutOfRule() = 0;
};

// ---- Search
// ---------------------------------------------------------------------------------------------------

// What a dossier is found by, as core/domain/search_words.h makes it.
struct SearchEntry {
    std::int64_t seq = 0;
    std::string words;
    bool isWhole = true; // false: what is sealed does not open; the words are of what stands in clear
};

// A dossier in a list: without its documents.
struct DossierLine {
    DossierRow row;
    bool isWhole = true;                             // false: what is sealed does not open and is left empty
    std::optional<OpState> delivery;                 // of its newest revision
    std::optional<core::domain::PortalState> portal; // what the portal has said last
};

// Sealed, but for the order of taking. Errors of what opens: VaultLocked; a row that does not open is no
// error.
class SearchBook {
  public:
    virtual ~SearchBook() = default;
    // Of a dossier that is in the book, with the words of its scans. Once.
    [[nodiscard]] virtual Result<void> keepScanWords(const DossierId& dossier, std::string_view words) = 0;
    // 0: there is no dossier.
    [[nodiscard]] virtual Result<std::int64_t> newestSeq() = 0;
    // By official or provisional number, exact. 0: there is no such dossier.
    [[nodiscard]] virtual Result<std::int64_t> seqOfNumber(std::string_view number) = 0;
    // Of the dossiers with these seqs, the last before the first; `from` to `to` span at most a few thousand.
    [[nodiscard]] virtual Result<std::vector<SearchEntry>> entries(std::int64_t from, std::int64_t to) = 0;
    // With the words of their scans, where there are scans; one that does not open has no words.
    [[nodiscard]] virtual Result<std::vector<SearchEntry>> scanEntries(std::int64_t from,
                                                                       std::int64_t to) = 0;
    // Newest first; one that is not there is left out.
    [[nodiscard]] virtual Result<std::vector<DossierLine>> lines(const std::vector<std::int64_t>& seqs) = 0;
    [[nodiscard]] virtual Result<std::vector<DossierLine>> newestLines(int limit) = 0;
};

// ---- Audit, accounts, settings
// --------------------------------------------------------------------------------

struct AuditEntry {
    std::string kind;    // "dossier_taken", "signed_in", "receipt_verified" ...
    std::string actor;   // clerk id or "system"
    std::string subject; // dossier id or empty
    std::string details; // JSON without personal data
    core::base::Instant at;
};

// The last row of the chain. Kept elsewhere it tells whether rows were cut off the end: the chain alone
// cannot.
struct AuditHead {
    std::int64_t seq = 0; // 0: there is no row
    std::string hash;     // 64 hex digits

    bool operator==(const AuditHead&) const = default;
};

// An end of the chain, signed by this device: it stands for all rows up to it. Lying at the portal it tells
// later whether rows were cut off.
struct SignedHead {
    OpId event; // names it at the portal
    std::string incarnation;
    AuditHead end;
    Ed25519Public device{};
    Ed25519Signature signature{}; // of signedText()
};
std::string signedText(const SignedHead& head);

struct AuditRow {
    std::int64_t seq = 0;
    AuditEntry entry;
    std::string hash; // 64 hex digits
};

// Empty: any.
struct AuditFilter {
    std::string kind;
    std::string subject;
};

class AuditBook {
  public:
    virtual ~AuditBook() = default;
    // Appends to the hash chain: hash = SHA-256(previous hash || canonical row).
    [[nodiscard]] virtual Result<void> append(const AuditEntry& entry) = 0;
    [[nodiscard]] virtual Result<std::int64_t> length() = 0;
    // 0 when the chain holds, else the seq of the first broken row.
    [[nodiscard]] virtual Result<std::int64_t> firstBroken() = 0;
    [[nodiscard]] virtual Result<AuditHead> head() = 0;
    // 64 hex digits; empty when there is no such row.
    [[nodiscard]] virtual Result<std::string> hashOf(std::int64_t seq) = 0;
    // Newest first. Errors: Damaged, when a row is not what was written.
    [[nodiscard]] virtual Result<std::vector<AuditRow>> newest(int limit, const AuditFilter& filter) = 0;
};

class HeadBook {
  public:
    virtual ~HeadBook() = default;
    // Signs the chain's end, unless this `day` (compared for equality only) and this incarnation have a head
    // already, and queues it for the portal. Each hundredth row is signed without being asked. Nothing is
    // signed, and nothing wrong, while there is no key to sign with: the head stays due.
    [[nodiscard]] virtual Result<void> signDay(std::string_view day) = 0;
    [[nodiscard]] virtual Result<std::optional<SignedHead>> find(const OpId& event) = 0;
    [[nodiscard]] virtual Result<std::vector<SignedHead>> all() = 0; // oldest first
    // 0 when each head is signed by this device and names a row that is there with this hash; else the seq of
    // the first that does not. Says what it seems to say only of a chain that holds.
    [[nodiscard]] virtual Result<std::int64_t> firstBroken() = 0;
};

enum class Role { Clerk, Supervisor, Technician };
std::string_view nameOf(Role role);
std::optional<Role> roleFrom(std::string_view name);

struct Account {
    core::base::ClerkId id;
    std::string signInName;
    Role role = Role::Clerk;
    KeySlot slot;
    int fails = 0; // since the last success
    std::int64_t waitLeftMs =
        0; // rest of the delay; counted down by the boot clock, so a power cycle keeps it
    std::int64_t waitSinceBootMs = 0;
    std::string waitBootId;

    // It has no slot any more: whoever left opens nothing.
    [[nodiscard]] bool isClosed() const { return slot.sealedKey.empty(); }
};

class AccountBook {
  public:
    virtual ~AccountBook() = default;
    // The full name is sealed.
    [[nodiscard]] virtual Result<void> insert(const Account& account, std::string_view fullName) = 0;
    [[nodiscard]] virtual Result<void> update(const Account& account) = 0;
    [[nodiscard]] virtual Result<std::optional<Account>> findByName(std::string_view signInName) = 0;
    [[nodiscard]] virtual Result<std::string> fullName(const core::base::ClerkId& clerk) = 0;
    [[nodiscard]] virtual Result<std::vector<Account>> all() = 0;
};

// What shows the portal over TLS which device this is. PEM.
struct TlsIdentity {
    std::string certificate;
    std::string key;
};

class KeyBook {
  public:
    virtual ~KeyBook() = default;
    // Once.
    [[nodiscard]] virtual Result<void> insert(const KeyRecord& record) = 0;
    // Nothing before the first account.
    [[nodiscard]] virtual Result<std::optional<KeyRecord>> record() = 0;
    // These are the newest from now on.
    [[nodiscard]] virtual Result<void> change(const NextKeys& next) = 0;
    // All but the newest are gone for good, and with them whatever still lies under them.
    [[nodiscard]] virtual Result<void> forgetOlder() = 0;
    // Once.
    [[nodiscard]] virtual Result<void> insertDeviceKey(const DeviceKey& key) = 0;
    // Nothing in a store of an earlier program, until somebody signs in.
    [[nodiscard]] virtual Result<std::optional<DeviceKey>> deviceKey() = 0;
    // The portal's token, sealed: VaultLocked only before the first sign-in.
    [[nodiscard]] virtual Result<void> putPortalToken(std::string_view token) = 0;
    // Nothing: none was put. Errors: also Damaged.
    [[nodiscard]] virtual Result<std::optional<std::string>> portalToken() = 0;
    [[nodiscard]] virtual Result<bool> hasPortalToken() = 0; // needs no key

    // A certificate that is asked for: stays until it has come. The key is sealed: VaultLocked only before
    // the first sign-in.
    [[nodiscard]] virtual Result<void> putWish(const CertificateWish& wish) = 0;
    [[nodiscard]] virtual Result<std::optional<CertificateWish>> wish() = 0;
    // The wish's key and this certificate (PEM) are the device's identity from now on; the one before is
    // gone.
    [[nodiscard]] virtual Result<void> grantWish(std::string_view certificate) = 0;
    // Nothing: not enrolled. Errors: also Damaged.
    [[nodiscard]] virtual Result<std::optional<TlsIdentity>> identity() = 0;
    [[nodiscard]] virtual Result<bool> hasIdentity() = 0; // needs no key

    // Every key of this counter is gone for good: slots, data keys, and all that lies under the courier's.
    // What is sealed for the portal opens there.
    [[nodiscard]] virtual Result<void> shred() = 0;
};

// Where a look at everything that is sealed has come to; as it is made, at the beginning.
struct ResealPlace {
    std::size_t column = 0; // of the tables', in an order of the book's own
    std::int64_t row = 0;   // the last that was looked at
};

struct ResealStep {
    std::optional<ResealPlace> next; // nothing: the end
    int left = 0;                    // values that do not open: they stay under their key
};

class ResealBook {
  public:
    virtual ~ResealBook() = default;
    // Looks at about `rows` more, and what lies under an older key is brought under the newest. Errors:
    // VaultLocked.
    [[nodiscard]] virtual Result<ResealStep> step(const ResealPlace& from, int rows) = 0;
};

// See core/ports/incarnation.h.
inline constexpr std::string_view kIncarnationSetting = "sync.incarnation";

class SettingBook {
  public:
    virtual ~SettingBook() = default;
    [[nodiscard]] virtual Result<std::optional<std::string>> get(std::string_view key) = 0;
    [[nodiscard]] virtual Result<void> put(std::string_view key, std::string_view value) = 0;
};

// ---- The transaction
// ------------------------------------------------------------------------------------------

class Books {
  public:
    virtual ~Books() = default;
    virtual DossierBook& dossiers() = 0;
    virtual NumberBook& numbers() = 0;
    virtual DraftBook& drafts() = 0;
    virtual ReleaseBook& releases() = 0;
    virtual OutboxBook& outbox() = 0;
    virtual RetentionBook& retention() = 0;
    virtual SearchBook& search() = 0;
    virtual AuditBook& audit() = 0;
    virtual HeadBook& heads() = 0;
    virtual AccountBook& accounts() = 0;
    virtual KeyBook& keys() = 0;
    virtual ResealBook& reseal() = 0;
    virtual SettingBook& settings() = 0;
    virtual CustodyBook& custody() = 0;
    virtual ResultBook& results() = 0;
    virtual ShiftBook& shifts() = 0;
    virtual FeeBook& fees() = 0;
    virtual TicketBook& tickets() = 0;
    virtual FeedBook& feed() = 0;
    virtual BundleBook& bundles() = 0;
};

class Store {
  public:
    virtual ~Store() = default;
    // Runs `act` in one transaction. If it answers with an error, nothing of it remains. When the disk is
    // full and a reserve could be given up, it is run a second time.
    [[nodiscard]] virtual Result<void> write(const std::function<Result<void>(Books&)>& act) = 0;
    // One consistent view; writing through it fails with ReadOnly.
    [[nodiscard]] virtual Result<void> read(const std::function<Result<void>(Books&)>& act) = 0;
    // What was overwritten or deleted before stands in no log any more: the log is brought into the file and
    // cut to nothing. Nobody waits for it; errors: InUse, while somebody reads, and what write() answers.
    [[nodiscard]] virtual Result<void> wipeLog() = 0;
    // Whole-file check; answers the database's own complaint, empty when it is whole.
    [[nodiscard]] virtual Result<std::string> integrityComplaint() = 0;
    // How many acts write() has committed so far, whoever called. Any thread.
    [[nodiscard]] virtual std::int64_t writes() const = 0;
};

} // namespace core::ports

// SPDX-License-Identifier: GPL-3.0-or-later
// What makes this PC a counter: office, number range, portal. Kept in the store's settings as one JSON value,
// without the portal's token, which is sealed.
#pragma once

#include "core/base/result.h"
#include "core/domain/numbering.h"
#include "core/ports/store.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace core::usecases {

namespace base = core::base;
namespace domain = core::domain;
namespace ports = core::ports;

inline constexpr char kNationalExchange[] = "national-exchange";
inline constexpr char kMinistryExchange[] = "ministry-exchange";

struct CounterSetup {
    // Heads of the sheets.
    std::string superiorBody; // "UBND PHƯỜNG MẪU"
    std::string office;       // "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    std::string postOffice;   // "Bưu cục Mẫu"
    std::string place;        // "Hà Nội", before the date on sheets
    std::string returnPlace;  // where results are fetched
    std::string trackingUrl;  // pattern with {number}; empty: no tracking QR
    std::string backupFolder; // on a stick or another disk; empty: no daily backup
    std::string printer;      // as the system names it; empty: slips are only written as PDF
    // Numbers.
    domain::NumberRange range;
    // Portal (intake v1). Empty address: the counter works without one.
    std::string portalUrl;
    std::string portalToken; // empty also while nobody has signed in yet: it is sealed
    std::string portalName;  // as the receipts name it
    std::string officeId;
    std::string deviceId;
    std::string receiptKeyId;    // "r1"
    std::string receiptKeyHex;   // Ed25519 public key, 64 hex digits
    std::string portalAuthority; // PEM: it alone may certify the portal; empty: those that the system knows
    std::string portalPins; // at most two keys of the portal, "sha256//…;sha256//…"; empty: any certified one
    std::string
        rootKeyHex; // the province's, from the enrolment: signs the portal's keys and commands; 64 hex digits
    // What the portal speaks: empty for intake v1, kNationalExchange or kMinistryExchange. In both of these
    // `portalToken` is the secret of `exchangeUser`, and the unit is that of the numbers.
    std::string portalKind;
    std::string exchangeUser;
    // Of the national exchange alone.
    std::string exchangeRoute;       // header `dstcode`
    std::string exchangeSignInPath;  // "/auth"
    std::string exchangeServicePath; // "/integration"
    std::string fileStoreUrl;        // speaks tus; with the path that makes uploads: "https://…/files/"
    // So much of the line may be taken, in kbit/s (0: all of it), and in which hours of the day,
    // "07:00-17:00" (empty: always). Least 32: less counts as a line that is stuck.
    int sendRate_kbits = 0;
    std::string sendRateHours;
    // What the rows of both call the taking in of a dossier; empty: the national exchange is told no row.
    std::string exchangeStepWords;
    // Of a ministry's alone, which gives the numbers: the range has the mode "server".
    std::string exchangePersonKind; // its number for a citizen; empty: 0
    // Keys that open what this PC cannot open any more: X25519 public keys, 64 hex digits, or empty.
    std::string recoveryKeyHex; // the supervisor's, offline: all data; read when the first account is made
    std::string portalKeyHex;   // the portal's: what waits to be sent
    // The province's rule: for so many days what was typed is kept once all of a dossier is settled, the
    // longest that any law asks for. 0: no rule, nothing goes.
    int recordsKept_days = 0;
};

// What may be sent in a second at that time, in bytes. 0: whatever the line takes.
[[nodiscard]] std::int64_t sendRate_bytes(const CounterSetup& setup, base::Instant now);

// JSON with the member names above (recordsKeptDays, sendRateKbits; range: unitCode, counter, first, last,
// mode). Errors: NotSetUp with the field that is missing or wrong as args, WrongUnitCode.
[[nodiscard]] base::Result<CounterSetup> setupFromJson(std::string_view text);
std::string toJson(const CounterSetup& setup);

// Errors: NotSetUp.
[[nodiscard]] base::Result<CounterSetup> loadSetup(ports::Books& books);
// The token is sealed, or kept in clear while there are no keys; an empty one leaves the sealed one as it is.
[[nodiscard]] base::Result<void> saveSetup(ports::Books& books, const CounterSetup& setup);
// As soon as there are keys: what stands in clear is sealed. Answers whether anything did.
[[nodiscard]] base::Result<bool> sealSetup(ports::Books& books);

} // namespace core::usecases

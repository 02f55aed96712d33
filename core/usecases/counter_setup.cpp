// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/counter_setup.h"

#include "core/base/log.h"
#include "core/domain/codes.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <regex>
#include <utility>
#include <vector>

namespace core::usecases {
namespace {

using domain::DomainCode;
using nlohmann::json;

constexpr char kSettingKey[] = "counter_setup";
constexpr std::size_t kKeyHexDigits = 64;
constexpr char kRecordsKept[] = "recordsKeptDays";
constexpr char kSendRate[] = "sendRateKbits";
constexpr char kSendRateHours[] = "sendRateHours";
constexpr int kLeastRate_kbits = 32;
constexpr int kMostRate_kbits = 1'000'000;
constexpr int kLeastDays = 30; // scans are kept as long
constexpr int kMostDays = 36'500;

// Every text member with its name in the file, in one place for both directions.
struct TextField {
    const char* name;
    std::string CounterSetup::*member;
    bool required;
};

constexpr TextField kTextFields[] = {
    {"superiorBody", &CounterSetup::superiorBody, true},
    {"office", &CounterSetup::office, true},
    {"postOffice", &CounterSetup::postOffice, true},
    {"place", &CounterSetup::place, true},
    {"returnPlace", &CounterSetup::returnPlace, true},
    {"trackingUrl", &CounterSetup::trackingUrl, false},
    {"backupFolder", &CounterSetup::backupFolder, false},
    {"printer", &CounterSetup::printer, false},
    {"portalUrl", &CounterSetup::portalUrl, false},
    {"portalToken", &CounterSetup::portalToken, false},
    {"portalName", &CounterSetup::portalName, false},
    {"officeId", &CounterSetup::officeId, true},
    {"deviceId", &CounterSetup::deviceId, true},
    {"receiptKeyId", &CounterSetup::receiptKeyId, false},
    {"receiptKeyHex", &CounterSetup::receiptKeyHex, false},
    {"portalAuthority", &CounterSetup::portalAuthority, false},
    {"portalPins", &CounterSetup::portalPins, false},
    {"rootKeyHex", &CounterSetup::rootKeyHex, false},
    {"portalKind", &CounterSetup::portalKind, false},
    {"exchangeUser", &CounterSetup::exchangeUser, false},
    {"exchangeRoute", &CounterSetup::exchangeRoute, false},
    {"exchangeSignInPath", &CounterSetup::exchangeSignInPath, false},
    {"exchangeServicePath", &CounterSetup::exchangeServicePath, false},
    {"fileStoreUrl", &CounterSetup::fileStoreUrl, false},
    {kSendRateHours, &CounterSetup::sendRateHours, false},
    {"exchangeStepWords", &CounterSetup::exchangeStepWords, false},
    {"exchangePersonKind", &CounterSetup::exchangePersonKind, false},
    {"recoveryKeyHex", &CounterSetup::recoveryKeyHex, false},
    {"portalKeyHex", &CounterSetup::portalKeyHex, false},
};

// One or two of "sha256//" and the base64 of 32 bytes.
bool arePins(std::string_view pins) {
    constexpr std::string_view kKind = "sha256//";
    constexpr std::size_t kSize = kKind.size() + 44;
    const auto isPin = [&](std::string_view pin) {
        return pin.size() == kSize && pin.starts_with(kKind) && pin.ends_with('=') &&
               pin.find(';') == std::string_view::npos;
    };
    if (pins.size() <= kSize) return isPin(pins);
    return pins[kSize] == ';' && isPin(pins.substr(0, kSize)) && isPin(pins.substr(kSize + 1));
}

struct Hours {
    int from_min = 0;
    int to_min = 0; // before `from_min`: over midnight
};

// "07:00-17:00"
std::optional<Hours> hoursFrom(const std::string& text) {
    static const std::regex kForm("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");
    std::smatch parts;
    if (!std::regex_match(text, parts, kForm)) return std::nullopt;
    const auto minute = [&](std::size_t at) { return std::stoi(parts[at]) * 60 + std::stoi(parts[at + 1]); };
    return Hours{minute(1), minute(3)};
}

base::Result<domain::NumberRange> rangeFrom(const json& file) {
    const auto range = file.find("range");
    if (range == file.end() || !range->is_object())
        return base::fail(DomainCode::NotSetUp, "no range", {"range"});
    const auto mode = domain::numberModeFrom(range->value("mode", "static"));
    if (!mode) return base::fail(DomainCode::NotSetUp, "unknown mode of numbers", {"range.mode"});
    domain::NumberRange result{range->value("unitCode", ""), range->value("counter", ""),
                               range->value("first", 0), range->value("last", 0), *mode};
    if (!domain::isUnitCode(result.unitCode))
        return base::fail(DomainCode::WrongUnitCode, "unit code in set-up", {result.unitCode});
    const bool inSequence =
        result.first >= 1 && result.first <= result.last && result.last <= domain::lastNumber(*mode);
    const bool isToCome = result.isEmpty() && *mode != domain::NumberMode::Static;
    if (!inSequence && !isToCome)
        return base::fail(DomainCode::NotSetUp, "range outside the sequence", {"range"});
    if (result.counter.empty()) return base::fail(DomainCode::NotSetUp, "no counter name", {"range.counter"});
    return result;
}

// Each kind of exchange needs all of its own.
base::Result<void> checkKind(const CounterSetup& setup) {
    if (setup.portalKind.empty()) return {};
    std::vector<std::pair<const char*, const std::string*>> needed{{"exchangeUser", &setup.exchangeUser}};
    if (setup.portalKind == kNationalExchange)
        needed.insert(needed.end(), {{"exchangeRoute", &setup.exchangeRoute},
                                     {"exchangeSignInPath", &setup.exchangeSignInPath},
                                     {"exchangeServicePath", &setup.exchangeServicePath},
                                     {"fileStoreUrl", &setup.fileStoreUrl}});
    else if (setup.portalKind == kMinistryExchange)
        needed.emplace_back("exchangeStepWords", &setup.exchangeStepWords);
    else
        return base::fail(DomainCode::NotSetUp, "unknown kind of portal", {"portalKind"});
    for (const auto& [name, value] : needed)
        if (value->empty()) return base::fail(DomainCode::NotSetUp, std::string("missing ") + name, {name});
    const auto& kind = setup.exchangePersonKind;
    if (kind.size() > 1 || kind.find_first_not_of("0123456789") != std::string::npos)
        return base::fail(DomainCode::NotSetUp, "not one digit", {"exchangePersonKind"});
    return {};
}

// Whoever takes the number from elsewhere has a portal that gives it, and the other way round.
bool isNumberSourceRight(const CounterSetup& setup) {
    return (setup.range.mode == domain::NumberMode::Server) == (setup.portalKind == kMinistryExchange);
}

base::Result<CounterSetup> setupFrom(const json& file) {
    CounterSetup setup;
    for (const auto& field : kTextFields) {
        setup.*field.member = file.value(field.name, "");
        if (field.required && (setup.*field.member).empty())
            return base::fail(DomainCode::NotSetUp, std::string("missing ") + field.name, {field.name});
    }
    if (auto kind = checkKind(setup); !kind) return base::fail(kind.error());
    // Whoever has the root key learns the others from the portal; the exchange signs nothing.
    if (!setup.portalUrl.empty() && setup.portalKind.empty() && setup.rootKeyHex.empty() &&
        setup.receiptKeyHex.size() != kKeyHexDigits)
        return base::fail(DomainCode::NotSetUp, "receipt key is not 64 hex digits", {"receiptKeyHex"});
    if (!setup.portalAuthority.empty() && !setup.portalAuthority.starts_with("-----BEGIN CERTIFICATE-----"))
        return base::fail(DomainCode::NotSetUp, "the authority is no certificate in PEM",
                          {"portalAuthority"});
    if (!setup.portalPins.empty() && !arePins(setup.portalPins))
        return base::fail(DomainCode::NotSetUp, "not one or two of sha256//…", {"portalPins"});
    for (const auto& [name, hex] :
         {std::pair("recoveryKeyHex", setup.recoveryKeyHex), std::pair("portalKeyHex", setup.portalKeyHex),
          std::pair("rootKeyHex", setup.rootKeyHex)})
        if (!hex.empty() && !ports::boxPublicFromHex(hex))
            return base::fail(DomainCode::NotSetUp, std::string(name) + " is not 64 hex digits", {name});
    setup.sendRate_kbits = file.value(kSendRate, 0);
    const bool isRate = setup.sendRate_kbits >= kLeastRate_kbits && setup.sendRate_kbits <= kMostRate_kbits;
    if (setup.sendRate_kbits != 0 && !isRate)
        return base::fail(DomainCode::NotSetUp, "a rate outside 32..1000000 kbit/s", {kSendRate});
    if (!setup.sendRateHours.empty() && !hoursFrom(setup.sendRateHours))
        return base::fail(DomainCode::NotSetUp, "not like 07:00-17:00", {kSendRateHours});
    setup.recordsKept_days = file.value(kRecordsKept, 0);
    const bool isRule = setup.recordsKept_days >= kLeastDays && setup.recordsKept_days <= kMostDays;
    if (setup.recordsKept_days != 0 && !isRule)
        return base::fail(DomainCode::NotSetUp, "days outside 30..36500", {kRecordsKept});
    auto range = rangeFrom(file);
    if (!range) return base::fail(range.error());
    setup.range = *range;
    if (!isNumberSourceRight(setup))
        return base::fail(DomainCode::NotSetUp, "numbers from where the portal gives none", {"range.mode"});
    return setup;
}

} // namespace

std::int64_t sendRate_bytes(const CounterSetup& setup, base::Instant now) {
    constexpr std::int64_t kBytesOfKbit = 1000 / 8;
    const auto hours = hoursFrom(setup.sendRateHours);
    const auto minute = std::chrono::duration_cast<std::chrono::minutes>(base::toLocal(now).of_day).count();
    const auto isIn = [&] {
        const bool begun = minute >= hours->from_min;
        const bool ended = minute >= hours->to_min;
        return hours->from_min <= hours->to_min ? begun && !ended : begun || !ended;
    };
    return hours && !isIn() ? 0 : setup.sendRate_kbits * kBytesOfKbit;
}

base::Result<CounterSetup> setupFromJson(std::string_view text) {
    try {
        const auto file = json::parse(text);
        if (!file.is_object()) return base::fail(DomainCode::NotSetUp, "not a JSON object", {"{"});
        return setupFrom(file);
    } catch (const json::exception& e) {
        return base::fail(DomainCode::NotSetUp, e.what(), {"JSON"});
    }
}

std::string toJson(const CounterSetup& setup) {
    json file;
    for (const auto& field : kTextFields)
        file[field.name] = setup.*field.member;
    if (setup.sendRate_kbits != 0) file[kSendRate] = setup.sendRate_kbits;
    if (setup.recordsKept_days != 0) file[kRecordsKept] = setup.recordsKept_days;
    file["range"] = {{"unitCode", setup.range.unitCode},
                     {"counter", setup.range.counter},
                     {"first", setup.range.first},
                     {"last", setup.range.last},
                     {"mode", nameOf(setup.range.mode)}};
    return file.dump();
}

namespace {

base::Result<CounterSetup> loadInClear(ports::Books& books) {
    const auto stored = books.settings().get(kSettingKey);
    if (!stored) return base::fail(stored.error());
    if (!*stored) return base::fail(DomainCode::NotSetUp, "no counter_setup in the store");
    return setupFromJson(**stored);
}

} // namespace

base::Result<CounterSetup> loadSetup(ports::Books& books) {
    auto setup = loadInClear(books);
    if (!setup || !setup->portalToken.empty()) return setup;
    auto token = books.keys().portalToken();
    if (token && *token) setup->portalToken = std::move(**token);
    // Without it the portal refuses what is sent, and says so; the counter goes on.
    if (!token && !token.error().is(ports::StoreCode::VaultLocked))
        base::log(base::LogLevel::Error, "setup", "portal token: " + base::describe(token.error()));
    return setup;
}

base::Result<void> saveSetup(ports::Books& books, const CounterSetup& setup) {
    auto inClear = setup;
    if (!setup.portalToken.empty()) {
        const auto sealed = books.keys().putPortalToken(setup.portalToken);
        if (!sealed && !sealed.error().is(ports::StoreCode::VaultLocked)) return sealed;
        if (sealed) inClear.portalToken.clear();
    }
    return books.settings().put(kSettingKey, toJson(inClear));
}

base::Result<bool> sealSetup(ports::Books& books) {
    const auto setup = loadInClear(books);
    if (!setup || setup->portalToken.empty()) return false; // a set-up that cannot be read keeps nobody out
    return saveSetup(books, *setup).map([] { return true; });
}

} // namespace core::usecases

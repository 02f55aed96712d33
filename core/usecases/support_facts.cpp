// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/support_facts.h"

#include "core/usecases/counter_setup.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace core::usecases {

namespace {

using nlohmann::json;

constexpr int kAuditRows = 5000;
constexpr std::size_t kLongestWord = 40;
constexpr int kLongestNumber = 6; // of digits: a telephone number has 10, an identity card's 12

bool isMachineSign(char c) {
    return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '.' ||
           c == '_' || c == '-';
}

bool holdsLongNumber(std::string_view text) {
    int digits = 0;
    return std::ranges::any_of(text, [&](char c) {
        digits = '0' <= c && c <= '9' ? digits + 1 : 0;
        return digits > kLongestNumber;
    });
}

std::string machineId(const std::string& text) {
    return text.empty() || base::bytes16FromHex(text) ? text : "other";
}

base::Result<json> countsOf(ports::Books& books) {
    const auto dossiers = books.dossiers().heads();
    if (!dossiers) return base::fail(dossiers.error());
    const auto documents = books.dossiers().files();
    if (!documents) return base::fail(documents.error());
    const auto deliveries = books.outbox().counts();
    if (!deliveries) return base::fail(deliveries.error());
    const auto rows = books.audit().length();
    if (!rows) return base::fail(rows.error());
    json states = json::object();
    for (const auto& [state, count] : *deliveries)
        states[std::string(ports::nameOf(state))] = count;
    return json{{"dossiers", dossiers->size()},
                {"documents", documents->size()},
                {"deliveries", std::move(states)},
                {"audit_rows", *rows}};
}

base::Result<json> accountsOf(ports::Books& books) {
    const auto accounts = books.accounts().all();
    if (!accounts) return base::fail(accounts.error());
    json roles = json::object();
    for (const auto& account : *accounts) {
        auto& role = roles[std::string(ports::nameOf(account.role))];
        role = role.is_null() ? json(1) : json(role.get<int>() + 1);
    }
    return roles;
}

base::Result<json> setupOf(ports::Books& books) {
    const auto setup = loadSetup(books);
    if (!setup) return base::fail(setup.error());
    const auto hasToken = books.keys().hasPortalToken();
    if (!hasToken) return base::fail(hasToken.error());
    return json{{"unit_code", machineWord(setup->range.unitCode)},
                {"counter", machineWord(setup->range.counter)},
                {"range", {setup->range.first, setup->range.last}},
                {"office", machineWord(setup->officeId)},
                {"device", machineWord(setup->deviceId)},
                {"portal", machineWord(setup->portalName)},
                {"portal_address", machineAddress(setup->portalUrl)},
                {"receipt_key", machineWord(setup->receiptKeyId)},
                {"has_token", !setup->portalToken.empty() || *hasToken},
                {"has_recovery_key", !setup->recoveryKeyHex.empty()},
                {"has_portal_key", !setup->portalKeyHex.empty()},
                {"has_backup_folder", !setup->backupFolder.empty()},
                {"has_printer", !setup->printer.empty()}};
}

json jsonOf(const ports::OutboxOp& op) {
    return {{"seq", op.seq},
            {"op", op.op.hex()},
            {"kind", ports::nameOf(op.kind)},
            {"dossier", op.dossier.hex()},
            {"revision", op.revision},
            {"lane", op.lane},
            {"state", ports::nameOf(op.state)},
            {"severity", op.severity},
            {"attempts", op.attempts},
            {"crashes", op.crashes},
            {"bytes_left", op.bytesLeft},
            {"next_boot_ms", op.nextBootMs ? json(*op.nextBootMs) : json()},
            {"last_http", op.lastHttp},
            {"last_problem", machineWord(op.lastProblem)},
            {"request", machineId(op.requestId)}};
}

base::Result<json> outboxOf(ports::Books& books) {
    const auto open = books.outbox().openOps();
    if (!open) return base::fail(open.error());
    json ops = json::array();
    for (const auto& op : *open)
        ops.push_back(jsonOf(op));
    return ops;
}

base::Result<json> auditOf(ports::Books& books) {
    const auto broken = books.audit().firstBroken();
    if (!broken) return base::fail(broken.error());
    const auto brokenHead = books.heads().firstBroken();
    if (!brokenHead) return base::fail(brokenHead.error());
    const auto newest = books.audit().newest(kAuditRows, {});
    if (!newest) return base::fail(newest.error());
    json rows = json::array();
    for (const auto& row : *newest)
        rows.push_back(
            {{"seq", row.seq}, {"kind", machineWord(row.entry.kind)}, {"at", base::toRfc3339(row.entry.at)}});
    return json{{"first_broken", *broken}, {"first_broken_head", *brokenHead}, {"newest", std::move(rows)}};
}

} // namespace

std::string machineWord(std::string_view text) {
    const bool fits =
        text.size() <= kLongestWord && std::ranges::all_of(text, isMachineSign) && !holdsLongNumber(text);
    return fits ? std::string(text) : "other";
}

std::string machineAddress(std::string_view url) {
    if (url.empty()) return {};
    const auto mark = url.find("://");
    if (mark == std::string_view::npos) return "other";
    const auto scheme = url.substr(0, mark);
    auto place = url.substr(mark + 3);
    place = place.substr(0, place.find_first_of("/?#"));
    if (const auto user = place.rfind('@'); user != std::string_view::npos) place = place.substr(user + 1);
    const auto host = place.substr(0, place.find(':'));
    const auto port = place.size() == host.size() ? std::string_view() : place.substr(host.size() + 1);
    for (const auto part : {scheme, host, port})
        if (machineWord(part) != part) return "other";
    return std::string(scheme) + "://" + std::string(place);
}

std::map<std::string, std::string> supportFacts(ports::Books& books) {
    const std::pair<const char*, std::function<base::Result<json>(ports::Books&)>> parts[] = {
        {"counts.json", countsOf},
        {"accounts.json", accountsOf},
        {"setup.json", setupOf},
        {"outbox.json", outboxOf},
        {"audit.json", auditOf}};
    std::map<std::string, std::string> facts;
    for (const auto& [name, read] : parts) {
        const auto found = read(books);
        const auto& shown = found ? *found : json{{"error", found.error().name}};
        facts[name] = shown.dump(1) + "\n";
    }
    return facts;
}

} // namespace core::usecases

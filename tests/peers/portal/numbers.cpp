// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for dossiers: each block goes to one operation of one counter.
#include "tests/peers/portal/portal.h"

namespace peers::portal {

using nlohmann::json;

namespace {

constexpr int kLastOfDay = 9999;
constexpr int kLastOfBlocks = 9999999;

bool isAsked(const json& asked) {
    return asked.is_object() && isHex(asked.value("op", ""), 32) && !asked.value("unit", "").empty() &&
           !asked.value("counter", "").empty() && asked.value("sequence", "") == "intake" &&
           (asked.value("mode", "") == "daily-range" || asked.value("mode", "") == "block") &&
           asked.contains("want") && asked["want"].is_number_integer() && asked["want"] >= 1 &&
           asked["want"] <= kLastOfDay;
}

// What no honest portal would answer.
void spoil(json& block, const std::string& how) {
    if (how == "range") block["from"] = 0;
    if (how == "mode") block["mode"] = block["mode"] == "block" ? "daily-range" : "block";
    if (how == "block") block["block"] = "";
    if (how == "op") block["op"] = std::string(32, 'f');
    if (how == "counter" || how == "unit" || how == "sequence") block[how] = "another";
}

} // namespace

Answer Portal::giveNumbers(const Request& request, Body& body, const std::optional<Fault>& fault) {
    std::string text;
    if (!body.read([&](std::string_view part) { text += part; })) return {};
    const auto asked = json::parse(text, nullptr, false);
    if (request.header("content-type") != "application/json" || !isAsked(asked))
        return problem(422, "not-understood", "Nội dung không đúng mẫu");
    const auto last = asked["mode"] == "block" ? kLastOfBlocks : kLastOfDay;
    auto block = m_archive.numberBlock(asked["op"], asked, last);
    if (!block) return problem(422, "numbers-used-up", "Cổng đã hết dãy số");
    if (fault && fault->kind == FaultKind::WrongNumbers) spoil(*block, fault->how);
    return jsonAnswer(201, stamped(std::move(*block)));
}

} // namespace peers::portal

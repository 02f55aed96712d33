// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "app/composition/catalogue_folder.h"
#include "core/domain/reckoning.h"
#include "ui/text/reckoning_words.h"

#include <charconv>
#include <optional>

namespace app::ctl {
namespace {

namespace domain = core::domain;
using nlohmann::json;

struct Options {
    std::string received, asked, brought;
    std::string procedure, workingDays, days, months, hours, sameDay;
};

// "2026-11-20T09:15", local time; nothing for a moment that does not exist.
std::optional<base::LocalTime> momentFrom(const std::string& text) {
    if (text.size() != std::string_view("2026-11-20T09:15").size()) return std::nullopt;
    const auto instant = base::fromRfc3339(text + ":00+07:00");
    return instant ? std::optional(base::toLocal(*instant)) : std::nullopt;
}

std::optional<int> wholeFrom(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size() && value >= 0;
    return whole && value <= 1000 ? std::optional(value) : std::nullopt;
}

// "3.5" is 350.
std::optional<int> hundredthsFrom(std::string_view text) {
    const auto point = text.find('.');
    const auto whole = wholeFrom(text.substr(0, point));
    if (!whole || point == std::string_view::npos) return whole ? std::optional(*whole * 100) : whole;
    const auto part = text.substr(point + 1);
    const auto value = wholeFrom(part);
    if (!value || part.empty() || part.size() > 2) return std::nullopt;
    return *whole * 100 + (part.size() == 1 ? *value * 10 : *value);
}

std::optional<std::chrono::minutes> timeFrom(const std::string& text) {
    const auto moment = momentFrom("2026-01-01T" + text);
    if (!moment) return std::nullopt;
    return std::chrono::floor<std::chrono::minutes>(moment->of_day);
}

// A check for CLI11: an empty answer is a good one.
template<class Parser>
auto accepting(Parser parse, const char* otherwise) {
    return [parse, otherwise](const std::string& text) {
        return parse(text) ? std::string() : text + ": " + otherwise;
    };
}

base::Result<domain::Term> termOf(const Options& options, const core::catalogue::Catalogue& catalogue) {
    using domain::TermUnit;
    if (!options.procedure.empty()) {
        const auto procedure = catalogue.find(options.procedure, momentFrom(options.received)->date);
        if (!procedure) return base::fail(procedure.error());
        return procedure->term;
    }
    if (!options.sameDay.empty()) return domain::Term{TermUnit::SameDay, 0, *timeFrom(options.sameDay)};
    if (!options.workingDays.empty())
        return domain::Term{TermUnit::WorkingDay, *hundredthsFrom(options.workingDays)};
    if (!options.hours.empty()) return domain::Term{TermUnit::Hour, *hundredthsFrom(options.hours)};
    if (!options.months.empty()) return domain::Term{TermUnit::Month, *wholeFrom(options.months) * 100};
    return domain::Term{TermUnit::Day, *wholeFrom(options.days) * 100};
}

std::string isoOf(const base::LocalTime& time) {
    return base::toIso(time.date) + "T" +
           base::toDisplay(time).substr(std::string_view("20/11/2026 ").size());
}

json jsonOf(const domain::ReckonStep& step) {
    json row{{"code", nameOf(step.code)}, {"sentence", ui::text::words(step).toStdString()}};
    if (step.at != base::LocalTime{}) row["at"] = isoOf(step.at);
    if (step.amount != 0) row["amount"] = step.amount;
    if (step.code == domain::ReckonCode::DayOff || step.code == domain::ReckonCode::WorkedDay)
        row["day"] = {
            {"kind", nameOf(step.note.kind)}, {"name", step.note.name}, {"confirmed", step.note.confirmed}};
    return row;
}

void add(Answer& answer, const domain::Reckoning& reckoning) {
    answer.json["due"] = isoOf(reckoning.due);
    for (const auto& step : reckoning.steps)
        answer.json["steps"].push_back(jsonOf(step));
    answer.text += ui::text::lines(reckoning).join(QLatin1Char('\n')).toStdString() + "\n";
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    const auto places = composition::standardPlaces(globals.data);
    const auto catalogue = composition::loadCatalogue(places);
    if (!catalogue) return base::fail(catalogue.error());
    const auto term = termOf(options, **catalogue);
    if (!term) return base::fail(term.error());
    const auto& calendar = (*catalogue)->calendar();
    const auto first = domain::reckon(*momentFrom(options.received), *term, calendar);
    if (!first) return base::fail(first.error());
    const auto termWords = ui::text::words(*term).toStdString();
    Answer answer{{{"calendar", calendar.version}, {"term", termWords}, {"steps", json::array()}},
                  termWords + "\n"};
    add(answer, *first);
    if (options.asked.empty()) return answer;
    const auto later = domain::reckonSupplement(first->due, *momentFrom(options.asked),
                                                *momentFrom(options.brought), calendar);
    if (!later) return base::fail(later.error());
    add(answer, *later);
    return answer;
}

void addTerm(CLI::App& command, Options& options) {
    const auto divided = accepting(hundredthsFrom, "not a number from 0 to 1000 with at most two decimals");
    const auto whole = accepting(wholeFrom, "not a whole number from 0 to 1000");
    auto* term = command.add_option_group("term", "The term, one of");
    term->add_option("--procedure", options.procedure, "That of a procedure, e.g. 1.001193");
    term->add_option("--working-days", options.workingDays, "E.g. 3.5")->check(divided);
    term->add_option("--days", options.days, "Calendar days")->check(whole);
    term->add_option("--months", options.months, "Months")->check(whole);
    term->add_option("--hours", options.hours, "Hours of opening time")->check(divided);
    term->add_option("--same-day", options.sameDay, "The last time for the same day, e.g. 15:00")
        ->check(accepting(timeFrom, "not a time like 15:00"));
    term->require_option(1);
}

} // namespace

Command addDeadline(CLI::App& app, const Globals& globals) {
    auto* command = app.add_subcommand("deadline", "When a dossier is due, and why; needs no counter");
    command->require_subcommand(1);
    auto* explain = command->add_subcommand("explain", "Reckon an appointment step by step");
    auto options = std::make_shared<Options>();
    const auto moment = accepting(momentFrom, "not a moment like 2026-11-20T09:15");
    explain->add_option("--received", options->received, "When it was received, e.g. 2026-11-20T09:15")
        ->required()
        ->check(moment);
    addTerm(*explain, *options);
    auto* asked =
        explain->add_option("--asked", options->asked, "When missing papers were asked for")->check(moment);
    auto* brought = explain->add_option("--brought", options->brought, "When they were there")->check(moment);
    asked->needs(brought);
    brought->needs(asked);
    explain->footer(
        "By the calendar of the authority in the catalogue. Nothing is stored, and no dossier that was "
        "received is computed again. Exit codes: 0; 2 if a moment or an amount has another form; 4 if there "
        "is no such procedure, or its term needs a date that people agree.");
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl

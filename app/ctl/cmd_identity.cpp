// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/mrz.h"
#include "core/domain/number_kind.h"
#include "core/domain/personal_number.h"
#include "ui/text/display.h"
#include "ui/text/number_words.h"
#include "ui/text/words.h"

#include <iostream>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

namespace app::ctl {
namespace {

namespace domain = core::domain;
using nlohmann::json;

std::string_view nameOf(domain::IdentityDoubt doubt) {
    using domain::IdentityDoubt;
    switch (doubt) {
    case IdentityDoubt::NumberMalformed:
        return "number_malformed";
    case IdentityDoubt::ProvinceUnknown:
        return "province_unknown";
    case IdentityDoubt::SexMismatch:
        return "sex_mismatch";
    case IdentityDoubt::BirthYearMismatch:
        return "birth_year_mismatch";
    case IdentityDoubt::NameSpoilt:
        return "name_spoilt";
    case IdentityDoubt::DateForm:
        return "date_form";
    }
    return "number_malformed";
}

json dateOf(const std::optional<base::Date>& date) {
    return date ? json(base::toIso(*date)) : json();
}

json sexOf(const std::optional<domain::Sex>& sex) {
    if (!sex) return {};
    return *sex == domain::Sex::Male ? "male" : "female";
}

void addLine(Answer& answer, const std::string& text) {
    if (!text.empty()) answer.text += text + "\n";
}

void addDoubts(Answer& answer, const std::vector<domain::IdentityDoubt>& doubts) {
    answer.json["doubts"] = json::array();
    for (const auto doubt : doubts) {
        const auto sentence = ui::text::words(doubt).toStdString();
        answer.json["doubts"].push_back({{"code", nameOf(doubt)}, {"sentence", sentence}});
        addLine(answer, sentence);
    }
}

void addNumberFacts(Answer& answer, std::string_view personalId) {
    const auto number = domain::personalNumberFrom(personalId);
    if (!number) return;
    answer.json["number_says"] = {
        {"place", number->place}, {"sex", sexOf(number->sex)}, {"birth_year", number->birthYear}};
}

Answer answerOf(const domain::Identity& identity) {
    Answer answer{{{"kind", "card_code"},
                   {"personal_id", identity.personalId},
                   {"old_id", identity.oldId},
                   {"name", identity.name},
                   {"birth", dateOf(identity.birth)},
                   {"sex", sexOf(identity.sex)},
                   {"address", identity.address},
                   {"issued", dateOf(identity.issued)},
                   {"extra", identity.extra}}};
    addLine(answer, identity.name);
    addLine(answer, identity.personalId);
    if (identity.birth) addLine(answer, base::toDisplay(*identity.birth));
    addLine(answer, identity.address);
    addNumberFacts(answer, identity.personalId);
    addDoubts(answer, identity.doubts);
    return answer;
}

Answer answerOf(const domain::Mrz& mrz) {
    Answer answer{{{"kind", "mrz"},
                   {"personal_id", mrz.personalId},
                   {"name", mrz.name},
                   {"birth", base::toIso(mrz.birth)},
                   {"sex", sexOf(mrz.sex)},
                   {"expiry", dateOf(mrz.expiry)},
                   {"swapped", mrz.swapped}}};
    addLine(answer, mrz.name);
    addLine(answer, mrz.personalId);
    addLine(answer, base::toDisplay(mrz.birth));
    domain::Identity identity;
    identity.personalId = mrz.personalId;
    identity.birth = mrz.birth;
    identity.sex = mrz.sex;
    addNumberFacts(answer, mrz.personalId);
    addDoubts(answer, domain::doubtsAbout(identity));
    return answer;
}

bool isOfPerson(domain::NumberKind kind) {
    using domain::NumberKind;
    return kind == NumberKind::PersonalId || kind == NumberKind::OldId || kind == NumberKind::Passport ||
           kind == NumberKind::TaxCode;
}

Answer answerOf(const domain::CheckedNumber& number) {
    const auto sentence = ui::text::words(number).toStdString();
    Answer answer{{{"kind", domain::nameOf(number.kind)},
                   {"number", number.text},
                   {"check_holds", number.checkHolds},
                   {"sentence", sentence}},
                  sentence + "\n"};
    if (number.kind != domain::NumberKind::PersonalId) return answer;
    domain::Identity identity;
    identity.personalId = number.text;
    addNumberFacts(answer, number.text);
    addDoubts(answer, domain::doubtsAbout(identity));
    return answer;
}

base::Result<Answer> run(const std::filesystem::path& file) {
    const auto text =
        file.empty() ? base::Result<std::string>(std::string(std::istreambuf_iterator<char>(std::cin), {}))
                     : contentOf(file);
    if (!text) return base::fail(text.error());
    if (text->find('|') == std::string::npos) {
        if (const auto mrz = domain::parseMrz(*text)) return answerOf(*mrz);
        const auto number = domain::checkedNumber(*text);
        if (isOfPerson(number.kind)) return answerOf(number);
    }
    const auto identity = domain::parseIdCardCode(*text);
    if (!identity) return base::fail(identity.error());
    return answerOf(*identity);
}

} // namespace

Command addIdentity(CLI::App& app, const Globals&) {
    auto* command = app.add_subcommand("identity", "Who a card or number names; needs no counter");
    command->require_subcommand(1);
    auto* parse = command->add_subcommand(
        "parse", "Read the text of a card's QR code, its machine-readable lines, or a number");
    auto file = std::make_shared<std::filesystem::path>();
    parse->add_option("--file", *file, "The text; else it is read from standard input");
    parse->footer(
        "Not from the command line, which others on this PC can see. Nothing is stored. A number that does "
        "not agree with sex, year of birth or place is a doubt, never a refusal. Exit codes: 0, also with "
        "doubts; 4 if the text names nobody; 7 if the file cannot be read.");
    return [file] { return run(*file); };
}

} // namespace app::ctl

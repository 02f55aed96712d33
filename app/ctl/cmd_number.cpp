// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/domain/number_kind.h"
#include "ui/text/number_words.h"

namespace app::ctl {
namespace {

base::Result<Answer> run(const std::string& text) {
    using core::domain::NumberKind;
    const auto number = core::domain::checkedNumber(text);
    const auto sentence = ui::text::words(number).toStdString();
    Answer answer{{{"number", number.text},
                   {"kind", nameOf(number.kind)},
                   {"has_check", number.hasCheck},
                   {"check_holds", number.checkHolds},
                   {"wanted", number.wanted},
                   {"sentence", sentence}},
                  sentence + "\n"};
    const bool known = number.kind != NumberKind::Unknown;
    answer.exitCode = known && number.checkHolds ? kDone : kRefusedByRule;
    return answer;
}

} // namespace

Command addNumber(CLI::App& app, const Globals&) {
    auto* command = app.add_subcommand("number", "What a number is; needs no counter");
    command->require_subcommand(1);
    auto* check = command->add_subcommand(
        "check", "Tell the kind of a number by its form, and whether its check character holds");
    auto text = std::make_shared<std::string>();
    check
        ->add_option(
            "number", *text,
            "Of a dossier, a postal item, a procedure, an organisation (tax code), a card, a passport")
        ->required();
    check->footer(
        "A number of a person is better given to `identity parse`, which reads it from a file. Exit "
        "codes: 0; 4 if its check character does not hold, or nothing has this form.");
    return [text] { return run(*text); };
}

} // namespace app::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/abbreviations.h"

#include "core/base/text.h"
#include "core/catalogue/json_file.h"

namespace core::catalogue {
namespace {

std::string phraseFrom(const std::string& text) {
    std::string phrase;
    for (const auto& word : base::foldedWords(text))
        phrase += (phrase.empty() ? "" : " ") + word;
    if (phrase.empty()) throw WrongContent("no words: " + text);
    return phrase;
}

Abbreviations abbreviationsFrom(const nlohmann::json& file) {
    Abbreviations all;
    for (const auto& [name, phrases] : file.at("abbreviations").items()) {
        const auto words = base::foldedWords(name);
        if (words.size() != 1) throw WrongContent("an abbreviation is one word: " + name);
        auto& known = all[words.front()];
        for (const auto& phrase : phrases.get<std::vector<std::string>>())
            known.push_back(phraseFrom(phrase));
        if (known.empty()) throw WrongContent("stands for nothing: " + name);
    }
    return all;
}

} // namespace

core::base::Result<Abbreviations> loadAbbreviations(const std::filesystem::path& folder) {
    return readJsonFile<Abbreviations>(folder / "abbreviations.json", abbreviationsFrom);
}

} // namespace core::catalogue

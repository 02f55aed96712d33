// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/json_file.h"

#include "core/base/text.h"

#include <fstream>

namespace core::catalogue {

nlohmann::json parsedFile(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw WrongContent("cannot be opened");
    return nlohmann::json::parse(stream);
}

std::string requiredText(const nlohmann::json& object, const char* name) {
    auto text = object.at(name).get<std::string>();
    if (base::cleaned(text).empty()) throw WrongContent(std::string(name) + " is empty");
    return text;
}

std::string optionalText(const nlohmann::json& object, const char* name) {
    return object.contains(name) ? object.at(name).get<std::string>() : std::string();
}

bool optionalFlag(const nlohmann::json& object, const char* name, bool otherwise) {
    return object.contains(name) ? object.at(name).get<bool>() : otherwise;
}

int wholeNumber(const nlohmann::json& value, int least, int most) {
    if (!value.is_number_integer()) throw WrongContent("not a whole number: " + value.dump());
    if (value < least || value > most) throw WrongContent("number out of range: " + value.dump());
    return value.get<int>();
}

std::chrono::minutes timeOfDay(const nlohmann::json& value) {
    const auto text = value.get<std::string>();
    const auto isDigit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !isDigit(0) || !isDigit(1) || !isDigit(3) || !isDigit(4))
        throw WrongContent("not a time: " + text);
    const int hours = std::stoi(text.substr(0, 2));
    const int minutes = std::stoi(text.substr(3, 2));
    const std::chrono::minutes time = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    if (minutes > 59 || time > std::chrono::hours(24)) throw WrongContent("not a time: " + text);
    return time;
}

} // namespace core::catalogue

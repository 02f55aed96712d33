// SPDX-License-Identifier: GPL-3.0-or-later
// One data file of the catalogue: read whole, parsed, checked. Inside this room wrong content is an
// exception, as it is in the JSON library; every one of them ends in readJsonFile. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/codes.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace core::catalogue {

class WrongContent : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Throws WrongContent, nlohmann::json::exception.
nlohmann::json parsedFile(const std::filesystem::path& file);

// Text that has to be there and not blank. Throws like parsedFile.
std::string requiredText(const nlohmann::json& object, const char* name);
// Empty when it is left out.
std::string optionalText(const nlohmann::json& object, const char* name);
bool optionalFlag(const nlohmann::json& object, const char* name, bool otherwise);
// A whole number from `least` to `most`; no decimals, no text.
int wholeNumber(const nlohmann::json& value, int least, int most);
// "15:00", at most "24:00".
std::chrono::minutes timeOfDay(const nlohmann::json& value);

template<class T>
[[nodiscard]] core::base::Result<T> readJsonFile(const std::filesystem::path& file,
                                                 T (*contentFrom)(const nlohmann::json&)) {
    using core::domain::DomainCode;
    try {
        return contentFrom(parsedFile(file));
    } catch (const std::exception& e) {
        return core::base::fail(DomainCode::CatalogueUnreadable, file.string() + ": " + e.what(),
                                {file.string()});
    }
}

} // namespace core::catalogue

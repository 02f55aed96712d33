// SPDX-License-Identifier: GPL-3.0-or-later
// A record of an import as it was read, and why one cannot be taken. Inside this room an unfit record is an
// exception; it ends where the files are read. Any thread.
#pragma once

#include "core/domain/catalogue_change.h"
#include "core/domain/procedure.h"

#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace core::catalogue {

// Longest published: 4,718 characters.
inline constexpr std::size_t kMostNameLength = 4'800;
// Of a fee's words and the like.
inline constexpr std::size_t kMostTextLength = 20'000;
// Most published: 55.
inline constexpr std::size_t kMostComponents = 500;
inline constexpr int kMostPapers = 1'000; // originals or copies of one component
inline constexpr int kMostDong = 1'000'000'000;
inline constexpr int kMostUnitsOfTerm = 1'000;

struct ReadRecord {
    core::domain::Procedure procedure; // without version
    // What the record does not speak of: the catalogue's own holds on.
    std::set<core::domain::ProcedurePart> silent;
    bool namesRequirements = false; // what is required stands in the record, not in the overlay
    std::string file;               // without its folder
    int place = 0;                  // in the file, as LeftOut says
};

class Unfit : public std::runtime_error {
  public:
    explicit Unfit(core::domain::LeftOutReason reason, std::vector<std::string> args = {})
        : std::runtime_error(std::string(core::domain::nameOf(reason)))
        , m_reason(reason)
        , m_args(std::move(args)) {}

    [[nodiscard]] core::domain::LeftOutReason reason() const { return m_reason; }
    [[nodiscard]] const std::vector<std::string>& args() const { return m_args; }

  private:
    core::domain::LeftOutReason m_reason;
    std::vector<std::string> m_args;
};

// Throws Unfit (TextTooLong).
void requireLength(const std::string& field, const std::string& text, std::size_t most);
// "national" codes and those that people make: printable ASCII without blanks, at most 60 characters. Throws
// Unfit.
void requireCode(const std::string& field, const std::string& code);

// A key for a component that nobody has given one: what its code or, without a code, its name says, told
// apart from those in `taken`, and added to it.
std::string keyFor(const std::string& code, const std::string& name, std::set<std::string>& taken);
// Whether keyFor() has made the key of a component with this code, and not a person.
bool isMadeKey(const std::string& key, const std::string& code);

} // namespace core::catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/extras.h"
#include "scanner/sane/login_digest.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstring>

using namespace scanner::sane;
using Values = std::vector<std::pair<std::string, std::string>>;

namespace {

Option named(const char* name, OptionType type, std::vector<std::string> choices = {}) {
    Option option;
    option.name = name;
    // Drivers translate titles, never names.
    option.title = "Phát hiện kéo đúp";
    option.type = type;
    option.choices = std::move(choices);
    return option;
}

} // namespace

TEST_CASE("Multi-feed detection is switched on where it is offered, by thickness and never by length") {
    Wishes wishes;
    wishes.detectsMultiFeed = true;
    const Options fujitsu{named("df-action", OptionType::String, {"Default", "Continue", "Stop"}),
                          named("df-thickness", OptionType::Bool), named("df-length", OptionType::Bool)};
    CHECK(extraValues(fujitsu, wishes) == Values{{"df-action", "Stop"}, {"df-thickness", "yes"}});
    CHECK(extraValues({named("double-feed", OptionType::Bool)}, wishes) == Values{{"double-feed", "yes"}});
    wishes.detectsMultiFeed = false;
    CHECK(extraValues(fujitsu, wishes) == Values{{"df-action", "Default"}, {"df-thickness", "no"}});
    CHECK(extraValues({named("resolution", OptionType::Int)}, wishes).empty());
}

TEST_CASE("The scanner drops blank pages only if it is told to, and never straightens them") {
    const Options options{named("swskip", OptionType::Fixed), named("swdeskew", OptionType::Bool)};
    Wishes wishes;
    CHECK(extraValues(options, wishes) == Values{{"swdeskew", "no"}, {"swskip", "0"}});
    wishes.skipsBlank = true;
    CHECK(extraValues(options, wishes) == Values{{"swdeskew", "no"}, {"swskip", "1"}});
}

TEST_CASE("A size of paper that the driver knows by name is called by it") {
    const Options options{named("paper-size", OptionType::String, {"user_def", "A4", "A5"})};
    Wishes wishes;
    CHECK(extraValues(options, wishes) == Values{{"paper-size", "A4"}});
    wishes.width_mm = 148;
    wishes.height_mm = 210;
    CHECK(extraValues(options, wishes) == Values{{"paper-size", "A5"}});
    wishes.width_mm = 100;
    CHECK(extraValues(options, wishes).empty());
}

TEST_CASE("A password for another PC travels as the digest that saned asks for") {
    CHECK_FALSE(wantsDigest("faulty"));
    CHECK(wantsDigest("fujitsu$MD5$1a2b"));
    CHECK(resourceName("fujitsu$MD5$1a2b") == "fujitsu");
    std::array<char, 128> password{"s3cret"};
    digestPassword("fujitsu$MD5$1a2b", password);
    CHECK(std::string(password.data()) == "$MD5$82e1d966a0eacd1b1d7ae51a73e77137");
}

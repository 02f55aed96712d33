// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/time_on.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;
using nlohmann::json;

namespace {

constexpr char kTimeOn[] = "time_on";

struct TimeOn {
    std::int64_t total_ms = 0;
    std::string boot;
    std::int64_t boot_ms = 0; // of the last look
};

TimeOn timeOnFrom(const std::string& text) {
    const auto value = json::parse(text, nullptr, false);
    if (!value.is_object()) return {};
    try {
        return {value.at("total_ms").get<std::int64_t>(), value.at("boot").get<std::string>(),
                value.at("boot_ms").get<std::int64_t>()};
    } catch (const json::exception&) {
        return {}; // begins anew: nothing goes too early
    }
}

} // namespace

base::Result<std::int64_t> countTimeOn(ports::Books& books, const ports::Clock& clock) {
    const auto kept = books.settings().get(kTimeOn);
    if (!kept) return base::fail(kept.error());
    auto time = timeOnFrom(kept->value_or(""));
    const auto now_ms = clock.bootMs();
    if (time.boot == clock.bootId()) time.total_ms += std::max<std::int64_t>(0, now_ms - time.boot_ms);
    const json value{{"total_ms", time.total_ms}, {"boot", clock.bootId()}, {"boot_ms", now_ms}};
    if (auto written = books.settings().put(kTimeOn, value.dump()); !written)
        return base::fail(written.error());
    return time.total_ms;
}

} // namespace core::usecases

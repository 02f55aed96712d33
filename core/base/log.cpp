// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <utility>

namespace core::base {
namespace {

LogSink& sink() {
    static LogSink instance;
    return instance;
}

} // namespace

void setLogSink(LogSink newSink) {
    sink() = std::move(newSink);
}

void log(LogLevel level, std::string_view room, std::string_view line) {
    if (sink()) sink()(level, room, line);
}

} // namespace core::base

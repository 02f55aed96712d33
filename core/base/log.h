// SPDX-License-Identifier: GPL-3.0-or-later
// The log's front: rooms write lines, the program decides where they go. Lines hold UUIDs and numbers of
// bytes, never names, identity numbers or dossier numbers. Any thread.
#pragma once

#include <functional>
#include <string_view>

namespace core::base {

enum class LogLevel { Debug, Info, Warning, Error };

using LogSink = std::function<void(LogLevel level, std::string_view room, std::string_view line)>;

// Called once by the program, before other threads start. Without a sink, lines are dropped.
void setLogSink(LogSink sink);
void log(LogLevel level, std::string_view room, std::string_view line);

} // namespace core::base

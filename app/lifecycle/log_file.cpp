// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/log_file.h"

#include "core/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <memory>
#include <vector>

namespace app::lifecycle {
namespace {

constexpr std::size_t kFileBytes = 1 << 20;
constexpr std::size_t kFiles = 3;

spdlog::level::level_enum levelOf(core::base::LogLevel level) {
    switch (level) {
    case core::base::LogLevel::Debug:
        return spdlog::level::debug;
    case core::base::LogLevel::Info:
        return spdlog::level::info;
    case core::base::LogLevel::Warning:
        return spdlog::level::warn;
    case core::base::LogLevel::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

spdlog::sink_ptr fileSink(const std::filesystem::path& folder) {
    try {
        std::filesystem::create_directories(folder);
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "counterfoil.log").string(),
                                                                      kFileBytes, kFiles);
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace

void startLog(const std::filesystem::path& folder, bool alsoToStderr) {
    std::vector<spdlog::sink_ptr> sinks;
    if (auto file = fileSink(folder)) sinks.push_back(std::move(file));
    if (alsoToStderr) sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    auto logger = std::make_shared<spdlog::logger>("counterfoil", sinks.begin(), sinks.end());
    logger->flush_on(spdlog::level::info);
    core::base::setLogSink(
        [logger](core::base::LogLevel level, std::string_view room, std::string_view line) {
            logger->log(levelOf(level), "{}: {}", room, line);
        });
}

} // namespace app::lifecycle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/batch_journal.h"

#include "scanner/base/code.h"
#include "scanner/pipeline/crc32c.h"

#include <cstdio>
#include <optional>

namespace scanner::pipeline {
namespace {

namespace base = core::base;

constexpr std::size_t kCheckLength = 9; // a blank and eight hex digits

std::string checkOf(std::string_view line) {
    char check[16];
    std::snprintf(check, sizeof check, " %08x", crc32c(line));
    return check;
}

std::optional<std::string_view> whole(std::string_view written) {
    if (written.size() < kCheckLength) return std::nullopt;
    const auto line = written.substr(0, written.size() - kCheckLength);
    return written.substr(line.size()) == checkOf(line) ? std::optional(line) : std::nullopt;
}

struct Lines {
    std::vector<std::string> lines;
    std::size_t length = 0; // of the bytes they take
};

base::Result<Lines> linesIn(std::string_view bytes) {
    Lines found;
    bool broken = false;
    std::size_t end = 0;
    for (std::size_t at = 0; (end = bytes.find('\n', at)) != std::string_view::npos; at = end + 1) {
        const auto line = whole(bytes.substr(at, end - at));
        if (line && broken) return base::fail(PageCode::BatchDamaged, "a line of the journal is damaged");
        broken = !line;
        if (broken) continue;
        found.lines.emplace_back(*line);
        found.length = end + 1;
    }
    return found;
}

} // namespace

base::Result<std::vector<std::string>> BatchJournal::replay() {
    const auto bytes = m_files.exists(m_file) ? m_files.read(m_file) : std::string();
    if (!bytes) return base::fail(bytes.error());
    auto found = linesIn(*bytes);
    if (!found) return base::fail(found.error());
    m_bytes = bytes->substr(0, found->length);
    m_isWhole = found->length == bytes->size();
    if (!m_isWhole) {
        if (auto cut = rewrite(m_bytes); !cut) return base::fail(cut.error());
    }
    return std::move(found->lines);
}

base::Result<void> BatchJournal::append(std::string_view line) {
    const std::string written = std::string(line) + checkOf(line) + "\n";
    const bool wasWhole = m_isWhole && !m_bytes.empty();
    m_isWhole = false;
    auto done = wasWhole ? m_files.append(m_file, written) : rewrite(m_bytes + written);
    if (!done) return done;
    m_bytes += written;
    m_isWhole = true;
    return {};
}

base::Result<void> BatchJournal::rewrite(const std::string& bytes) {
    std::filesystem::path beside = m_file;
    beside += ".part";
    if (auto written = m_files.write(beside, bytes); !written) return written;
    if (auto renamed = m_files.rename(beside, m_file); !renamed) return renamed;
    if (auto synced = m_files.syncFolder(m_file.parent_path()); !synced) return synced;
    m_isWhole = true;
    return {};
}

} // namespace scanner::pipeline

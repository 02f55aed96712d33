// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/log_excerpt.h"

#include <algorithm>
#include <iterator>
#include <regex>
#include <sstream>

namespace app::lifecycle {
namespace {

constexpr char kLeftOut[] = "…";
constexpr std::size_t kLongestLine_bytes = 2000; // longer ones are none of ours

// What the program, SQLite, libcurl and the system say; in the order of the alphabet. A word that could be a
// part of a name is none.
constexpr std::string_view kWords[] = {
    "aborted",   "after",       "again",       "answer",     "ballast",     "before",    "broken",
    "busy",      "cannot",      "certificate", "checking",   "checkpoint",  "checksum",  "close",
    "closed",    "commit",      "connect",     "connection", "constraint",  "copied",    "copy",
    "corrupt",   "could",       "crashed",     "database",   "denied",      "device",    "directory",
    "disk",      "document",    "does",        "driver",     "empty",       "ended",     "error",
    "event",     "exists",      "failed",      "file",       "form",        "found",     "free",
    "fsync",     "full",        "head",        "hold",       "host",        "input",     "instead",
    "integrity", "interrupted", "invalid",     "journal",    "killed",      "last",      "left",
    "limit",     "list",        "locked",      "malformed",  "memory",      "migration", "mismatch",
    "missing",   "mkdir",       "network",     "nothing",    "number",      "open",      "operation",
    "output",    "page",        "permission",  "portal",     "prepare",     "program",   "properly",
    "pulled",    "read",        "receipt",     "refused",    "remove",      "rename",    "request",
    "resolve",   "response",    "restored",    "rmdir",      "scanner",     "schema",    "signal",
    "size",      "sleep",       "space",       "started",    "status",      "stays",     "stopped",
    "store",     "system",      "table",       "timeout",    "transaction", "transfer",  "truncate",
    "unique",    "unknown",     "upload",      "verified",   "version",     "while",     "without",
    "worker",    "write",       "written",     "wrong"};

bool isCode(const std::string& word) {
    static const std::regex code("(domain|store|portal|scan|page|print)/[a-z_]{1,40}");
    return std::regex_match(word, code);
}

bool mayLeave(const std::string& word) {
    static const std::regex number("[0-9]{1,6}");
    static const std::regex identifier("[0-9a-f]{32}");
    return isCode(word) || std::regex_match(word, number) || std::regex_match(word, identifier) ||
           std::ranges::binary_search(kWords, std::string_view(word));
}

// Without the punctuation around it.
std::string bare(const std::string& word) {
    constexpr char kPunctuation[] = ".,:;()[]\"'";
    const auto from = word.find_first_not_of(kPunctuation);
    if (from == std::string::npos) return {};
    return word.substr(from, word.find_last_not_of(kPunctuation) - from + 1);
}

std::string messageOf(const std::string& text) {
    std::istringstream words(text);
    std::string message;
    std::string before;
    for (std::string word; words >> word;) {
        const auto inside = bare(word);
        const std::string shown = mayLeave(inside) ? inside : kLeftOut;
        if (shown == kLeftOut && before == kLeftOut) continue;
        message += " " + shown;
        before = shown;
    }
    return message;
}

} // namespace

std::string logExcerpt(std::string_view log) {
    static const std::regex form(
        R"((\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\]) \[counterfoil\] (\[[a-z]{1,8}\]) ([a-z]{1,12}:) (.*))");
    static_assert(std::ranges::is_sorted(kWords));
    std::istringstream lines{std::string(log)};
    std::string excerpt;
    for (std::string line; std::getline(lines, line);) {
        std::smatch parts;
        if (line.size() > kLongestLine_bytes || !std::regex_match(line, parts, form)) continue;
        excerpt += parts.str(1) + " " + parts.str(2) + " " + parts.str(3) + messageOf(parts.str(4)) + "\n";
    }
    return excerpt;
}

} // namespace app::lifecycle

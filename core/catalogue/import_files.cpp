// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/import_files.h"

#include "core/base/text.h"
#include "core/catalogue/csv_records.h"
#include "core/catalogue/national_record.h"
#include "core/catalogue/record_splitter.h"

#include <algorithm>
#include <fstream>

namespace core::catalogue {
namespace {

namespace fs = std::filesystem;
using core::domain::LeftOut;
using core::domain::LeftOutReason;
using nlohmann::json;

constexpr std::size_t kMostShownCode = 60;

bool isShownCode(std::string_view code) {
    return code.size() <= kMostShownCode &&
           std::ranges::all_of(code, [](char c) { return c > ' ' && c <= '~'; });
}

// `{"code": "1.001193"`, as published records begin, of one that cannot be read as a whole.
std::string codeAtBeginOf(std::string_view text) {
    for (const std::string_view wanted : {"{", "\"code\"", ":", "\""}) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (!text.starts_with(wanted)) return {};
        text.remove_prefix(wanted.size());
    }
    const auto end = text.find('"');
    const auto code = end == std::string_view::npos ? std::string_view() : text.substr(0, end);
    return isShownCode(code) ? std::string(code) : std::string();
}

std::string codeOf(const json& record) {
    const auto found = record.is_object() ? record.find("code") : record.end();
    if (found == record.end() || !found->is_string()) return {};
    const auto code = base::cleaned(found->get_ref<const std::string&>());
    return isShownCode(code) ? code : std::string();
}

std::string extensionOf(const fs::path& file) {
    return base::folded(file.extension().string());
}

class Reader {
  public:
    explicit Reader(const TermWords& words) : m_words(words) {}

    void readPath(const fs::path& path) {
        std::error_code none;
        if (!fs::is_directory(path, none)) return readFile(path);
        std::vector<fs::path> files;
        std::error_code closed;
        for (const auto& entry : fs::directory_iterator(path, closed))
            if (const auto extension = extensionOf(entry.path());
                (extension == ".json" || extension == ".csv") && entry.is_regular_file(none))
                files.push_back(entry.path());
        m_file = base::cleaned(path.filename().string());
        if (closed || files.empty()) leaveOut(0, {}, LeftOutReason::FileUnreadable, {});
        std::ranges::sort(files);
        for (const auto& file : files)
            readFile(file);
    }

    ReadFiles taken() { return std::move(m_read); }

  private:
    void readFile(const fs::path& file) {
        if (m_isFull) return;
        m_file = base::cleaned(file.filename().string());
        std::error_code none;
        std::ifstream stream(file, std::ios::binary);
        if (!stream || fs::is_directory(file, none))
            return leaveOut(0, {}, LeftOutReason::FileUnreadable, {});
        extensionOf(file) == ".csv" ? readTable(stream) : readJson(stream);
        if (stream.bad()) leaveOut(0, {}, LeftOutReason::FileUnreadable, {});
    }

    void readTable(std::istream& stream) {
        const auto leftOut = [this](int line, const std::string& code, const Unfit& why) {
            // What was taken of it is not all of it.
            if (why.reason() == LeftOutReason::ProcedureScattered)
                std::erase_if(m_read.records, [&](const ReadRecord& record) {
                    return record.file == m_file && record.procedure.code == code;
                });
            leaveOut(line, code, why.reason(), why.args());
        };
        readCsv(stream, m_words, {[this](ReadRecord record) { return take(std::move(record)); }, leftOut});
    }

    void readJson(std::istream& stream) {
        const auto leftOut = [this](int place, std::string_view begin, LeftOutReason reason,
                                    std::vector<std::string> args) {
            leaveOut(place, codeAtBeginOf(begin), reason, std::move(args));
        };
        splitRecords(stream,
                     {[this](int place, std::string_view text) { return readRecord(place, text); }, leftOut});
    }

    bool readRecord(int place, std::string_view text) {
        const auto record = json::parse(text, nullptr, false);
        if (record.is_discarded()) {
            const auto reason = base::isUtf8(text) ? LeftOutReason::NotJson : LeftOutReason::NotUtf8;
            leaveOut(place, codeAtBeginOf(text), reason, {});
            return true;
        }
        try {
            auto read = nationalRecord(record, m_words);
            read.place = place;
            return take(std::move(read));
        } catch (const Unfit& why) {
            leaveOut(place, codeOf(record), why.reason(), why.args());
        }
        return true;
    }

    bool take(ReadRecord record) {
        record.file = m_file;
        if (m_read.records.size() >= kMostRecords) {
            m_isFull = true;
            leaveOut(record.place, {}, LeftOutReason::TooManyRecords, {std::to_string(kMostRecords)});
            return false;
        }
        if (!m_codes.insert(record.procedure.code).second)
            leaveOut(record.place, record.procedure.code, LeftOutReason::CodeTwice, {});
        else
            m_read.records.push_back(std::move(record));
        return true;
    }

    void leaveOut(int place, std::string code, LeftOutReason reason, std::vector<std::string> args) {
        const bool endsFile = reason == LeftOutReason::CutShort || reason == LeftOutReason::TooManyRecords;
        m_read.isWhole = m_read.isWhole && !code.empty() && place != 0 && !endsFile;
        if (m_read.leftOut.size() < kMostLeftOut)
            m_read.leftOut.push_back({m_file, place, std::move(code), reason, std::move(args)});
        else
            ++m_read.furtherLeftOut;
    }

    const TermWords& m_words;
    ReadFiles m_read;
    std::set<std::string> m_codes;
    std::string m_file;
    bool m_isFull = false;
};

} // namespace

ReadFiles readFiles(const std::vector<fs::path>& paths, const TermWords& words) {
    Reader reader(words);
    for (const auto& path : paths)
        reader.readPath(path);
    return reader.taken();
}

} // namespace core::catalogue

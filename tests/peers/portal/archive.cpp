// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/portal/archive.h"

#include "tests/peers/portal/crypto.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace peers::portal {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string readAll(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) throw std::runtime_error("write failed");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void syncFolder(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ::fsync(handle);
    ::close(handle);
}

bool isRecord(const fs::path& file) {
    return file.extension() == ".json";
}

// The number in a receipt that was given.
std::int64_t seqOf(const std::string& receipt) {
    const auto payload = fromBase64(json::parse(receipt).at("receipt").get<std::string>());
    return json::parse(payload.value()).at("seq");
}

// The state of the national standard that a change tells, if it tells one.
json stateOf(const json& change) {
    const auto kind = change.value("kind", "");
    if (kind == "supplement") return 5;
    if (kind == "refusal") return 3;
    if (kind == "result") return 9;
    return kind == "status" ? change.value("state", json()) : json();
}

} // namespace

json Revision::manifest() const {
    return json::parse(body).at("files");
}

Archive::Archive(fs::path folder) : m_folder(std::move(folder)) {
    for (const auto* part : {"revisions", "receipts", "uploads", "heads", "changes", "blocks"})
        fs::create_directories(m_folder / part);
    load();
}

void Archive::load() {
    for (const auto& entry : fs::directory_iterator(m_folder / "revisions")) {
        if (!isRecord(entry.path())) continue;
        const auto row = json::parse(readAll(entry.path()));
        Revision revision{row.at("dossier"),     row.at("rev"),  row.at("op"), row.at("body"),
                          row.at("body_sha256"), row.at("etag"), {},           row.value("device", "")};
        const auto receipt = m_folder / "receipts" / entry.path().filename();
        if (fs::exists(receipt)) {
            revision.receipt = readAll(receipt);
            ++m_receipts;
            m_lastSeq = std::max(m_lastSeq, seqOf(revision.receipt));
        }
        m_revisions[{revision.dossier, revision.rev}] = revision;
    }
    for (const auto& entry : fs::directory_iterator(m_folder / "changes")) {
        if (!isRecord(entry.path())) continue;
        auto change = json::parse(readAll(entry.path()));
        const auto seq = change.at("seq").get<std::int64_t>();
        m_lastSeq = std::max(m_lastSeq, seq);
        m_changes[seq] = std::move(change);
    }
    for (const auto& entry : fs::directory_iterator(m_folder / "heads"))
        if (isRecord(entry.path()))
            m_heads[entry.path().stem().string()] = json::parse(readAll(entry.path()));
    for (const auto& entry : fs::directory_iterator(m_folder / "blocks")) {
        if (!isRecord(entry.path())) continue;
        auto block = json::parse(readAll(entry.path()));
        m_nextNumber = std::max(m_nextNumber, block.at("to").get<int>() + 1);
        m_blocks[entry.path().stem().string()] = std::move(block);
    }
    for (const auto& entry : fs::directory_iterator(m_folder / "uploads")) {
        if (!isRecord(entry.path())) continue;
        const auto row = json::parse(readAll(entry.path()));
        Upload upload{entry.path().stem().string(),
                      row.at("dossier"),
                      row.at("file"),
                      row.at("rev"),
                      row.at("sha256"),
                      row.at("length"),
                      0};
        if (fs::exists(contentOf(upload.id)))
            upload.offset = static_cast<std::int64_t>(fs::file_size(contentOf(upload.id)));
        m_uploads[upload.id] = upload;
    }
}

void Archive::writeDurably(const fs::path& file, std::string_view bytes) const {
    const auto beside = fs::path(file.string() + ".tmp");
    const int handle = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (handle < 0) throw std::runtime_error("cannot open " + beside.string());
    writeAll(handle, bytes);
    ::fsync(handle);
    ::close(handle);
    fs::rename(beside, file);
    syncFolder(file.parent_path());
}

std::string Archive::keptValue(const std::string& name, const std::string& ifNew) {
    const auto file = m_folder / name;
    if (!fs::exists(file)) writeDurably(file, ifNew);
    return readAll(file);
}

std::optional<std::string> Archive::kept(const std::string& name) const {
    const auto file = m_folder / name;
    if (!fs::exists(file)) return std::nullopt;
    return readAll(file);
}

std::optional<Revision> Archive::revision(const std::string& dossier, int rev) {
    std::scoped_lock lock(m_mutex);
    const auto found = m_revisions.find({dossier, rev});
    return found == m_revisions.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Revision> Archive::revisionByOp(const std::string& op) {
    std::scoped_lock lock(m_mutex);
    for (const auto& [key, revision] : m_revisions)
        if (revision.op == op) return revision;
    return std::nullopt;
}

std::optional<Revision> Archive::last(const std::string& dossier) {
    std::scoped_lock lock(m_mutex);
    std::optional<Revision> last;
    for (const auto& [key, revision] : m_revisions)
        if (key.first == dossier) last = revision;
    return last;
}

bool Archive::insert(const Revision& revision) {
    std::scoped_lock lock(m_mutex);
    if (m_revisions.contains({revision.dossier, revision.rev})) return false;
    const json row{{"dossier", revision.dossier},
                   {"rev", revision.rev},
                   {"op", revision.op},
                   {"body", revision.body},
                   {"body_sha256", revision.bodySha256},
                   {"etag", revision.etag},
                   {"device", revision.device}};
    writeDurably(m_folder / "revisions" / (revision.dossier + "-" + std::to_string(revision.rev) + ".json"),
                 row.dump());
    m_revisions[{revision.dossier, revision.rev}] = revision;
    return true;
}

void Archive::storeReceipt(Revision& revision, const std::string& answer) {
    writeDurably(m_folder / "receipts" / (revision.dossier + "-" + std::to_string(revision.rev) + ".json"),
                 answer);
    revision.receipt = answer;
    ++m_receipts;
    m_lastSeq = std::max(m_lastSeq, seqOf(answer));
}

void Archive::addChange(json change) {
    std::scoped_lock lock(m_mutex);
    const auto seq = ++m_lastSeq;
    change["seq"] = seq;
    if (!change.contains("id")) change["id"] = randomHex(16);
    writeDurably(m_folder / "changes" / (std::to_string(seq) + ".json"), change.dump());
    m_changes[seq] = std::move(change);
}

std::vector<json> Archive::changes(std::int64_t since, const std::string& device, std::size_t most) {
    std::scoped_lock lock(m_mutex);
    std::vector<json> found;
    for (auto at = m_changes.upper_bound(since); at != m_changes.end() && found.size() < most; ++at)
        if (at->second.value("device", device) == device) found.push_back(at->second);
    return found;
}

std::int64_t Archive::lastSeq() {
    std::scoped_lock lock(m_mutex);
    return m_lastSeq;
}

json Archive::holdings(const std::string& device, std::size_t from, std::size_t most) {
    std::scoped_lock lock(m_mutex);
    std::map<std::string, json> states;
    for (const auto& [seq, change] : m_changes)
        if (const auto state = stateOf(change); !state.is_null()) states[change.value("dossier", "")] = state;
    json rows = json::array();
    std::size_t index = 0;
    for (const auto& [key, revision] : m_revisions) {
        if (revision.device != device || index++ < from || rows.size() == most) continue;
        rows.push_back({{"uuid", revision.dossier},
                        {"rev", revision.rev},
                        {"sha256", revision.bodySha256},
                        {"status", revision.receipt.empty() ? "waiting-files" : "accepted"},
                        {"state", states.contains(revision.dossier) ? states[revision.dossier] : json()}});
    }
    return rows;
}

std::string Archive::keepHead(const std::string& device, const std::string& event, const json& head) {
    std::scoped_lock lock(m_mutex);
    auto row = head;
    row["device"] = device;
    for (const auto& [id, there] : m_heads) {
        if (there == row) return {};
        const bool isSamePlace = there["device"] == device &&
                                 there["incarnation"] == head.at("incarnation") &&
                                 there["seq"] == head.at("seq");
        if (isSamePlace || id == event) return "already-exists-different";
    }
    writeDurably(m_folder / "heads" / (event + ".json"), row.dump());
    m_heads[event] = row;
    return {};
}

std::optional<json> Archive::numberBlock(const std::string& op, const json& asked, int last) {
    std::scoped_lock lock(m_mutex);
    if (const auto known = m_blocks.find(op); known != m_blocks.end()) return known->second;
    const int to = std::min(last, m_nextNumber + asked.at("want").get<int>() - 1);
    if (to < m_nextNumber) return std::nullopt;
    auto block = asked;
    block.erase("want");
    block["block"] = "b" + randomHex(8);
    block["from"] = m_nextNumber;
    block["to"] = to;
    block["expires"] = nullptr;
    writeDurably(m_folder / "blocks" / (op + ".json"), block.dump());
    m_nextNumber = to + 1;
    m_blocks[op] = block;
    return block;
}

Upload Archive::create(Upload upload) {
    std::scoped_lock lock(m_mutex);
    upload.id = "u" + randomHex(8);
    upload.offset = 0;
    const json row{{"dossier", upload.dossier},
                   {"file", upload.file},
                   {"rev", upload.rev},
                   {"sha256", upload.sha256},
                   {"length", upload.length}};
    writeDurably(m_folder / "uploads" / (upload.id + ".json"), row.dump());
    m_uploads[upload.id] = upload;
    return upload;
}

std::optional<Upload> Archive::upload(const std::string& id) {
    std::scoped_lock lock(m_mutex);
    const auto found = m_uploads.find(id);
    return found == m_uploads.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Upload> Archive::find(const std::string& file, const std::string& sha256) {
    std::scoped_lock lock(m_mutex);
    std::optional<Upload> best;
    for (const auto& [id, upload] : m_uploads)
        if (upload.file == file && upload.sha256 == sha256 && (!best || upload.offset > best->offset))
            best = upload;
    return best;
}

void Archive::remove(const std::string& id) {
    std::scoped_lock lock(m_mutex);
    fs::remove(m_folder / "uploads" / (id + ".json"));
    fs::remove(contentOf(id));
    syncFolder(m_folder / "uploads");
    m_uploads.erase(id);
}

bool Archive::begin(const std::string& id) {
    std::scoped_lock lock(m_mutex);
    if (m_writers.contains(id)) return false;
    const int handle = ::open(contentOf(id).c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (handle < 0) throw std::runtime_error("cannot open " + contentOf(id).string());
    m_writers[id] = handle;
    return true;
}

void Archive::append(const std::string& id, std::string_view bytes) {
    std::scoped_lock lock(m_mutex);
    writeAll(m_writers.at(id), bytes);
    m_uploads.at(id).offset += static_cast<std::int64_t>(bytes.size());
}

void Archive::end(const std::string& id) {
    std::scoped_lock lock(m_mutex);
    ::fsync(m_writers.at(id));
    ::close(m_writers.at(id));
    m_writers.erase(id);
    syncFolder(m_folder / "uploads");
}

fs::path Archive::contentOf(const std::string& id) const {
    return m_folder / "uploads" / (id + ".bin");
}

json Archive::state() {
    std::scoped_lock lock(m_mutex);
    json dossiers = json::object();
    for (const auto& [key, revision] : m_revisions)
        dossiers[key.first].push_back({{"rev", revision.rev},
                                       {"body_sha256", revision.bodySha256},
                                       {"op", revision.op},
                                       {"committed", !revision.receipt.empty()}});
    json uploads = json::array();
    for (const auto& [id, upload] : m_uploads)
        uploads.push_back(
            {{"id", id},
             {"dossier", upload.dossier},
             {"file", upload.file},
             {"length", upload.length},
             {"offset", upload.offset},
             {"sha256", fs::exists(contentOf(id)) ? sha256HexOfFile(contentOf(id)) : toHex(sha256(""))}});
    json changes = json::array();
    for (const auto& [seq, change] : m_changes)
        changes.push_back(change);
    return {{"dossiers", dossiers}, {"uploads", uploads}, {"receipts", m_receipts},
            {"heads", m_heads},     {"changes", changes}, {"blocks", m_blocks}};
}

} // namespace peers::portal

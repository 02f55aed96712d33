// SPDX-License-Identifier: GPL-3.0-or-later
// What the portal holds, on disk: revisions, receipts, uploads, changes. A write that has returned survives
// kill -9 and power loss; everything is read again at start. Any thread; throws std::runtime_error when the
// disk fails.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peers::portal {

struct Revision {
    std::string dossier;
    int rev = 0;
    std::string op;
    std::string body;
    std::string bodySha256;
    std::string etag;
    std::string receipt; // the commit's answer, empty before
    std::string device;  // that has sent it

    [[nodiscard]] nlohmann::json manifest() const; // files[] of the body
};

struct Upload {
    std::string id;
    std::string dossier;
    std::string file;
    int rev = 0;
    std::string sha256; // as promised at the creation
    std::int64_t length = 0;
    std::int64_t offset = 0;
};

class Archive {
  public:
    explicit Archive(std::filesystem::path folder);

    // Names and secrets of this portal that are made once: "epoch", "receipt.seed".
    std::string keptValue(const std::string& name, const std::string& ifNew);
    [[nodiscard]] std::optional<std::string> kept(const std::string& name) const;

    void replaceValue(const std::string& name, const std::string& value) {
        writeDurably(m_folder / name, value);
    }

    std::optional<Revision> revision(const std::string& dossier, int rev);
    std::optional<Revision> revisionByOp(const std::string& op);
    std::optional<Revision> last(const std::string& dossier);
    // False when (dossier, rev) is there already: the constraint that no race gets round.
    bool insert(const Revision& revision);
    // The stored answer, which is the old one if there is one already. Gives the next number of the sequence,
    // which receipts and changes share, to `make`.
    template<class Make>
    std::string receiptOf(const Revision& revision, Make make) {
        std::scoped_lock lock(m_mutex);
        auto& stored = m_revisions.at({revision.dossier, revision.rev});
        if (stored.receipt.empty()) storeReceipt(stored, make(m_lastSeq + 1));
        return stored.receipt;
    }

    // Gives it its number, and an id if it has none.
    void addChange(nlohmann::json change);
    // Those behind `since`, oldest first, for this device; at most so many.
    std::vector<nlohmann::json> changes(std::int64_t since, const std::string& device, std::size_t most);
    std::int64_t lastSeq();
    // What this device has sent, from the entry `from` on, at most so many; as the list of the protocol.
    nlohmann::json holdings(const std::string& device, std::size_t from, std::size_t most);

    // Empty: kept, now or before. Else the type of the problem: this place of the device's chain has another
    // end.
    std::string keepHead(const std::string& device, const std::string& event, const nlohmann::json& head);

    // The block that this operation was given, now or before; nothing: the sequence is used up. Blocks follow
    // one another, whatever device they go to.
    std::optional<nlohmann::json> numberBlock(const std::string& op, const nlohmann::json& asked, int last);
    void beginNumbersAt(int next) { m_nextNumber = next; }

    Upload create(Upload upload); // gives the id
    std::optional<Upload> upload(const std::string& id);
    // The one with most bytes of this file and hash.
    std::optional<Upload> find(const std::string& file, const std::string& sha256);
    void remove(const std::string& id);
    // One writer per upload; false while another one writes.
    bool begin(const std::string& id);
    void append(const std::string& id, std::string_view bytes);
    void end(const std::string& id); // makes the bytes durable

    [[nodiscard]] std::filesystem::path contentOf(const std::string& id) const;
    nlohmann::json state();

  private:
    void load();
    void storeReceipt(Revision& revision, const std::string& answer);
    void writeDurably(const std::filesystem::path& file, std::string_view bytes) const;

    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::map<std::pair<std::string, int>, Revision> m_revisions;
    std::map<std::string, nlohmann::json> m_heads; // by event
    std::map<std::string, Upload> m_uploads;
    std::map<std::string, int> m_writers; // upload id -> open file
    std::map<std::int64_t, nlohmann::json> m_changes;
    std::map<std::string, nlohmann::json> m_blocks; // by operation
    int m_nextNumber = 3000;
    std::int64_t m_receipts = 0;
    std::int64_t m_lastSeq = 0;
};

} // namespace peers::portal

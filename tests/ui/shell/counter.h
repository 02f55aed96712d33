// SPDX-License-Identifier: GPL-3.0-or-later
// A counter for the window's tests: procedures, use cases and scanner answer as the test says; what the
// window asked for is kept. The functions are called on worker threads: everything shared stands behind the
// mutex.
#pragma once

#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/shell/drawn_page.h"

#include "core/store/posix_file_system.h"
#include "ui/models/services.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace tests {

class FakeProcedures : public core::ports::Procedures {
  public:
    FakeProcedures();
    [[nodiscard]] core::base::Result<core::domain::Procedure> find(std::string_view code,
                                                                   core::base::Date day) const override;
    [[nodiscard]] std::vector<core::domain::Procedure> search(std::string_view query, core::base::Date day,
                                                              std::size_t most) const override;
    [[nodiscard]] const core::domain::Calendar& calendar() const override { return m_calendar; }

  private:
    std::vector<core::domain::Procedure> m_all;
    core::domain::Calendar m_calendar;
};

class FakeCourier : public core::ports::Courier {
  public:
    void sendNow() override;
    void pause(bool paused) override;
    [[nodiscard]] core::ports::CourierStatus status() const override;
    void onChange(std::function<void()> listener) override;

    void become(const core::ports::CourierStatus& status); // and tell, from a thread of its own
    [[nodiscard]] int askedToSend() const;

  private:
    mutable std::mutex m_mutex;
    core::ports::CourierStatus m_status;
    std::function<void()> m_listener;
    int m_asked = 0;
};

// A stack in the feeder: pages, then how the scan ends.
struct Stack {
    std::vector<DrawnPage> pages;
    core::base::Result<core::ports::ScanEnd> end = core::ports::ScanEnd::FeederEmpty;
    bool waitForStop = false; // the feeder never runs empty
    bool isUnderWay = false;  // with it: one more sheet, when the stop comes
    bool leaveUnread = false; // pages stay `Scanned`
    // What the scanner says before the first page, on its thread.
    std::function<void(core::ports::ScannerTalk& talk, const std::stop_token& stop)> says{};
};

class Counter {
  public:
    static constexpr char kPassphrase[] = "mot hai ba bon";

    Counter();
    ui::models::Services services; // filled

    FakeClock clock;
    FakeProcedures procedures;
    FakeCourier courier;
    TempFolder folder;
    core::store::PosixFileSystem disk;

    void putIntoFeeder(Stack stack);
    void answerReceive(std::optional<core::base::Error> error); // nothing: succeeds
    void answerSlip(std::optional<core::base::Error> error);
    void answerSignIn(std::optional<core::base::Error> error);
    // As the backup's thread tells it; nothing: it went well.
    void failBackup(std::optional<core::base::Error> error);
    // Answers each search and each opening, on the window's worker.
    void
    answerFind(std::function<core::base::Result<core::usecases::FoundDossiers>(const std::string&)> find);
    using DeepFind = std::function<core::base::Result<core::usecases::FoundDossiers>(
        const std::string&, const std::stop_token&, const std::function<void(double)>&)>;
    void answerFindDeeper(DeepFind find);
    void
    answerOpen(std::function<core::base::Result<core::domain::Dossier>(const core::base::DossierId&)> open);
    void putIn(std::vector<std::filesystem::path> sticks);
    void failStick(core::base::Error error);
    void putReceipts(std::vector<core::base::Result<ui::models::ReceiptNews>> receipts);
    void setOutbox(std::vector<core::usecases::OutboxRow> rows);
    void addDraft(const core::usecases::Intake& draft);
    core::base::BatchId addBatch(const std::vector<DrawnPage>& pages); // of an earlier session, all read

    [[nodiscard]] std::vector<core::usecases::Intake> kept() const; // every keepDraft, in order
    [[nodiscard]] int locks() const;                                // times the keys were wiped
    [[nodiscard]] std::vector<core::usecases::Intake> received() const;
    [[nodiscard]] std::vector<std::string> slips() const;              // numbers
    [[nodiscard]] std::vector<int> sentAgain() const;                  // revisions
    [[nodiscard]] std::vector<std::string> seen() const;               // numbers, with who has seen it
    [[nodiscard]] std::vector<core::ports::PaperKind> kinds() const;   // of each press of F5
    [[nodiscard]] int openedAhead() const;                             // how often
    [[nodiscard]] core::ports::ScannerTalk& talk() { return *m_talk; } // as the scanner's threads call it

  private:
    void fillDesk();
    void fillPaper();
    void fillRest();
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> scan(scanner::pipeline::Batch& batch,
                                                                const std::stop_token& stop);
    [[nodiscard]] core::base::Result<core::domain::Dossier> receive(const core::usecases::Intake& intake);

    mutable std::mutex m_mutex;
    FakeRandom m_random;
    std::deque<Stack> m_feeder;
    std::optional<core::base::Error> m_receiveError;
    std::optional<core::base::Error> m_slipError;
    std::optional<core::base::Error> m_signInError;
    std::optional<core::base::Error> m_backupTrouble;
    std::function<void()> m_backupListener;
    std::function<core::base::Result<core::usecases::FoundDossiers>(const std::string&)> m_find;
    DeepFind m_findDeeper;
    std::function<core::base::Result<core::domain::Dossier>(const core::base::DossierId&)> m_open;
    std::vector<core::usecases::OutboxRow> m_outbox;
    std::vector<std::filesystem::path> m_sticks;
    std::optional<core::base::Error> m_stickError;
    std::vector<core::base::Result<ui::models::ReceiptNews>> m_receipts;
    std::vector<core::usecases::Intake> m_drafts;
    std::vector<core::usecases::Intake> m_kept;
    int m_locks = 0;
    std::vector<core::usecases::Intake> m_received;
    std::vector<std::string> m_slips;
    std::vector<int> m_sentAgain;
    std::vector<std::string> m_seen;
    std::vector<core::ports::PaperKind> m_kinds;
    int m_openedAhead = 0;
    std::shared_ptr<core::ports::ScannerTalk> m_talk;
};

// Papers of a birth registration as they lie in the feeder: card, form, hospital's certificate, a blank page.
std::vector<DrawnPage> birthPapers();
// The form with name and phone beside their labels, a word under doubt, a title and a unit that OCR spoilt,
// and ink that was not read.
DrawnPage filledForm();
inline constexpr char kCardCode[] =
    "001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Tổ 1, Phường Mẫu, Hà Nội|15052025";
inline constexpr char kBirth[] = "1.001193";

} // namespace tests

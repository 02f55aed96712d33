// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/counter.h"

#include "core/base/text.h"
#include "core/domain/codes.h"

#include <algorithm>
#include <thread>

namespace tests {

namespace base = core::base;
namespace domain = core::domain;
namespace ports = core::ports;
using core::usecases::Intake;
using scanner::pipeline::Batch;

namespace {

domain::Component component(std::string key, std::string name, domain::Requirement requirement,
                            std::string title) {
    domain::Component one;
    one.key = std::move(key);
    one.name = std::move(name);
    one.requirement = requirement;
    one.originals = 1;
    one.titles = {std::move(title)};
    return one;
}

domain::Procedure birthRegistration() {
    using domain::Requirement;
    domain::Procedure one;
    one.code = kBirth;
    one.name = "Đăng ký khai sinh";
    one.fieldName = "Hộ tịch";
    one.authority = "Ủy ban nhân dân cấp xã";
    one.termText = "Trong ngày làm việc";
    one.feeText = "Miễn phí đối với trường hợp đăng ký đúng hạn";
    one.result = "Giấy khai sinh";
    one.components = {
        component("form", "Tờ khai đăng ký khai sinh theo mẫu", Requirement::Required,
                  "TỜ KHAI ĐĂNG KÝ KHAI SINH"),
        component("birth-notice", "Giấy chứng sinh", Requirement::Required, "GIẤY CHỨNG SINH"),
        component("authority-letter", "Văn bản ủy quyền", Requirement::Optional, "GIẤY ỦY QUYỀN")};
    one.components[0].labels = {{"Họ tên người yêu cầu", domain::Field::SubmitterName},
                                {"Số điện thoại", domain::Field::SubmitterPhone}};
    one.presented = {{"Thẻ căn cước của người yêu cầu", true, {}}};
    return one;
}

domain::Procedure plain(std::string code, std::string name, std::string field) {
    domain::Procedure one;
    one.code = std::move(code);
    one.name = std::move(name);
    one.fieldName = std::move(field);
    one.components = {component("form", "Tờ khai", domain::Requirement::Required, "TỜ KHAI")};
    return one;
}

bool matches(const domain::Procedure& procedure, const std::vector<std::string>& query) {
    const auto words = base::foldedWords(procedure.name + " " + procedure.code);
    return std::ranges::all_of(query, [&](const std::string& wanted) {
        return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(wanted); });
    });
}

} // namespace

FakeProcedures::FakeProcedures()
    : m_all{birthRegistration(), plain("1.000656", "Đăng ký khai tử", "Hộ tịch"),
            plain("1.000894", "Đăng ký kết hôn", "Hộ tịch")} {}

base::Result<domain::Procedure> FakeProcedures::find(std::string_view code, base::Date) const {
    const auto found = std::ranges::find(m_all, code, &domain::Procedure::code);
    if (found == m_all.end())
        return base::fail(domain::DomainCode::UnknownProcedure, {}, {std::string(code)});
    return *found;
}

std::vector<domain::Procedure> FakeProcedures::search(std::string_view query, base::Date,
                                                      std::size_t most) const {
    std::vector<domain::Procedure> found;
    for (const auto& each : m_all)
        if (found.size() < most && matches(each, base::foldedWords(query))) found.push_back(each);
    return found;
}

void FakeCourier::sendNow() {
    const std::scoped_lock lock(m_mutex);
    ++m_asked;
}

void FakeCourier::pause(bool paused) {
    auto status = this->status();
    status.link = paused ? ports::LinkState::Paused : ports::LinkState::Online;
    become(status);
}

ports::CourierStatus FakeCourier::status() const {
    const std::scoped_lock lock(m_mutex);
    return m_status;
}

void FakeCourier::onChange(std::function<void()> listener) {
    const std::scoped_lock lock(m_mutex);
    m_listener = std::move(listener);
}

void FakeCourier::become(const ports::CourierStatus& status) {
    std::function<void()> listener;
    {
        const std::scoped_lock lock(m_mutex);
        m_status = status;
        listener = m_listener;
    }
    if (listener) std::jthread(listener).join();
}

int FakeCourier::askedToSend() const {
    const std::scoped_lock lock(m_mutex);
    return m_asked;
}

Counter::Counter() {
    services.head = {"TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Bưu cục Mẫu", "Q07", "Bưu cục Mẫu"};
    services.clock = &clock;
    services.procedures = &procedures;
    services.closedLists = [this] {
        const std::vector<std::string> units{"Phường Ba Đình", "Xã Sóc Sơn"};
        return std::make_shared<const domain::ClosedLists>(procedures.search({}, {}, ports::Procedures::kAll),
                                                           units);
    };
    services.courier = &courier;
    fillDesk();
    fillPaper();
    fillRest();
}

void Counter::fillDesk() {
    services.signIn = [this](const std::string& name,
                             const std::string& passphrase) -> base::Result<core::usecases::SignedIn> {
        const std::scoped_lock lock(m_mutex);
        if (m_signInError) return base::fail(*m_signInError);
        if (name != "mai" || passphrase != kPassphrase)
            return base::fail(domain::DomainCode::WrongPassphrase);
        return core::usecases::SignedIn{base::ClerkId{{1}}, "Trần Thị Mai", ports::Role::Clerk};
    };
    services.lock = [this] {
        const std::scoped_lock lock(m_mutex);
        ++m_locks;
    };
    services.newDossierId = [this] {
        base::DossierId id;
        const std::scoped_lock lock(m_mutex);
        m_random.fill(id.bytes);
        return id;
    };
    services.keepDraft = [this](const Intake& intake, const core::usecases::SignedIn&) -> base::Result<void> {
        const std::scoped_lock lock(m_mutex);
        m_kept.push_back(intake);
        return {};
    };
    services.discardDraft = [](const Intake&, const core::usecases::SignedIn&) -> base::Result<void> {
        return {};
    };
    services.openDrafts = [this](const core::usecases::SignedIn&) -> base::Result<std::vector<Intake>> {
        const std::scoped_lock lock(m_mutex);
        return m_drafts;
    };
    services.receive = [this](const Intake& intake, const core::usecases::SignedIn&) {
        return receive(intake);
    };
}

void Counter::fillPaper() {
    const auto freshId = [this] {
        base::BatchId id;
        const std::scoped_lock lock(m_mutex);
        m_random.fill(id.bytes);
        return id;
    };
    services.newBatch = [this, freshId] { return Batch::create(folder.path(), freshId(), disk, clock); };
    services.openBatch = [this](const base::BatchId& id) {
        return Batch::open(folder.path(), id, disk, clock);
    };
    services.scanStack = [this](const std::shared_ptr<Batch>& batch, ports::PaperKind kind,
                                const std::stop_token& stop) {
        {
            const std::scoped_lock lock(m_mutex);
            m_kinds.push_back(kind);
        }
        return scan(*batch, stop);
    };
    services.scanAgain = [this](const std::shared_ptr<Batch>& batch, ports::PaperKind, int page,
                                const std::stop_token& stop) {
        if (auto expected = batch->expectAgain(page); !expected)
            return base::Result<ports::ScanEnd>(base::fail(expected.error()));
        return scan(*batch, stop);
    };
    services.readPages = [](const std::shared_ptr<Batch>&) {};
    services.scanners = [](const std::stop_token&) -> base::Result<std::vector<ports::ScannerInfo>> {
        return std::vector<ports::ScannerInfo>{{"test:0", "Noname", "frontend-tester", "virtual device"}};
    };
    services.chooseScanner = [](const ports::ScannerInfo&) {};
    services.scannerName = [] { return std::string("fi-7160"); };
    services.standBy = [this](const std::stop_token&) -> base::Result<void> {
        const std::scoped_lock lock(m_mutex);
        ++m_openedAhead;
        return {};
    };
    services.hearScanners = [this](std::shared_ptr<ports::ScannerTalk> talk) { m_talk = std::move(talk); };
}

void Counter::fillRest() {
    services.findDossiers = [this](const std::string& typed, const core::usecases::SignedIn&) {
        std::unique_lock lock(m_mutex);
        const auto find = m_find;
        lock.unlock();
        return find ? find(typed) : base::Result<core::usecases::FoundDossiers>();
    };
    services.findDeeper = [this](const std::string& typed, const core::usecases::SignedIn&,
                                 const std::stop_token& stop, const std::function<void(double)>& progress) {
        std::unique_lock lock(m_mutex);
        const auto find = m_findDeeper;
        lock.unlock();
        return find ? find(typed, stop, progress) : base::Result<core::usecases::FoundDossiers>();
    };
    services.openDossier = [this](const base::DossierId& id, const core::usecases::SignedIn&) {
        std::unique_lock lock(m_mutex);
        const auto open = m_open;
        lock.unlock();
        return open ? open(id)
                    : base::Result<domain::Dossier>(base::fail(domain::DomainCode::DossierUnknown));
    };
    services.makeSlip = [this](const domain::Dossier& dossier) -> base::Result<std::filesystem::path> {
        const std::scoped_lock lock(m_mutex);
        if (m_slipError) return base::fail(*m_slipError);
        m_slips.push_back(dossier.number.text);
        return folder / "slip.pdf";
    };
    services.outboxRows =
        [this](const core::usecases::SignedIn&) -> base::Result<std::vector<core::usecases::OutboxRow>> {
        const std::scoped_lock lock(m_mutex);
        return m_outbox;
    };
    services.sticks = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_sticks;
    };
    services.writeBundles =
        [this](const std::filesystem::path& stick) -> base::Result<ui::models::BundleNews> {
        const std::scoped_lock lock(m_mutex);
        if (m_stickError) return base::fail(*m_stickError);
        return ui::models::BundleNews{{{7, stick / "Q07-7.cfb", 3}}, 0};
    };
    services.importReceipts = [this](const std::filesystem::path&) {
        const std::scoped_lock lock(m_mutex);
        return m_receipts;
    };
    services.backupTrouble = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_backupTrouble;
    };
    services.hearBackup = [this](std::function<void()> listener) {
        const std::scoped_lock lock(m_mutex);
        m_backupListener = std::move(listener);
    };
    services.sendAgain = [this](const core::usecases::OutboxRow& row) -> base::Result<void> {
        const std::scoped_lock lock(m_mutex);
        m_sentAgain.push_back(row.revision);
        return {};
    };
    services.confirmSeen = [this](const core::usecases::OutboxRow& row,
                                  const core::usecases::SignedIn& by) -> base::Result<void> {
        const std::scoped_lock lock(m_mutex);
        m_seen.push_back(row.number + ", " + by.fullName);
        return {};
    };
    services.waiting = [this]() -> base::Result<std::map<ports::OpState, int>> {
        const std::scoped_lock lock(m_mutex);
        std::map<ports::OpState, int> counts;
        for (const auto& row : m_outbox)
            ++counts[row.state];
        return counts;
    };
}

base::Result<ports::ScanEnd> Counter::scan(Batch& batch, const std::stop_token& stop) {
    Stack stack;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_feeder.empty()) return base::fail(ports::ScanCode::FeederEmpty);
        stack = m_feeder.front();
        m_feeder.pop_front();
    }
    if (stack.says) stack.says(*m_talk, stop);
    for (const auto& page : stack.pages) {
        const int number = scanPage(batch, page);
        if (!stack.leaveUnread) readPage(batch, number, page);
    }
    if (!stack.waitForStop) return stack.end;
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop, [] { return false; });
    if (stack.isUnderWay)
        if (auto marked = batch.markMissing(batch.nextNumber(), false); !marked)
            return base::fail(marked.error());
    return ports::ScanEnd::Stopped;
}

base::Result<domain::Dossier> Counter::receive(const Intake& intake) {
    const std::scoped_lock lock(m_mutex);
    if (m_receiveError) return base::fail(*m_receiveError);
    m_received.push_back(intake);
    domain::Dossier dossier;
    dossier.id = intake.dossier;
    dossier.number.text = "H15.50.05.13-261121-0" + std::to_string(975 + static_cast<int>(m_received.size()));
    dossier.dueAt = base::Instant{1795250100000}; // 21/11/2026 15:35
    return dossier;
}

void Counter::putIntoFeeder(Stack stack) {
    const std::scoped_lock lock(m_mutex);
    m_feeder.push_back(std::move(stack));
}

void Counter::answerReceive(std::optional<base::Error> error) {
    const std::scoped_lock lock(m_mutex);
    m_receiveError = std::move(error);
}

void Counter::answerSlip(std::optional<base::Error> error) {
    const std::scoped_lock lock(m_mutex);
    m_slipError = std::move(error);
}

void Counter::answerSignIn(std::optional<base::Error> error) {
    const std::scoped_lock lock(m_mutex);
    m_signInError = std::move(error);
}

void Counter::failBackup(std::optional<base::Error> error) {
    std::function<void()> listener;
    {
        const std::scoped_lock lock(m_mutex);
        m_backupTrouble = std::move(error);
        listener = m_backupListener;
    }
    if (listener) std::jthread(listener).join();
}

void Counter::answerFind(
    std::function<base::Result<core::usecases::FoundDossiers>(const std::string&)> find) {
    const std::scoped_lock lock(m_mutex);
    m_find = std::move(find);
}

void Counter::answerFindDeeper(DeepFind find) {
    const std::scoped_lock lock(m_mutex);
    m_findDeeper = std::move(find);
}

void Counter::answerOpen(std::function<base::Result<domain::Dossier>(const base::DossierId&)> open) {
    const std::scoped_lock lock(m_mutex);
    m_open = std::move(open);
}

void Counter::putIn(std::vector<std::filesystem::path> sticks) {
    const std::scoped_lock lock(m_mutex);
    m_sticks = std::move(sticks);
}

void Counter::failStick(base::Error error) {
    const std::scoped_lock lock(m_mutex);
    m_stickError = std::move(error);
}

void Counter::putReceipts(std::vector<base::Result<ui::models::ReceiptNews>> receipts) {
    const std::scoped_lock lock(m_mutex);
    m_receipts = std::move(receipts);
}

void Counter::setOutbox(std::vector<core::usecases::OutboxRow> rows) {
    const std::scoped_lock lock(m_mutex);
    m_outbox = std::move(rows);
}

void Counter::addDraft(const Intake& draft) {
    const std::scoped_lock lock(m_mutex);
    m_drafts.push_back(draft);
}

base::BatchId Counter::addBatch(const std::vector<DrawnPage>& pages) {
    const auto batch = services.newBatch().value();
    for (const auto& page : pages)
        readPage(*batch, scanPage(*batch, page), page);
    return batch->id();
}

int Counter::locks() const {
    const std::scoped_lock lock(m_mutex);
    return m_locks;
}

std::vector<Intake> Counter::kept() const {
    const std::scoped_lock lock(m_mutex);
    return m_kept;
}

std::vector<Intake> Counter::received() const {
    const std::scoped_lock lock(m_mutex);
    return m_received;
}

std::vector<std::string> Counter::slips() const {
    const std::scoped_lock lock(m_mutex);
    return m_slips;
}

std::vector<int> Counter::sentAgain() const {
    const std::scoped_lock lock(m_mutex);
    return m_sentAgain;
}

std::vector<std::string> Counter::seen() const {
    const std::scoped_lock lock(m_mutex);
    return m_seen;
}

std::vector<ports::PaperKind> Counter::kinds() const {
    const std::scoped_lock lock(m_mutex);
    return m_kinds;
}

int Counter::openedAhead() const {
    const std::scoped_lock lock(m_mutex);
    return m_openedAhead;
}

DrawnPage filledForm() {
    DrawnPage page;
    page.lines = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỜ KHAI ĐĂNG KÝ KHAI SlNH",
                  "Kính gửi: UBND Phưòng Ba Đinh",      "Họ tên người yêu cầu: Nguyễn Thị Mẫu",
                  "Số điện thoại: 0912345678",          "Quan hệ: Mẹ đẻ"};
    page.doubtful = {"Mẹ", "đẻ"};
    page.hasUnreadInk = true;
    return page;
}

std::vector<DrawnPage> birthPapers() {
    const std::string nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    return {{{nation, "CĂN CƯỚC", "Nguyễn Thị Mẫu"}, kCardCode, false, false},
            {{nation, "Độc lập - Tự do - Hạnh phúc", "TỜ KHAI ĐĂNG KÝ KHAI SINH", "Kính gửi: UBND Phường Mẫu",
              "Họ tên người yêu cầu: Nguyễn Thị Mẫu"},
             {},
             false,
             false},
            {{nation, "Độc lập - Tự do - Hạnh phúc", "GIẤY CHỨNG SINH", "Bệnh viện Phụ sản Mẫu"},
             {},
             false,
             false},
            {{}, {}, false, false}};
}

} // namespace tests

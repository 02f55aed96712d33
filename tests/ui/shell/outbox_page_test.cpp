// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store_codes.h"
#include "core/ports/transport.h"
#include "tests/ui/shell/outbox_rows.h"
#include "tests/ui/shell/window.h"
#include "ui/models/outbox_model.h"
#include "ui/style/tones.h"
#include "ui/widgets/banner.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTableView>

using namespace tests;
using core::ports::LinkState;
using core::ports::OpState;
using ui::models::OutboxModel;

namespace {

QString cell(OpenWindow& window, int row, int column) {
    return find<QTableView>(*window.window, "outbox")->model()->index(row, column).data().toString();
}

void openOutbox(OpenWindow& window, int rows = 5) {
    window.show();
    window.signIn();
    press(Qt::Key_F3);
    auto* table = find<QTableView>(*window.window, "outbox");
    REQUIRE(
        eventually([&] { return table->model()->rowCount() == rows && table->currentIndex().isValid(); }));
}

} // namespace

TEST_CASE("every state of a delivery has its word, its progress and its icon") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    window.counter.courier.become(sendingStatus());
    openOutbox(window);
    CHECK(cell(window, 0, OutboxModel::State) == QStringLiteral("Đang gửi"));
    CHECK(cell(window, 0, OutboxModel::Next) == QStringLiteral("43 %"));
    CHECK(cell(window, 1, OutboxModel::Next) == QStringLiteral("Thử lại sau 25 giây"));
    CHECK(cell(window, 3, OutboxModel::Next) == QStringLiteral("09:12 · biên nhận số 1842"));
    auto* model = find<QTableView>(*window.window, "outbox")->model();
    for (int row = 0; row < 5; ++row)
        CHECK_FALSE(model->index(row, OutboxModel::State).data(Qt::DecorationRole).value<QIcon>().isNull());
}

TEST_CASE("how much waits, how fast it goes and how long it takes is said while something is sent") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    window.counter.courier.become(tests::fastStatus());
    openOutbox(window);
    CHECK(cell(window, 0, OutboxModel::Next) == QStringLiteral("43 % · còn khoảng 2 phút"));
    CHECK(find<QLabel>(*window.window, "outboxWaiting")->text() ==
          QStringLiteral("12,4 MB đang chờ gửi · 31 kB mỗi giây · khoảng 7 phút"));
}

TEST_CASE("on a metered network the page says that files wait, and which key sends them") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    core::ports::CourierStatus status;
    status.link = LinkState::Online;
    status.bytesWaiting = 850'000;
    status.filesWait = true;
    window.counter.courier.become(status);
    openOutbox(window);
    CHECK(cell(window, 1, OutboxModel::Next) == QStringLiteral("Mạng tính cước: F6 để gửi"));
    CHECK(find<QLabel>(*window.window, "outboxWaiting")->text() ==
          QStringLiteral("850 kB đang chờ vì mạng tính cước theo dung lượng. F6 để gửi ngay."));
}

TEST_CASE("Ctrl+U writes what waits to the one stick that is in, and says when it may be pulled out") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    openOutbox(window);
    const auto* banner = find<ui::widgets::Banner>(*window.window, "stickBanner");
    const auto says = [&](const char* words) {
        return eventually([&] { return banner->words().contains(QString::fromUtf8(words)); });
    };
    press(Qt::Key_U, Qt::ControlModifier);
    CHECK(says("Chưa cắm USB"));
    window.counter.putIn({"/media/mai/A", "/media/mai/B"});
    press(Qt::Key_U, Qt::ControlModifier);
    CHECK(says("nhiều hơn một USB"));
    window.counter.putIn({"/media/mai/A"});
    press(Qt::Key_U, Qt::ControlModifier);
    CHECK(says("Gói số 7 đã nằm trên USB, đã đọc lại và còn nguyên vẹn: /media/mai/A/Q07-7.cfb"));
    CHECK(says("Có thể rút USB an toàn"));
    window.counter.failStick(
        core::base::Error::of(core::ports::StoreCode::StickFull, "ENOSPC", {"/media/mai/A"}));
    press(Qt::Key_U, Qt::ControlModifier);
    CHECK(says("/media/mai/A"));
    CHECK_FALSE(banner->words().contains(QStringLiteral("Gói số 7")));
}

TEST_CASE("Ctrl+I takes in every receipt that lies on the stick, and names those that are not ours") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    window.counter.putIn({"/media/mai/A"});
    openOutbox(window);
    const auto* banner = find<ui::widgets::Banner>(*window.window, "stickBanner");
    press(Qt::Key_I, Qt::ControlModifier);
    CHECK(eventually(
        [&] { return banner->words().contains(QStringLiteral("không có biên nhận nào của cổng")); }));
    window.counter.putReceipts({ui::models::ReceiptNews{7, 3, 0, 0, false},
                                core::base::fail(core::ports::PortalCode::ReceiptOfAnother, "", {"b.cfr"})});
    press(Qt::Key_I, Qt::ControlModifier);
    CHECK(eventually([&] { return banner->words().contains(QStringLiteral("Biên nhận của gói số 7")); }));
    CHECK(banner->words().contains(QStringLiteral("b.cfr")));
}

TEST_CASE("what a portal without receipts has taken says so, and is not green") {
    OpenWindow window;
    window.counter.setOutbox({outboxRows()[3], tests::unsignedRow()});
    openOutbox(window, 2);
    CHECK(cell(window, 1, OutboxModel::Next) == QStringLiteral("09:12 · không có biên nhận"));
    const auto* model = find<QTableView>(*window.window, "outbox")->model();
    const auto colour = [&](int row) {
        return model->index(row, OutboxModel::State).data(Qt::ForegroundRole).value<QColor>();
    };
    CHECK(colour(0) == ui::style::colour(ui::style::toneOf(OpState::Acknowledged)));
    CHECK(colour(1) == ui::style::colour(ui::style::toneOf(OpState::Uploaded)));
}

TEST_CASE("a delivery that needs a clerk says why in words, and F7 sends it again") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    openOutbox(window);
    press(Qt::Key_F7); // the first row is being sent: nothing to send again
    find<QTableView>(*window.window, "outbox")->selectRow(4);
    const QString reason = find<QLabel>(*window.window, "reason")->text();
    CHECK(reason.contains(QStringLiteral("Cổng không chấp nhận một mục của hồ sơ")));
    CHECK(reason.contains(QStringLiteral("Ngày sinh sau ngày nộp")));
    press(Qt::Key_F7);
    REQUIRE(eventually([&] { return window.counter.sentAgain() == std::vector{1}; }));
    CHECK(eventually([&] { return window.counter.courier.askedToSend() == 1; }));
}

TEST_CASE("a dossier that perhaps is at the portal says where to look, F8 says that it is there, and F7 "
          "sends it again") {
    OpenWindow window;
    auto rows = outboxRows();
    rows[4].problem = "outcome_unknown";
    rows[4].detail.clear();
    window.counter.setOutbox(rows);
    openOutbox(window);
    auto* isThere = find<QAbstractButton>(*window.window, "isThere");
    CHECK_FALSE(isThere->isVisible()); // the first row is being sent
    press(Qt::Key_F8);
    find<QTableView>(*window.window, "outbox")->selectRow(4);
    CHECK(isThere->isVisible());
    CHECK(cell(window, 4, OutboxModel::Next) == QStringLiteral("F8 đã có · F7 gửi lại"));
    const QString reason = find<QLabel>(*window.window, "reason")->text();
    CHECK(reason.contains(QStringLiteral("Không rõ hệ thống của cơ quan đã nhận phần này hay chưa")));
    CHECK(reason.contains(QStringLiteral("Hãy tìm mã hồ sơ trên màn hình của hệ thống đó")));
    press(Qt::Key_F8);
    REQUIRE(eventually([&] { return window.counter.seen().size() == 1; }));
    CHECK(window.counter.seen()[0].starts_with(rows[4].number + ", "));
    CHECK(eventually([&] { return window.counter.courier.askedToSend() == 1; }));
    CHECK(window.counter.sentAgain().empty());
    press(Qt::Key_F7);
    CHECK(eventually([&] { return window.counter.sentAgain() == std::vector{1}; }));
}

TEST_CASE("F6 sends now, Ctrl+T pauses and goes on") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    openOutbox(window);
    press(Qt::Key_F6);
    CHECK(window.counter.courier.askedToSend() == 1);
    press(Qt::Key_T, Qt::ControlModifier);
    CHECK(window.counter.courier.status().link == LinkState::Paused);
    REQUIRE(eventually([&] { return cell(window, 1, OutboxModel::Next) == QStringLiteral("Tạm dừng"); }));
    press(Qt::Key_T, Qt::ControlModifier);
    CHECK(window.counter.courier.status().link == LinkState::Online);
}

TEST_CASE("the outbox and the status bar follow the courier by themselves") {
    OpenWindow window;
    auto rows = outboxRows();
    window.counter.setOutbox(rows);
    openOutbox(window);
    auto* waiting = find<QLabel>(*window.window, "waitingCount");
    REQUIRE(eventually([&] { return waiting->text().contains(QStringLiteral("3 hồ sơ chờ gửi")); }));
    rows[0].state = core::ports::OpState::Acknowledged;
    window.counter.setOutbox(rows);
    core::ports::CourierStatus offline;
    offline.link = LinkState::Offline;
    window.counter.courier.become(offline);
    REQUIRE(
        eventually([&] { return cell(window, 0, OutboxModel::State) == QStringLiteral("Cổng đã nhận"); }));
    CHECK(eventually([&] { return waiting->text().contains(QStringLiteral("2 hồ sơ chờ gửi")); }));
    CHECK(find<QLabel>(*window.window, "link")->text() == QStringLiteral("Cổng: chưa kết nối được"));
}

TEST_CASE("after the sign-out no owner stays in the outbox, and the next clerk sees it again") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    openOutbox(window);
    CHECK(cell(window, 0, OutboxModel::Owner) == QStringLiteral("Nguyễn Thị Mẫu"));
    press(Qt::Key_Q, Qt::ControlModifier);
    REQUIRE(eventually([&] { return find<QWidget>(*window.window, "signInPage")->isVisible(); }));
    CHECK(find<QTableView>(*window.window, "outbox")->model()->rowCount() == 0);
    CHECK_FALSE(find<QLabel>(*window.window, "details")->text().contains(QStringLiteral("Nguyễn")));
    type(QString::fromLatin1(Counter::kPassphrase)); // the name is there still
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return find<QWidget>(*window.window, "intakePage")->isVisible(); }));
    press(Qt::Key_F3);
    CHECK(eventually([&] { return find<QTableView>(*window.window, "outbox")->model()->rowCount() == 5; }));
}

TEST_CASE("a dossier that does not open says so in its row") {
    OpenWindow window;
    auto rows = outboxRows();
    rows[0].isWhole = false;
    rows[0].ownerName.clear();
    window.counter.setOutbox(rows);
    openOutbox(window);
    CHECK(cell(window, 0, OutboxModel::Owner) == QStringLiteral("(không mở được)"));
}

TEST_CASE(
    "an end of the log that the portal refused stands above the dossiers, says why, and F7 sends it again") {
    OpenWindow window;
    auto rows = outboxRows();
    core::usecases::OutboxRow head;
    head.single = core::base::OpId{{7}};
    head.revision = 77;
    head.state = core::ports::OpState::NeedsClerk;
    head.problem = "conflict";
    rows.pop_back();
    rows.insert(rows.begin(), head);
    window.counter.setOutbox(rows);
    openOutbox(window);
    CHECK(cell(window, 0, OutboxModel::Number) == QStringLiteral("Xác nhận nhật ký"));
    CHECK(cell(window, 0, OutboxModel::Received).isEmpty());
    CHECK(find<QLabel>(*window.window, "details")->text().contains(QStringLiteral("nhật ký")));
    CHECK_FALSE(find<QLabel>(*window.window, "reason")->text().isEmpty());
    press(Qt::Key_F7);
    CHECK(eventually([&] { return window.counter.sentAgain() == std::vector{77}; }));
}

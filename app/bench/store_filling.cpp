// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/store_filling.h"

#include "core/ports/random.h"
#include "core/sync/portals/intake_body.h"

#include <iterator>
#include <random>
#include <string>

namespace app::bench {

namespace base = core::base;
namespace ports = core::ports;

namespace {

constexpr int kDossiersADay = 400;
constexpr std::int64_t kDay_ms = 86'400'000;
constexpr std::int64_t kBegin_ms = 1'793'491'200'000; // 01/11/2026

class SeededRandom final : public ports::Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

  private:
    std::mt19937_64 m_engine;
};

std::string nameFrom(ports::Random& random) {
    static constexpr const char* kFamily[] = {"Nguyễn", "Trần",   "Lê",   "Phạm",  "Hoàng", "Vũ",
                                              "Đặng",   "Bùi",    "Đỗ",   "Hồ",    "Ngô",   "Dương",
                                              "Lý",     "Nguyễn", "Trần", "Nguyễn"};
    static constexpr const char* kMiddle[] = {"Thị", "Văn", "Đức", "Minh", "Thanh", "Ngọc", "Quốc", "Hữu"};
    static constexpr const char* kGiven[] = {
        "An",  "Bình", "Chi",    "Dũng",  "Giang", "Hà",  "Hòa",  "Hùng",  "Khánh", "Lan", "Linh", "Mai",
        "Nam", "Nga",  "Phương", "Quang", "Sơn",   "Tâm", "Thảo", "Trang", "Tuấn",  "Vân", "Yến",  "Minh"};
    const auto pick = [&](const auto& list) {
        return std::string(list[ports::uniform(random, 0, static_cast<std::int64_t>(std::size(list)) - 1)]);
    };
    const auto family = pick(kFamily);
    const auto middle = pick(kMiddle);
    return family + " " + middle + " " + pick(kGiven);
}

std::string digitsFrom(ports::Random& random, int count) {
    std::string text;
    while (static_cast<int>(text.size()) < count)
        text += std::to_string(ports::uniform(random, 0, 9));
    return text;
}

struct Kind {
    const char* code;
    const char* name;
};

constexpr Kind kKinds[] = {{"1.001193", "Đăng ký khai sinh"},
                           {"1.004873", "Cấp giấy xác nhận tình trạng hôn nhân"},
                           {"1.004222", "Đăng ký thường trú"},
                           {"2.000488", "Cấp phiếu lý lịch tư pháp cho công dân Việt Nam"},
                           {"1.001612", "Đăng ký thành lập hộ kinh doanh"}};

ports::OutboxOp operation(ports::OpKind kind, int lane, const core::domain::Dossier& dossier,
                          ports::Random& random) {
    ports::OutboxOp op;
    op.op = ports::newId<base::OpId>(random);
    op.kind = kind;
    op.dossier = dossier.id;
    op.lane = lane;
    return op;
}

std::vector<ports::OutboxOp> operationsOf(const core::domain::Dossier& dossier) {
    SeededRandom random(dossier.id.bytes[0] + 256ULL * static_cast<std::uint64_t>(dossier.receivedAt.ms));
    std::vector<ports::OutboxOp> ops{operation(ports::OpKind::Put, 1, dossier, random)};
    for (const auto& document : dossier.documents) {
        ops.push_back(operation(ports::OpKind::File, 4, dossier, random));
        ops.back().file = document.id;
        ops.back().bytesLeft = document.size_bytes;
    }
    ops.push_back(operation(ports::OpKind::Commit, 2, dossier, random));
    return ops;
}

} // namespace

core::domain::Dossier filling(int n) {
    SeededRandom random(static_cast<std::uint64_t>(n) + 1);
    core::domain::Dossier dossier;
    dossier.id = ports::newId<base::DossierId>(random);
    dossier.receivedAt = {kBegin_ms + n / kDossiersADay * kDay_ms + n % kDossiersADay};
    dossier.number = {"H15.50.05.13-" + std::to_string(n / kDossiersADay) + "-" +
                          std::to_string(1000 + n % kDossiersADay),
                      false};
    const auto& kind = kKinds[static_cast<std::size_t>(n) % std::size(kKinds)];
    dossier.procedureCode = kind.code;
    dossier.procedureName = kind.name;
    dossier.procedureVersion = "3";
    dossier.fieldCode = "G15-TP07";
    dossier.fieldName = "Hộ tịch";
    dossier.authority = "UBND phường Mẫu";
    dossier.submitter.name = nameFrom(random);
    dossier.submitter.idNumber = "001" + digitsFrom(random, 9);
    dossier.submitter.address = "Tổ 1, phường Mẫu, Hà Nội";
    dossier.submitter.phone = "09" + digitsFrom(random, 8);
    dossier.owner = dossier.submitter;
    dossier.abstract = "Đăng ký khai sinh cho trẻ";
    dossier.returnPlace = "Bưu cục Mẫu";
    dossier.termText = "Trong ngày";
    dossier.dueAt = base::Instant{dossier.receivedAt.ms + kDay_ms};
    dossier.calendarVersion = "2026.1";
    dossier.counter = "Q07";
    dossier.clerk = ports::newId<base::ClerkId>(random);
    dossier.clerkName = "Trần Văn Mẫu";
    dossier.work = core::domain::WorkState::Taken;
    return dossier;
}

base::Result<void> save(ports::Books& books, const core::domain::Dossier& dossier,
                        const std::vector<ports::SealedFile>& files) {
    const auto day = base::toLocal(dossier.receivedAt).date;
    if (auto place = books.numbers().take("official", day, 9'999, dossier.id); !place)
        return base::fail(place.error());
    if (auto done = books.dossiers().insert(dossier, files); !done) return done;
    ports::Delivery delivery;
    delivery.dossier = dossier.id;
    delivery.body = core::sync::IntakeBody().freeze(dossier);
    if (auto done = books.outbox().addDelivery(delivery, {}); !done) return done;
    for (const auto& op : operationsOf(dossier))
        if (auto done = books.outbox().addOp(op); !done) return done;
    return books.audit().append(
        {"dossier_taken", dossier.clerk.hex(), dossier.id.hex(), "{\"documents\":3}", dossier.receivedAt});
}

} // namespace app::bench

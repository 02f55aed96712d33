// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus/people.h"

#include <QStringList>

namespace tests::corpus {
namespace {

const QString& pick(Random& random, const QStringList& list) {
    return list[oneOf(random, 0, static_cast<int>(list.size()) - 1)];
}

QString digits(int number, int width) {
    return QString("%1").arg(number, width, 10, QChar('0'));
}

Person person(Random& random, const QStringList& given, const QString& sexDigit) {
    static const QStringList families{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ",
                                      "Đặng",   "Bùi",  "Đỗ", "Hồ",   "Ngô",   "Dương"};
    static const QStringList places{"Hà Nội",    "Huế",     "Đà Nẵng",    "Cần Thơ",
                                    "Hải Phòng", "Nghệ An", "Quảng Ngãi", "Lâm Đồng"};
    Person made;
    made.name = pick(random, families) + " Mẫu " + pick(random, given);
    made.birthYear = oneOf(random, 1951, 2001);
    made.born = digits(oneOf(random, 1, 28), 2) + '/' + digits(oneOf(random, 1, 12), 2) + '/' +
                QString::number(made.birthYear);
    made.number = "001" + sexDigit + "00" + digits(oneOf(random, 1, 999'999), 6);
    made.address = QString("Tổ %1, Phường Mẫu, %2").arg(oneOf(random, 1, 30)).arg(pick(random, places));
    return made;
}

} // namespace

int oneOf(Random& random, int low, int high) {
    return low + static_cast<int>(random.unit() * (high - low + 1));
}

Person woman(Random& random) {
    return person(
        random,
        {"Thuỷ", "Hương", "Nguyệt", "Bích Hằng", "Diễm", "Quỳnh", "Như Ý", "Tuyết", "Phượng", "Hồng Gấm"},
        "1");
}

Person man(Random& random) {
    return person(
        random,
        {"Dũng", "Quốc Việt", "Đức", "Thành", "Hữu Nghĩa", "Tuấn", "Vĩnh", "Khắc Hiếu", "Lực", "Trường"},
        "0");
}

} // namespace tests::corpus

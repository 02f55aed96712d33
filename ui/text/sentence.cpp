// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sentence.h"

#include "ui/text/sentence_rooms.h"

namespace ui::text {

using core::base::Error;
using core::base::Room;

QString sentence(const Error& error) {
    switch (error.room) {
    case Room::Domain:
        return domainSentence(error);
    case Room::Store:
        return storeSentence(error);
    case Room::Portal:
        return portalSentence(error);
    case Room::Scan:
        return scanSentence(error);
    case Room::Page:
        return pageSentence(error);
    case Room::Print:
        return printSentence(error);
    }
    return {};
}

QString argument(const Error& error, std::size_t index) {
    if (index >= error.args.size() || error.args[index].empty()) return QStringLiteral("?");
    return QString::fromStdString(error.args[index]);
}

int numberArgument(const Error& error, std::size_t index) {
    return index < error.args.size() ? QString::fromStdString(error.args[index]).toInt() : 0;
}

QStringList arguments(const Error& error) {
    QStringList all;
    for (const auto& arg : error.args)
        all << QString::fromStdString(arg);
    return all;
}

} // namespace ui::text

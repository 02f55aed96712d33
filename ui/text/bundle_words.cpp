// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bundle_words.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct BundleWords {
    Q_DECLARE_TR_FUNCTIONS(BundleWords)
};

} // namespace

QString bundleWrittenWords(int number, const std::string& file, int dossiers) {
    return BundleWords::tr("Bundle %1 is on the stick, read back and whole: %2. Dossiers in it: %3")
        .arg(number)
        .arg(QString::fromStdString(file))
        .arg(dossiers);
}

QString leftOutWords(int dossiers) {
    return BundleWords::tr(
               "Left out because they do not open here, or are too large: %1. They are kept; call "
               "the technician.")
        .arg(dossiers);
}

QString mayRemoveStickWords() {
    return BundleWords::tr("The stick may be removed. Everything on it also waits here until the portal's "
                           "receipt comes.");
}

QStringList importedReceiptWords(int number, int acknowledged, int before, int refused, bool hasGap) {
    QStringList lines{BundleWords::tr("Receipt of bundle %1. Received by the portal: %2, known before: %3")
                          .arg(number)
                          .arg(acknowledged)
                          .arg(before)};
    if (refused > 0) lines << BundleWords::tr("Refused by the portal, they need a clerk: %1").arg(refused);
    if (hasGap)
        lines << BundleWords::tr("A bundle written before this one has not come to the portal. What it "
                                 "carries still waits here.");
    return lines;
}

QString stickInUseWords() {
    return BundleWords::tr("The stick is being used. Leave it in.");
}

QString noStickWords() {
    return BundleWords::tr("No USB stick is in. Put it in, wait a moment, and press the key again.");
}

QString severalSticksWords() {
    return BundleWords::tr(
        "More than one USB stick is in. Leave only the one that is meant, and press the key again.");
}

QString noReceiptOnStickWords() {
    return BundleWords::tr(
        "No receipt of the portal's (.cfr) lies on the stick. What waits here goes on waiting.");
}

QString onStickWords(int number) {
    return BundleWords::tr("Also on USB bundle %1").arg(number);
}

} // namespace ui::text

// SPDX-License-Identifier: GPL-3.0-or-later
// Persons who do not exist: every name carries the word "Mẫu". One thread.
#pragma once

#include "tests/support/sample_pages/random.h"

#include <QString>

namespace tests::corpus {

using sample_pages::Random;

struct Person {
    QString name;
    QString born; // dd/mm/yyyy
    int birthYear = 0;
    QString number; // 12 digits; no real one: the year in it does not fit the birth
    QString address;
};

Person woman(Random& random);
Person man(Random& random);
int oneOf(Random& random, int low, int high); // both ends included

} // namespace tests::corpus

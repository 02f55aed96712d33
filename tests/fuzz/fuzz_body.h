// SPDX-License-Identifier: GPL-3.0-or-later
// What a fuzzer and the ordinary suite do with bytes from a stranger: one body per target, in the file that
// has the target's name. One thread.
#pragma once

#include <string_view>

namespace tests::fuzz {

// Feeds the target. Throws BrokenPromise; whatever else it throws, and every crash, is a finding too.
void feed(std::string_view bytes);

// No std::exception, so that no body takes it for one of a library.
struct BrokenPromise {
    const char* promise;
};

inline void must(bool isKept, const char* promise) {
    if (!isKept) throw BrokenPromise{promise};
}

} // namespace tests::fuzz

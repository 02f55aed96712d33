// SPDX-License-Identifier: GPL-3.0-or-later
// The body as libFuzzer calls it.
#include "tests/fuzz/fuzz_body.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        tests::fuzz::feed({reinterpret_cast<const char*>(bytes), size});
    } catch (const tests::fuzz::BrokenPromise& broken) {
        std::fprintf(stderr, "not kept: %s\n", broken.promise);
        std::abort();
    }
    return 0;
}

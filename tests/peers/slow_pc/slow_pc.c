// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded: by the clock that intervals are measured with everything takes sixteen times as long, as on a PC
// that is as many times slower. What such a PC can pay for a guess of the passphrase is the least that the
// product takes.
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { kTimesSlower = 16, kSecond_ns = 1000000000 };

int clock_gettime(clockid_t clock, struct timespec* now) {
    const int result = (int)syscall(SYS_clock_gettime, clock, now);
    if (result != 0 || clock != CLOCK_MONOTONIC) return result;
    const long long parts_ns = (long long)now->tv_nsec * kTimesSlower;
    now->tv_sec = now->tv_sec * kTimesSlower + parts_ns / kSecond_ns;
    now->tv_nsec = parts_ns % kSecond_ns;
    return result;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded: a thread that was woken runs on only a while later, as on a PC that is busy with other things.
// What the thread that woke it does meanwhile is done before.
#define _GNU_SOURCE
#include <pthread.h>
#include <time.h>

enum { kDelay_ms = 300, kNever_s = 1000000000 };

static void beLate(void) {
    const struct timespec delay = {0, kDelay_ms * 1000000L};
    nanosleep(&delay, NULL);
}

int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
    const struct timespec never = {kNever_s, 0};
    const int result = pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, &never);
    pthread_mutex_unlock(mutex);
    beLate();
    pthread_mutex_lock(mutex);
    return result;
}
